from odoo import api, fields, models
from odoo.tools import SQL

from ..locks import execute_or_again


class IngeAccessLog(models.Model):
    """Reading many at once is noted as well: once for each user, person and day."""

    _inherit = "inge.access.log"

    day = fields.Date(readonly=True, help="Of what is noted once a day.")

    _once_a_day = models.UniqueIndex(
        "(user_id, participant_id, kind, day) WHERE day IS NOT NULL",
        "What is read in lists is noted once a day.",
    )

    @api.model
    def _note_many(self, kind, people):
        """Write down whose data the user reads, unless that was done today.

        Lists are opened all day long: mostly nothing is left to write.
        """
        if self.env.su or not people:
            return
        today = fields.Date.context_today(self)
        known = SQL(
            "SELECT participant_id FROM inge_access_log WHERE user_id = %s"
            " AND participant_id IN %s AND kind = %s AND day = %s",
            self.env.uid,
            tuple(people),
            kind,
            today,
        )
        noted = {number for (number,) in self.env.execute_query(known)}
        new = sorted(set(people) - noted)
        if not new:
            return
        # the same lists may be opened by the same user in two windows
        execute_or_again(
            self.env.cr,
            SQL(
                "INSERT INTO inge_access_log"
                " (at, user_id, company_id, kind, participant_id, day)"
                " SELECT %s, %s, COALESCE(company_id, %s), %s, id, %s"
                " FROM inge_participant"
                " WHERE id IN %s ON CONFLICT DO NOTHING",
                fields.Datetime.now(),
                self.env.uid,
                self.env.company.id,
                kind,
                today,
                tuple(new),
            ),
        )


class IngeSeen(models.AbstractModel):
    """Records that show people: who reads them is noted, by whichever door."""

    _name = "inge.seen"
    _description = "Reading that is noted"

    def _seen_people(self):
        """Return the ids of the participants these records speak of."""
        return self.ids

    def read(self, fields=None, load="_classic_read"):
        result = super().read(fields, load)
        self._note_seen("read")
        return result

    @api.model
    def search_read(
        self, domain=None, fields=None, offset=0, limit=None, order=None, **read_kwargs
    ):
        result = super().search_read(
            domain, fields, offset=offset, limit=limit, order=order, **read_kwargs
        )
        self.browse(row["id"] for row in result)._note_seen("read")
        return result

    def export_data(self, fields_to_export):
        result = super().export_data(fields_to_export)
        self._note_seen("list")
        return result

    def _note_seen(self, kind):
        if not self.env.su:
            self.env["inge.access.log"]._note_many(kind, self._seen_people())


class IngeParticipant(models.Model):
    _name = "inge.participant"
    _inherit = ["inge.participant", "inge.seen"]


class IngeEnrolment(models.Model):
    _name = "inge.enrolment"
    _inherit = ["inge.enrolment", "inge.seen"]

    def _seen_people(self):
        return self.participant_id.ids


class IngeExaminationLine(models.Model):
    _name = "inge.examination.line"
    _inherit = ["inge.examination.line", "inge.seen"]

    def _seen_people(self):
        return self.participant_id.ids

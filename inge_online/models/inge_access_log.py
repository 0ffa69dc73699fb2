from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError

PAUSE = timedelta(minutes=10)
"""Opening the same person again within this time is the same visit."""


class IngeAccessLog(models.Model):
    """Who looked at whose data when, and who took data out of the system.

    Nobody writes it by hand; administrators read it.
    """

    _name = "inge.access.log"
    _description = "Access to personal data"
    _order = "id desc"
    _rec_name = "kind"
    _log_access = False

    at = fields.Datetime(
        string="Time",
        required=True,
        readonly=True,
        index=True,
        default=fields.Datetime.now,
    )
    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one("res.company", readonly=True, index=True)
    kind = fields.Selection(
        [
            ("opened", "Opened the form"),
            ("read", "Read in a list"),
            ("list", "Exported a list"),
            ("exported", "Exported all data of a person"),
            ("erased", "Erased a person"),
            ("evidence", "Exported evidence"),
        ],
        required=True,
        readonly=True,
    )
    participant_id = fields.Many2one(
        "inge.participant", readonly=True, index="btree_not_null", ondelete="set null"
    )
    details = fields.Char(readonly=True)

    @api.model
    def _note(self, kind, participant=None, details=False):
        """Write down what the user does, at once for each visit."""
        participant = participant or self.env["inge.participant"]
        # sudo: nobody writes the log by hand
        log = self.sudo()
        if kind == "opened" and log.search_count(
            [
                ("user_id", "=", self.env.uid),
                ("participant_id", "=", participant.id),
                ("kind", "=", kind),
                ("at", ">", fields.Datetime.now() - PAUSE),
            ],
            limit=1,
        ):
            return
        log.create(self._entry(kind, participant, details=details))

    @api.model
    def _note_each(self, kind, participants):
        """Write down of each of these people what the user does."""
        # sudo: nobody writes the log by hand
        self.sudo().create([self._entry(kind, one) for one in participants])

    def _entry(self, kind, participant, *, details=False):
        # sudo: whose data it is does not depend on who looks
        company = participant.sudo().company_id or self.env.company
        return {
            "user_id": self.env.uid,
            "company_id": company.id,
            "kind": kind,
            "participant_id": participant.id,
            "details": details,
        }

    @api.model
    def _require_group(self, group):
        """Refuse whoever lacks a group what leaves the system, or erases from it."""
        if not self.env.su and not self.env.user.has_group(group):
            raise AccessError(
                self.env._("Ask a manager of InGe-Online: this is not for everybody.")
            )


class IngeParticipant(models.Model):
    """A person's form is not opened unseen."""

    _inherit = "inge.participant"

    def web_read(self, specification):
        """Note who opens the form of one person, each time; lists: once a day."""
        result = super().web_read(specification)
        if len(self) == 1 and self.id and result and "family_name" in specification:
            self.env["inge.access.log"]._note("opened", self)
        return result

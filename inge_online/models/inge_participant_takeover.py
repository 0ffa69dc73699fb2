from markupsafe import Markup

from odoo import api, fields, models

from .inge_participant_answer import ADDRESS
from .inge_participant_registration import CLERK


class IngeParticipant(models.Model):
    """Taking over what BAMF answered, never over a different person."""

    _inherit = "inge.participant"

    bamf_summary = fields.Html(
        compute="_compute_bamf_summary",
        sanitize=False,
        groups=CLERK,
        string="What BAMF has",
    )
    bamf_differs = fields.Boolean(compute="_compute_bamf_summary", groups=CLERK)

    @api.depends("inquiry_message_id", "write_date")
    @api.depends_context("lang")
    def _compute_bamf_summary(self):
        for person in self:
            record = person.inquiry_message_id and person._answer(
                person.inquiry_message_id
            )
            person.bamf_differs = False
            person.bamf_summary = False
            if record and person._is_about(person.inquiry_message_id):
                lines = person._comparison(person._bamf_values(record))
                person.bamf_differs = any(line["differs"] for line in lines)
                person.bamf_summary = person._summary(record, lines)

    def action_take_over(self):
        """Open BAMF's answer beside our own data, to choose from."""
        self.ensure_one()
        return self.env["inge.participant.takeover"]._open(self)

    def _take_over(self, values):
        """Write what BAMF stated; an address that differs is added, not overwritten."""
        self.ensure_one()
        self.check_access("write")
        values = dict(values)
        address = values.pop(ADDRESS, None)
        if isinstance(values.get("nationality_ids"), list):
            values["nationality_ids"] = [fields.Command.set(values["nationality_ids"])]
        self.write(values)
        if address:
            self._add_address(address)

    def _add_address(self, address):
        contact = self.partner_id
        if not any((contact.street, contact.zip, contact.city)):
            contact.write(address)
        elif self._differs(ADDRESS, address):
            contact.write(
                {
                    "child_ids": [
                        fields.Command.create(
                            {
                                **address,
                                "type": "other",
                                "company_id": contact.company_id.id,
                                "name": self.env._("Address known to BAMF"),
                            }
                        )
                    ]
                }
            )

    def _summary(self, record, lines):
        """Return both sides as a table for the form."""
        row = Markup(
            "<tr class='%s'><th class='fw-normal text-muted'>%s</th>"
            "<td>%s</td><td>%s</td></tr>"
        )
        rows = [
            row
            % (
                "table-warning" if ln["differs"] else "",
                ln["label"],
                ln["own"],
                ln["bamf"],
            )
            for ln in lines
        ]
        head = Markup("<tr><th></th><th>%s</th><th>%s</th></tr>") % (
            self.env._("Here"),
            self.env._("At BAMF"),
        )
        table = Markup("<table class='table table-sm mb-2'>%s%s</table>") % (
            head,
            Markup().join(rows),
        )
        return table + Markup().join(self._visits(record))

    def _visits(self, record):
        """Yield a line for each course BAMF knows the person to have attended."""
        types = self.env["inge.course.type"].search([])
        names = {one.code: one.name for one in types}
        for visit in record.attended:
            period = " – ".join(
                self._shown("birth_date", day)
                for day in (visit.start, visit.end)
                if day
            )
            numbers = ", ".join(map(str, visit.sections))
            parts = (
                names.get(visit.course_type),
                visit.provider_code,
                period,
                numbers and self.env._("sections %(numbers)s", numbers=numbers),
                visit.billed_units
                and self.env._("%(units)s units", units=visit.billed_units),
            )
            text = " · ".join(filter(None, parts))
            yield Markup("<div>%s %s</div>") % (self.env._("Course attended:"), text)

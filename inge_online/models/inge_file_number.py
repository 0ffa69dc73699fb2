from odoo import api, fields, models

from ..day import german_today


class IngeFileNumber(models.Model):
    """Another file number of a person: an earlier one, or one of another authority.

    The one in use stands on the participant. A new one typed there moves the old one
    here by itself; ``action_use`` swaps the two.
    """

    _name = "inge.file.number"
    _description = "File number of a participant"
    _order = "id desc"

    participant_id = fields.Many2one(
        "inge.participant", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="participant_id.company_id", store=True)
    number = fields.Char(string="File number", required=True, index=True)
    origin_id = fields.Many2one(
        "inge.code",
        domain=[("kind", "=", "file_number_origin")],
        ondelete="restrict",
    )
    used_until = fields.Date(
        help="Day on which another number took its place. Empty: never used here."
    )

    _unique_number = models.Constraint(
        "UNIQUE(participant_id, number)",
        "This number is already in the list: change that line instead.",
    )

    @api.depends("number", "origin_id.name")
    def _compute_display_name(self):
        for line in self:
            parts = (line.number, line.origin_id.name)
            line.display_name = " · ".join(filter(None, parts))

    def action_use(self):
        """Let reports name the person by this number from now on."""
        self.ensure_one()
        person, number, origin = self.participant_id, self.number, self.origin_id
        self.unlink()
        person.write({"file_number": number, "file_number_origin_id": origin.id})


class IngeParticipant(models.Model):
    """All numbers by which BAMF and other authorities know a person."""

    _inherit = "inge.participant"

    other_file_number_ids = fields.One2many(
        "inge.file.number",
        "participant_id",
        string="Other file numbers",
        groups="inge_online.group_clerk",
    )
    repeater_number = fields.Char(
        copy=False,
        help="Personenkennziffer as a repeater: given anew with the admission to "
        "repeat. Reports on repeat hours name the person by it.",
    )

    def write(self, vals):
        """Keep a number that gives way to another one."""
        if vals.get("file_number"):
            self._keep_file_number(vals["file_number"])
        if vals.get("repeater_number"):
            # what was reported elsewhere was the registration under the old number
            vals = {"reported_elsewhere_on": False, **vals}
        return super().write(vals)

    def _keep_file_number(self, number):
        self.env["inge.file.number"].create(
            [
                {
                    "participant_id": person.id,
                    "number": person.file_number,
                    "origin_id": person.file_number_origin_id.id,
                    "used_until": german_today(),
                }
                for person in self
                if person.file_number and person.file_number != number
                if person._was_reported()
            ]
        )

    def _was_reported(self):
        """Tell whether BAMF may know the person by the number in use; else a typo."""
        # sudo: whether anything left does not depend on who may read it
        messages = self.sudo().inge_message_ids
        sent = messages.filtered(lambda m: m.state not in ("draft", "cancelled"))
        return bool(sent or self.reported_elsewhere_on)

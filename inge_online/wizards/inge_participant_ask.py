from odoo import fields, models


class IngeParticipantAsk(models.TransientModel):
    """A new participant from what BAMF knows: number and date of birth suffice."""

    _name = "inge.participant.ask"
    _description = "Create a participant from BAMF's answer"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    provider_id = fields.Many2one(
        "inge.provider",
        required=True,
        domain="[('company_id', '=', company_id)]",
        default=lambda self: self._only_provider(),
    )
    file_number = fields.Char(required=True)
    file_number_origin_id = fields.Many2one(
        "inge.code",
        string="Origin of the file number",
        required=True,
        domain=[("kind", "=", "file_number_origin")],
    )
    birth_date = fields.Date(required=True)

    def _only_provider(self):
        """Offer none of several: a wrong one would ask in another federal state."""
        providers = self.env["inge.provider"].search(
            [("company_id", "=", self.env.company.id)]
        )
        return providers if len(providers) == 1 else False

    def action_ask(self):
        """Ask BAMF and open the person, whom the answer fills in."""
        self.ensure_one()
        person = self.env["inge.participant"]._ask_about(
            {
                "company_id": self.company_id.id,
                "provider_id": self.provider_id.id,
                "file_number": self.file_number.strip(),
                "file_number_origin_id": self.file_number_origin_id.id,
                "birth_date": self.birth_date,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": person.display_name,
            "res_model": person._name,
            "res_id": person.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

from odoo import api, models
from odoo.fields import Domain

TEMPLATES = "/inge_online/static/import/"


class IngeParticipant(models.Model):
    """Import from a spreadsheet, with a filled-in example to start from."""

    _inherit = "inge.participant"

    @api.model
    def get_import_templates(self):
        self.check_access("create")
        return [
            {
                "label": self.env._("Example file for participants"),
                "template": f"{TEMPLATES}teilnehmer.xlsx",
            }
        ]


class IngeEnrolment(models.Model):
    _inherit = "inge.enrolment"

    @api.model
    def get_import_templates(self):
        self.check_access("create")
        return [
            {
                "label": self.env._("Example file for enrolments"),
                "template": f"{TEMPLATES}teilnahmen.xlsx",
            }
        ]


class IngeCode(models.Model):
    _inherit = "inge.code"
    _rec_names_search = ["name", "code"]

    @api.model
    def _search_display_name(self, operator, value):
        """Look in one list only, if it is known which one is meant."""
        domain = super()._search_display_name(operator, value)
        kind = self.env.context.get("inge_code_kind")
        return Domain(domain) & Domain("kind", "=", kind) if kind else domain


class IrFieldsConverter(models.AbstractModel):
    _inherit = "ir.fields.converter"

    @api.model
    def db_id_for(self, model, field, subfield, value, savepoint):
        """Find a value by its name in the list of the field, not in another one.

        The code lists of BAMF share one model, and several know the same word.
        """
        if field.comodel_name == "inge.code" and field.domain:
            self = self.with_context(inge_code_kind=field.domain[0][2])
        return super().db_id_for(model, field, subfield, value, savepoint)

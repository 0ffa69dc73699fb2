from odoo import models

FORMULA = ("=", "{=", "@", "\t=", "\r=")


class IngeExport(models.AbstractModel):
    """Texts of others stay texts in an exported spreadsheet.

    Odoo writes a text that begins with an equals sign into an Excel file as a formula.
    """

    _name = "inge.export"
    _description = "Export without formulas"

    def export_data(self, fields_to_export):
        """Put an apostrophe before what a spreadsheet would run."""
        result = super().export_data(fields_to_export)
        result["datas"] = [[_harmless(v) for v in row] for row in result["datas"]]
        return result


class IngeParticipant(models.Model):
    _name = "inge.participant"
    _inherit = ["inge.participant", "inge.export"]


class IngeEnrolment(models.Model):
    _name = "inge.enrolment"
    _inherit = ["inge.enrolment", "inge.export"]


class IngeCourse(models.Model):
    _name = "inge.course"
    _inherit = ["inge.course", "inge.export"]


class IngeMessage(models.Model):
    _name = "inge.message"
    _inherit = ["inge.message", "inge.export"]


class IngeMessageIssue(models.Model):
    _name = "inge.message.issue"
    _inherit = ["inge.message.issue", "inge.export"]


def _harmless(value):
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value

from odoo import fields, models


class ResCompany(models.Model):
    """How carefully a company reports."""

    _inherit = "res.company"

    inge_preview = fields.Selection(
        [
            ("once", "Before reports that cannot be repeated"),
            ("always", "Before every report"),
        ],
        string="Preview of reports",
        required=True,
        default="once",
        help="Shows what BAMF will get before a report is sent.",
    )
    inge_four_eyes = fields.Boolean(
        string="Two persons for reports that cannot be repeated",
        help="A second clerk has to release them; whoever reported cannot.",
    )

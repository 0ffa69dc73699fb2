from odoo import fields, models


class ResCompany(models.Model):
    """What a company decides on logins and on how long it keeps what about people."""

    _inherit = "res.company"

    inge_deputy_id = fields.Many2one(
        "res.users",
        string="Deputy",
        help="Automatic messages go out with this user's DeBeV login when the "
        "responsible clerk is away or has none.",
    )
    inge_password_days = fields.Integer(
        string="Password valid (days)",
        default=90,
        help="After so many days DeBeV asks for a new password. 0: never remind.",
    )
    inge_password_notice_days = fields.Integer(
        string="Remind (days before)", default=14
    )

    _inge_days = models.Constraint(
        "CHECK (inge_password_days >= 0 AND inge_password_notice_days >= 0)",
        "Days are counted from 0 upwards.",
    )

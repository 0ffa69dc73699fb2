from odoo import fields, models


class IngeAccount(models.Model):
    """One DeBeV login of one clerk in one environment."""

    _name = "inge.account"
    _description = "DeBeV login"
    _check_company_auto = True

    user_id = fields.Many2one("res.users", required=True, index=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    environment = fields.Selection(
        [("test", "Test"), ("production", "Production")],
        required=True,
        default="test",
    )
    login = fields.Char(required=True)
    active = fields.Boolean(default=True)

    _one_login = models.UniqueIndex(
        "(user_id, company_id, environment) WHERE active",
        "This user already has a DeBeV login in this environment: change that one.",
    )

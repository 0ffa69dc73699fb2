from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    inge_provider_ids = fields.One2many(
        "inge.provider", "company_id", string="Providers at BAMF"
    )
    inge_site_ids = fields.One2many("inge.site", "company_id", string="Course sites")

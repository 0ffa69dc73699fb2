from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IngeProvider(models.Model):
    """The company as BAMF knows it in one federal state (Träger)."""

    _name = "inge.provider"
    _description = "Provider of integration courses"
    _order = "company_id, state_id"
    _rec_names_search = ["company_id.name", "state_id.name"]
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    state_id = fields.Many2one(
        "res.country.state",
        string="Federal state",
        required=True,
        domain=[("country_id.code", "=", "DE")],
        help="BAMF gives a provider one provider code per federal state.",
    )
    provider_code = fields.Char(
        copy=False,
        help="Trägerkennung: BAMF's number of the provider in this federal state, "
        "used in production only.",
    )
    test_provider_code = fields.Char(
        copy=False,
        help="Testträgernummer: the number for the certification test and for trying "
        "out. It never goes to production.",
    )
    certified_on = fields.Date(
        copy=False,
        help="Day on which BAMF confirmed the passed certification test. Without it "
        "nothing is sent to production.",
    )
    site_ids = fields.One2many("inge.site", "provider_id", string="Sites")
    active = fields.Boolean(default=True)

    _unique_state = models.Constraint(
        "UNIQUE(company_id, state_id)",
        "This company already has a provider in this federal state: change that one.",
    )

    @api.constrains("provider_code", "test_provider_code")
    def _check_numbers_of_environments(self):
        """A number of production typed as that for tests would report real courses."""
        # sudo: a number is BAMF's, whichever company has it
        providers = self.sudo().with_context(active_test=False)
        for provider in self:
            test, real = provider.test_provider_code, provider.provider_code
            if (test and providers.search_count([("provider_code", "=", test)])) or (
                real and providers.search_count([("test_provider_code", "=", real)])
            ):
                raise ValidationError(
                    self.env._(
                        "The number for tests (Testträgernummer) and the provider code "
                        "of production must not be the same: one of them stands in the "
                        "wrong field."
                    )
                )

    @api.depends("company_id.name", "state_id.name")
    def _compute_display_name(self):
        for provider in self:
            parts = (provider.company_id.name, provider.state_id.name)
            provider.display_name = " · ".join(filter(None, parts))

    def _code_for(self, environment):
        """Return the provider code of "test" or "production", or False."""
        self.ensure_one()
        production = environment == "production"
        return self.provider_code if production else self.test_provider_code

    def _is_certified(self, message_type=None):
        """Tell whether BAMF certified messages of this type, by default any of them."""
        return bool(self.certified_on)

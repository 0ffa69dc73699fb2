from odoo import api, models

from ..ledger import PRODUCTION


class IrHttp(models.AbstractModel):
    """Every screen says when it is not production."""

    _inherit = "ir.http"

    def session_info(self):
        info = super().session_info()
        user = self.env.user
        if user.has_group("inge_online.group_reader"):
            contract = self.env["inge.contract"]
            info["inge_notices"] = {
                company.id: contract._notice(company) for company in user.company_ids
            }
        return info


class IngeContract(models.AbstractModel):
    _inherit = "inge.contract"

    @api.model
    def _notice(self, company):
        """Return what every screen of a company says, False in production."""
        # sudo: what the server allows is closed to users
        providers = self.env["inge.provider"].sudo()
        found = providers.search([("company_id", "=", company.id)])
        servers = {provider: self.sudo()._server(provider) for provider in found}
        if any(s.neutralized or not s.at_home for s in servers.values()):
            return {
                "kind": "copy",
                "label": self.env._("Copy"),
                "title": self.env._(
                    "This is a copy of the database: nothing is sent to BAMF."
                ),
            }
        live = found.filtered(lambda one: servers[one].environment == PRODUCTION)
        if found and live == found:
            return False
        if live:
            return {
                "kind": "partly",
                "label": self.env._("Partly production"),
                "title": self.env._(
                    "Reports of %(providers)s go to production and count. Those of "
                    "other providers go to BAMF's test environment.",
                    providers=", ".join(live.mapped("display_name")),
                ),
            }
        return {
            "kind": "test",
            "label": self.env._("Test operation"),
            "title": self.env._(
                "Not production: reports go to BAMF's test environment or to the "
                "simulator. Nothing of it counts."
            ),
        }

from dataclasses import replace

from odoo import api, fields, models

from ..ledger import PRODUCTION, Hold


class ResCompany(models.Model):
    _inherit = "res.company"

    inge_registered_on = fields.Date(
        string="Registered with BAMF on",
        help="Day on which BAMF confirmed that you use the interface InGe-Online: with "
        "it come provider code, test provider code and the registration code for "
        "DeBeV.",
    )
    inge_regional_office_id = fields.Many2one(
        "res.partner",
        string="Regional office of BAMF",
        help="Regionalstelle: you register for the interface there, and it sends the "
        "test data.",
    )

    def _inge_letter_language(self):
        """Return German where it is installed: a German authority reads the letter."""
        installed = [code for code, _name in self.env["res.lang"].get_installed()]
        return "de_DE" if "de_DE" in installed else self.env.lang

    def _inge_debtor(self):
        """Return BAMF as the debtor (Kostenträger) of this company, with an address."""
        self.ensure_one()
        return self.env["res.partner"].search(
            [
                ("inge_is_bamf_debtor", "=", True),
                ("company_id", "in", (self.id, False)),
                ("street", "!=", False),
                ("zip", "!=", False),
                ("city", "!=", False),
            ],
            limit=1,
        )


class IngeProvider(models.Model):
    """What BAMF demands before the first real report, as far as it can be seen here."""

    _inherit = "inge.provider"

    def _missing(self):
        """Return which prerequisites of production this provider does not meet.

        Logins are not among them: a message waits for the login of its own clerk only.
        """
        self.ensure_one()
        met = {
            "registered": self.company_id.inge_registered_on,
            "codes": self.provider_code and all(self.site_ids.mapped("site_code")),
            "debtor": self.company_id._inge_debtor(),
            "certified": self.certified_on,
        }
        return frozenset(name for name, value in met.items() if not value)


class IngeContract(models.AbstractModel):
    _inherit = "inge.contract"

    @api.model
    def _server(self, provider, message_type=None):
        server = super()._server(provider, message_type)
        if server.environment != PRODUCTION:
            return server
        return replace(server, missing=provider._missing())


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _held_summary(self):
        """Name what is missing at this moment, not only that something is."""
        summary = super()._held_summary()
        if self.hold_reason != Hold.NOT_READY.value:
            return summary
        names = {
            "registered": self.env._("registration for the interface"),
            "codes": self.env._("provider and site codes"),
            "debtor": self.env._("BAMF as debtor"),
            "certified": self.env._("certification"),
        }
        missing = self.provider_id._missing()
        listed = ", ".join(text for name, text in names.items() if name in missing)
        return self.env._(
            "%(summary)s Missing: %(what)s.", summary=summary, what=listed
        )

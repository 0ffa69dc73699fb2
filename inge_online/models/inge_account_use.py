from odoo import SUPERUSER_ID, api, fields, models

from .. import passwords
from ..ledger import Hold, Login
from ..protocol import Credentials
from .inge_account import REFUSED


class IngeAccount(models.Model):
    """How the ledger uses a login: whose, whether it may, and what waits for it."""

    _inherit = "inge.account"

    @api.model
    def _choose(self, company, environment, clerk):
        """Return the login to send with: the user's own, or in cron jobs the clerk's.

        Nobody sends with the login of somebody else who is at work. When the clerk is
        away or has none, cron jobs take that of the company's named deputy.
        """
        if self.env.uid != SUPERUSER_ID:
            return self._of(self.env.user, company, environment)
        own = self._of(clerk, company, environment)
        if own and clerk.active and not clerk.is_out_of_office:
            return own
        return self._of(company.inge_deputy_id, company, environment) or own

    def _of(self, holder, company, environment):
        return self.search(
            [
                ("user_id", "=", holder.id),
                ("company_id", "=", company.id),
                ("environment", "=", environment),
            ],
            limit=1,
        )

    def _login(self):
        """Return what the ledger must know of this login, None without one."""
        if not self:
            return None
        return Login(
            self.environment,
            usable=bool(self.has_password),
            refused=bool(self.refused_at),
            administrator=bool(self._unfit()),
        )

    def _credentials(self):
        """Return user and password for a call.

        :raises passwords.NoKey: the password cannot be decrypted on this server
        """
        self.ensure_one()
        # sudo: the column is closed to every user
        stored = self.sudo().password_encrypted or ""
        return Credentials(self.login, passwords.decrypt(stored))

    def _refuse(self):
        """Note that BAMF did not let this login in; claims find it and hold back."""
        # sudo: what BAMF said of a login is nobody's to enter
        self.sudo().write({"refused_at": fields.Datetime.now()})

    def _call_holder(self):
        """Ask the clerk for a new password, once."""
        if not self.activity_search([REFUSED]):
            self.activity_schedule(
                REFUSED,
                summary=self.env._(
                    "BAMF does not let this login in: enter the valid password."
                ),
                user_id=self.user_id.id,
            )

    def _release(self):
        """Queue what waited for this login or for its password."""
        self.ensure_one()
        # sudo: the ledger is read-only for users, its own methods decide
        held = self.env["inge.message"].sudo().search(self._waiting_domain())
        held._ledger().write({"account_id": self.id})
        held._make_ready()

    def _waiting_domain(self):
        return [
            ("state", "=", "held"),
            ("company_id", "=", self.company_id.id),
            ("environment", "=", self.environment),
            "|",
            "&",
            ("account_id", "=", self.id),
            ("hold_reason", "in", [Hold.REFUSED.value, Hold.NO_PASSWORD.value]),
            "&",
            ("hold_reason", "=", Hold.NO_ACCOUNT.value),
            ("requested_by", "=", self.user_id.id),
        ]

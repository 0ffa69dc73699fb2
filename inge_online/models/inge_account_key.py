from odoo import api, models

from .. import passwords
from ..ledger import Hold

BITE = 100
"""Passwords that are encrypted anew in one transaction."""


class IngeAccount(models.Model):
    """What the server's administrator does by the command ``odoo-bin inge``."""

    _inherit = "inge.account"

    @api.model
    def _outdated(self):
        """Count the passwords that are not encrypted with the newest key."""
        return sum(not passwords.is_current(a.password_encrypted) for a in self._kept())

    @api.model
    def _rotate(self):
        """Encrypt all passwords with the newest key; what was done stays done.

        :return: how many cannot be read by any key
        """
        lost = 0
        todo = self._kept().filtered(
            lambda account: not passwords.is_current(account.password_encrypted)
        )
        for start in range(0, len(todo), BITE):
            for account in todo[start : start + BITE]:
                try:
                    renewed = passwords.renew(account.password_encrypted)
                except passwords.NoKey:
                    lost += 1
                else:
                    account.password_encrypted = renewed
            self._commit_bite()
        return lost

    @api.model
    def _kept(self):
        every = self.with_context(active_test=False)
        return every.search([("password_encrypted", "!=", False)], order="id")

    @api.model
    def _move_in(self):
        """Let this database report from this server; return how much waited for it."""
        self.env["inge.contract"]._adopt()
        held = self.env["inge.message"].search(
            [("state", "=", "held"), ("hold_reason", "=", Hold.ELSEWHERE.value)]
        )
        held._make_ready()
        return len(held)

    @api.model
    def _commit_bite(self):
        self.env.flush_all()
        # a command line, not a user's transaction: broken off, it goes on from here
        self.env["ir.cron"]._commit_progress()

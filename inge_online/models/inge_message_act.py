from odoo import models
from odoo.exceptions import UserError

from ..ledger import Hold, State


class IngeMessage(models.Model):
    """What a clerk may do with messages that have not left."""

    _inherit = "inge.message"

    def action_retry(self):
        """Do not wait any longer for the next attempt."""
        messages = self._that_are("ready")
        messages._ledger().write({"not_before": False})
        messages.account_id._try_now()
        messages._make_ready()

    def action_hold(self):
        """Keep queued messages back until somebody releases them."""
        self._that_are("ready")._hold(Hold.PERSON)

    def action_release(self):
        """Queue held messages again; what still stops them holds them again."""
        for message in self._that_are("held")._ledger():
            account = self.env["inge.account"]._choose(
                message.company_id, message.environment, message.clerk_id
            )
            message.write({"account_id": (account or message.account_id).id})
            message._make_ready()

    def action_cancel(self):
        """Give messages up that have not left."""
        messages = self._that_are("draft", "ready", "held")
        messages._ledger().write({"state": State.CANCELLED.value})

    def _that_are(self, *states):
        """Return those in one of the states, locked, for a clerk who may act on them.

        The others stay as they are: an action on a selection does what it can.
        """
        messages = self.filtered(lambda message: message.state in states)
        for message in messages:
            message._require_clerk(message._subject())
        if not messages:
            raise UserError(
                self.env._(
                    "That is not possible in the state the message is in now: load "
                    "the page again and look at the state."
                )
            )
        # sudo: users only read the ledger; that they may act was asked above
        self._lock(messages.sudo())
        messages.invalidate_recordset(["state"])
        return messages.filtered(lambda message: message.state in states)

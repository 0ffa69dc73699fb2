from odoo import fields, models
from odoo.exceptions import LockError, UserError

from ..ledger import OCCUPYING, OPEN, Hold, State, stop


class IngeMessage(models.Model):
    """What becomes of earlier entries of a key when a newer one comes."""

    _inherit = "inge.message"

    def _refuse_second(self, earlier):
        """Stop when BAMF has the report or may have it; questions are always free."""
        taken = earlier.filtered(
            lambda m: not m.inquiry and m.state in {state.value for state in OCCUPYING}
        )
        if not taken:
            return
        if taken[0].state in ("accepted", "hinted"):
            raise UserError(
                self.env._("BAMF already has this report: it cannot be sent twice.")
            )
        raise UserError(
            self.env._(
                "This report is on its way, or it is unclear whether BAMF has it. "
                "It must not be sent a second time before that is settled."
            )
        )

    def _entry(self, earlier, values):
        """Return the entry for these values, and whether it says the same already."""
        waiting = earlier.filtered(lambda m: m.state in {s.value for s in OPEN})
        self._lock(waiting)
        entry = waiting[:1]
        if entry.state in ("ready", "held"):
            if entry.payload_digest == values["payload_digest"]:
                entry._ledger().write({"account_id": values["account_id"]})
                return entry, True
            entry._ledger().write({"state": State.CANCELLED.value})
        elif entry:
            entry._ledger().write(values)
            return entry, False
        # the database, too, has to know who gave the key free
        earlier.flush_recordset(["state"])
        refused = earlier.filtered(lambda m: m.state == "rejected")[:1]
        values = {**values, "supersedes_id": refused.id, "state": State.DRAFT.value}
        return self._ledger().create(values), False

    def _lock(self, messages):
        try:
            messages.lock_for_update()
        except LockError as error:
            raise UserError(
                self.env._("This report is being sent at this moment. Look again soon.")
            ) from error

    def _map(self, issues):
        """Keep what the rules say now instead of what they said before."""
        entry = self._ledger()
        lines = entry.issue_ids._from_rules(issues)
        entry.write(
            {
                "issue_ids": [
                    fields.Command.clear(),
                    *(fields.Command.create(line) for line in lines),
                ]
            }
        )

    def _make_ready(self):
        """Queue messages to go after commit, or hold them if something stops them."""
        for message in self._ledger():
            if message.state != State.READY.value:
                message.write({"state": State.READY.value, "hold_reason": False})
            reason = message._stop()
            if reason:
                message._hold(reason)
            else:
                message._send_after_commit()

    def _stop(self, server=None):
        """Return why this message may not leave now (``ledger.Hold``), or None.

        :param server: ``ledger.Server``, if it is known already
        """
        self.ensure_one()
        server = server or self.env["inge.contract"]._server(
            self.provider_id, self.message_type
        )
        return stop(self.environment, server, self.account_id._login())

    def _hold(self, reason):
        self._ledger().write(
            {"state": State.HELD.value, "hold_reason": Hold(reason).value}
        )

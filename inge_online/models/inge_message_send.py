import uuid

from odoo import fields, models

from ..ledger import WAITING, Hold, State
from ..passwords import NoKey
from ..protocol import MESSAGES, ConfigError
from ..protocol.canonical import CanonicalError, from_json
from ..sender import Call


class IngeMessage(models.Model):
    """Claiming: the intent to send, committed before anything leaves."""

    _inherit = "inge.message"

    def _claim(self, clients):
        """Mark this message as being sent, if it is free and its turn.

        :param clients: the sender's clients by login; a missing one is added
        :return: the ``sender.Call`` to make once this is committed, or None
        """
        message = self.try_lock_for_update(allow_referencing=True)
        if not message or not message._is_turn():
            return None
        reason = message._stop()
        if reason:
            message._hold(reason)
            return None
        return message._intend(clients)

    def _is_turn(self):
        """Tell whether this message is due and nothing has to go before it."""
        due = not self.not_before or self.not_before <= fields.Datetime.now()
        if self.state != State.READY.value or not due:
            return False
        return self.inquiry or not self.search_count(self._before(), limit=1)

    def _before(self):
        """Return the domain of what has to be settled before this message."""
        names = ("company_id", "environment", "sequence_key")
        same = [(name, "=", self[name]) for name in names[1:]]
        waiting = [state.value for state in WAITING]
        return [
            *same,
            ("company_id", "=", self.company_id.id),
            ("inquiry", "=", False),
            ("id", "!=", self.id),
            "|",
            ("state", "=", State.SENDING.value),
            "&",
            ("id", "<", self.id),
            ("state", "in", waiting),
        ]

    def _intend(self, clients):
        try:
            call = self._call(clients)
        except NoKey:
            return self._hold(Hold.NO_PASSWORD)
        except CanonicalError:
            return self._hold(Hold.INVALID)
        except ConfigError as error:
            self._remark(self.issue_ids._from_error(error))
            return self._hold(Hold.SETUP)
        self._ledger().write(
            {
                "state": State.SENDING.value,
                "attempt_uuid": call.uuid,
                "attempt_count": self.attempt_count + 1,
                "sent_at": fields.Datetime.now(),
                "not_before": False,
            }
        )
        return call

    def _call(self, clients):
        """Return everything a call needs; whatever can fail before it, fails here."""
        message = from_json(MESSAGES[self.message_type], self.payload)
        if self.account_id not in clients:
            clients[self.account_id] = self.env["inge.contract"]._client(
                self.environment, self.account_id._credentials()
            )
        return Call(self.id, str(uuid.uuid4()), clients[self.account_id], message)

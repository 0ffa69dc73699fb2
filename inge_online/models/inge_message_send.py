import uuid

from odoo import fields, models

from ..ledger import OCCUPYING, WAITING, Hold, State
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
        reason = Hold.DUPLICATE if message._is_taken() else message._stop()
        return message._stay(reason) if reason else message._intend(clients)

    def _is_turn(self):
        """Tell whether this message is due and nothing has to go before it."""
        due = not self.not_before or self.not_before <= fields.Datetime.now()
        if self.state != State.READY.value or not due:
            return False
        return not self.search_count(self._before(), limit=1)

    def _is_taken(self):
        """Tell whether BAMF has this report already, or may have it."""
        taken = [
            ("inquiry", "=", False),
            ("state", "in", [state.value for state in OCCUPYING]),
        ]
        others = self._others("business_key") + taken
        return not self.inquiry and bool(self.search_count(others, limit=1))

    def _before(self):
        """Return the domain of what has to be settled before this message.

        A question goes past what is unclear: it may be the one that clears it up.
        """
        others = self._others("sequence_key")
        sending = ("state", "=", State.SENDING.value)
        if self.inquiry:
            return [*others, sending]
        return [
            *others,
            "|",
            sending,
            "&",
            "&",
            ("id", "<", self.id),
            ("inquiry", "=", False),
            ("state", "in", [state.value for state in WAITING]),
        ]

    def _others(self, key):
        """Return the domain of the other messages with the same key."""
        return [
            ("company_id", "=", self.company_id.id),
            ("environment", "=", self.environment),
            (key, "=", self[key]),
            ("id", "!=", self.id),
        ]

    def _stay(self, reason):
        """Hold this message back, and let somebody know."""
        self._hold(reason)
        self._ledger().write({"notice_due": True})

    def _intend(self, clients):
        try:
            call = self._call(clients)
        except NoKey:
            return self._stay(Hold.NO_PASSWORD)
        except CanonicalError:
            return self._stay(Hold.INVALID)
        except ConfigError as error:
            self._remark(self.issue_ids._from_error(error))
            return self._stay(Hold.SETUP)
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
        account = self.account_id
        if account.id not in clients:
            clients[account.id] = self._client()
        return Call(str(uuid.uuid4()), clients[account.id], message)

    def _client(self):
        """Return a client for the login of this message; whoever asks closes it."""
        return self.env["inge.contract"]._client(
            self.environment, self.account_id._credentials()
        )

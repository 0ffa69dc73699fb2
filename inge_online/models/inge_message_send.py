import uuid

from odoo import fields, models
from odoo.tools import SQL

from ..ledger import Hold, State, Step, require
from ..lines import Call
from ..passwords import NoKey
from ..protocol import MESSAGES, ConfigError
from ..protocol.canonical import CanonicalError, from_json


class IngeMessage(models.Model):
    """Claiming: the intent to send, committed before anything leaves."""

    _inherit = "inge.message"

    def _claim(self, sender):
        """Mark those of these messages as being sent that are free and have their turn.

        :param sender: the ``sender.Sender``; it keeps a client per login
        :return: the ``lines.Call`` to make for each once this is committed; the ids of
            those that are held back; the ids of those that may be called later
        """
        servers = {}
        decisions = self._decisions(lambda message: message._stop_among(servers))
        claimable = self.browse(
            m.id for m, decision in decisions.items() if decision.step is Step.CLAIM
        )
        held = self.browse()
        for message, decision in decisions.items():
            if decision.step is Step.HOLD:
                message._stay(decision.hold)
                held |= message
        calls, admitted = [], claimable._admitted(sender.door)
        for message in admitted:
            call = message._call(sender)
            if call:
                calls.append(call)
            else:
                held |= message
        self._intend(calls)
        if calls and sender.is_new_minute():
            self._await_sweep()
        return calls, held.ids, (claimable - admitted).ids

    def _stop_among(self, servers):
        """Return why this message may not leave; look at each server only once."""
        key = (self.provider_id.id, self.message_type)
        if key not in servers:
            servers[key] = self.env["inge.contract"]._server(
                self.provider_id, self.message_type
            )
        return self._stop(servers[key])

    def _stay(self, reason):
        """Hold this message back, and let somebody know."""
        self._hold(reason)
        self._ledger().write({"notice_due": True})

    def _call(self, sender):
        """Return everything a call needs; whatever can fail before it, fails here."""
        try:
            message = from_json(MESSAGES[self.message_type], self.payload)
            login = self._login_key()
            if login not in sender.clients:
                sender.clients[login] = self._client(sender.exchange)
        except NoKey:
            return self._stay(Hold.NO_PASSWORD)
        except CanonicalError:
            return self._stay(Hold.INVALID)
        except ConfigError as error:
            self._remark(self.issue_ids._from_error(error))
            return self._stay(Hold.SETUP)
        client, journal = sender.clients[login], sender.exchange.journal
        journal.open()
        return Call(self.id, str(uuid.uuid4()), login, client, message, journal.name)

    def _login_key(self):
        """Return what a client is kept by: a new password needs a new one."""
        # sudo: the column is closed to every user
        account = self.account_id.sudo()
        return account.id, self.environment, account.password_encrypted

    def _client(self, exchange=None):
        """Return a client for the login of this message; whoever asks closes it."""
        return self.env["inge.contract"]._client(
            self.environment, self.account_id._credentials(), exchange
        )

    def _intend(self, calls):
        """Write the intent to send.

        Past the ORM: courses do not tell what is queued from what is being sent, and
        would be computed anew for nothing, beside whoever writes them just now.
        """
        if not calls:
            return
        require(State.READY, State.SENDING)
        claimed = self.browse(call.message_id for call in calls)
        claimed.flush_recordset()
        self.env.cr.execute(
            SQL(
                """
                UPDATE inge_message m
                SET state = %s, attempt_uuid = v.attempt, sent_at = %s,
                    attempt_count = COALESCE(attempt_count, 0) + 1, not_before = NULL,
                    call_journal = v.journal
                FROM (VALUES %s) AS v (id, attempt, journal)
                WHERE m.id = v.id
                """,
                State.SENDING.value,
                fields.Datetime.now(),
                SQL(", ").join(
                    SQL("(%s, %s, %s)", call.message_id, call.uuid, call.journal)
                    for call in calls
                ),
            )
        )
        claimed.invalidate_recordset(flush=False)

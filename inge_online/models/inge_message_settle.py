import logging
from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models

from ..ledger import Event, Hold, State, belongs, settle
from ..lines import NOT_CALLED
from ..locks import lock_rows
from ..protocol import (
    AuthError,
    ConfigError,
    InGeError,
    Invalid,
    NotSent,
    Rejected,
    Verdict,
)
from ..protocol.canonical import to_json

_logger = logging.getLogger(__name__)

EVENTS = {
    Invalid: Event.INVALID,
    NotSent: Event.NOT_SENT,
    AuthError: Event.UNAUTHORIZED,
    ConfigError: Event.MISCONFIGURED,
    Rejected: Event.REJECTED,
}
SUBJECTS = ("course_id", "participant_id", "examination_id")


class IngeMessage(models.Model):
    """Settling: what a call made of a message."""

    _inherit = "inge.message"

    def _settle(self, attempt, result):
        """Write what came of one call, see :meth:`_settle_all`."""
        self.ensure_one()
        self._settle_all([(self.id, attempt, result)])

    def _settle_all(self, answers, chance=lambda: 0.0):
        """Write what came of calls, each once.

        :param answers: ``[(id of the message, uuid of the call, result)]``; an answer
            to another than the last call of its message is not ours. A result is a
            ``protocol.Outcome``, the ``protocol.InGeError`` of a call, or NOT_CALLED
        :param chance: function that returns a number between 0 and 1, for the jitter
        :return: ``{id of the message: ledger.Event}`` of what was ours to settle
        """
        self._lock_all()
        events, settled = {}, []
        for number, attempt, result in answers:
            message = self.browse(number)
            if not belongs(attempt, message.attempt_uuid, State(message.state)):
                _logger.info("Message %s was settled before its answer came", number)
                continue
            events[number] = _event(result)
            settled.append((message, events[number], result))
        self._follow_all(settled, chance)
        self._keep(settled)
        return events

    def _lock_all(self):
        """Lock these messages, then those they concern: always in this order.

        Who writes the state of a course has seen all that its messages say.
        """
        self.flush_recordset()
        lock_rows(self)
        self.invalidate_recordset()
        for name in SUBJECTS:
            lock_rows(self[name])

    def _follow_all(self, settled, chance):
        """Go the ways of the transition table that the ledger's rules name."""
        waits, paths = {}, defaultdict(self.browse)
        for message, event, result in settled:
            settlement = settle(
                event,
                origin=State(message.state),
                attempts=message.attempt_count,
                wish=getattr(result, "retry_after", None),
                chance=chance(),
            )
            waits[message] = settlement
            paths[settlement.path] |= message
            if event is Event.UNAUTHORIZED:
                message.account_id._refuse()
        for path, messages in paths.items():
            for state in path:
                messages._ledger().write({"state": state.value})
        times = set()
        for message, settlement in waits.items():
            times |= message._date(settlement)
        calls = [
            (message.account_id, event, getattr(result, "retry_after", None))
            for message, event, result in settled
        ]
        if calls:
            times |= self.env["inge.account"]._note_calls(calls, chance)
        self._send_at(times)

    def _follow(self, settlement):
        """Go the way of one settlement, whoever decided it."""
        message = self._ledger()
        for state in settlement.path:
            message.write({"state": state.value})
        self._send_at(message._date(settlement))

    def _date(self, settlement):
        """Write when it was settled, or when it goes on; return that moment."""
        if not settlement.path:
            return set()
        now = fields.Datetime.now()
        values = {"notice_due": settlement.state is not State.READY}
        if settlement.state is not State.READY:
            values["settled_at"] = now
        if settlement.wait:
            values["not_before"] = now + timedelta(seconds=settlement.wait)
        if settlement.hold:
            values["hold_reason"] = Hold(settlement.hold).value
        self._ledger().write(values)
        return {values["not_before"]} if settlement.wait else set()

    @api.model
    def _send_at(self, times):
        """Wake the sending cron job then, at most once a minute."""
        minute = timedelta(minutes=1)
        minutes = {time.replace(second=0, microsecond=0) + minute for time in times}
        if minutes:
            # sudo: whoever settles may not see cron jobs
            cron = self.env.ref("inge_online.ir_cron_send").sudo()
            cron._trigger(sorted(minutes))

    def _keep(self, settled):
        """Keep what was said: answer, remarks and evidence."""
        lines = {}
        for message, event, result in settled:
            if event is Event.NOT_CALLED:
                continue
            values = message._evidence(result)
            if isinstance(result, InGeError):
                bamf = self.issue_ids._from_remarks(result.remarks)
                lines[message] = bamf or self.issue_ids._from_error(result)
            else:
                values |= message._answered(result.answer)
                lines[message] = self.issue_ids._from_remarks(result.answer.hints)
            message._ledger().write(values)
        self._remark_all(lines)

    def _answered(self, answer):
        """Return the values that keep what BAMF answered."""
        number = getattr(answer, "course_code", None)
        return {
            "answer": to_json(answer),
            "authority_number": number or getattr(answer, "exam_number", None),
        }

    def _evidence(self, result):
        evidence = result.evidence
        if evidence is None:
            return {}
        return {
            "contract_name": evidence.contract,
            "contract_version": evidence.contract_version,
            "http_status": evidence.http_status,
            "evidence": evidence.to_json(),
            "evidence_digest": evidence.digest(),
        }

    def _remark(self, lines):
        """Replace what earlier calls left by what the last one says."""
        self._remark_all({self: lines})

    @api.model
    def _remark_all(self, lines):
        """Do so for several messages: ``{message: values of remarks}``."""
        messages = self.union(*lines)._ledger()
        messages.issue_ids.filtered(
            lambda issue: issue.severity in ("bamf", "technical")
        ).unlink()
        messages.issue_ids.create(
            [
                {**line, "message_id": message.id}
                for message, its_lines in lines.items()
                for line in its_lines
            ]
        )


def _event(result):
    if result is NOT_CALLED:
        return Event.NOT_CALLED
    if not isinstance(result, InGeError):
        hinted = result.verdict is Verdict.HINTED
        return Event.HINTED if hinted else Event.ACCEPTED
    kinds = (event for kind, event in EVENTS.items() if isinstance(result, kind))
    return next(kinds, Event.UNKNOWN)

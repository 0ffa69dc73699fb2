import logging
from datetime import timedelta

from odoo import fields, models

from ..ledger import Event, Hold, State, settle
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


class IngeMessage(models.Model):
    """Settling: what a call made of a message."""

    _inherit = "inge.message"

    def _settle(self, attempt, result):
        """Write what came of a call, once.

        :param attempt: uuid of the call; an answer to another one is not ours
        :param result: ``protocol.Outcome``, or the ``protocol.InGeError`` of the call
        """
        self.ensure_one()
        states = (State.SENDING.value, State.UNKNOWN.value)
        if self.attempt_uuid != attempt or self.state not in states:
            _logger.info("Message %s was settled before its answer came", self.id)
            return
        event = _event(result)
        settlement = settle(
            event,
            origin=State(self.state),
            attempts=self.attempt_count,
            wish=getattr(result, "retry_after", None),
        )
        self._ledger().write(self._evidence(result))
        if event is Event.UNAUTHORIZED:
            self.account_id._refuse()
        self._follow(settlement)
        if isinstance(result, InGeError):
            bamf = self.issue_ids._from_remarks(result.remarks)
            self._remark(bamf or self.issue_ids._from_error(result))
        else:
            self._take(result.answer)

    def _follow(self, settlement):
        """Go the ways of the transition table that a settlement names."""
        message = self._ledger()
        for state in settlement.path:
            message.write({"state": state.value})
        if not settlement.path:
            return
        now = fields.Datetime.now()
        values = {"notice_due": settlement.state is not State.READY}
        if settlement.wait:
            values["not_before"] = now + timedelta(seconds=settlement.wait)
            self.env.ref("inge_online.ir_cron_send")._trigger(values["not_before"])
        else:
            values["settled_at"] = now
        if settlement.hold:
            values["hold_reason"] = Hold(settlement.hold).value
        message.write(values)

    def _take(self, answer):
        """Keep what BAMF answered."""
        number = getattr(answer, "course_code", None)
        self._ledger().write(
            {
                "answer": to_json(answer),
                "authority_number": number or getattr(answer, "exam_number", None),
            }
        )
        self._remark(self.issue_ids._from_remarks(answer.hints))

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
        message = self._ledger()
        old = message.issue_ids.filtered(lambda i: i.severity in ("bamf", "technical"))
        message.write(
            {
                "issue_ids": [
                    *(fields.Command.delete(issue.id) for issue in old),
                    *(fields.Command.create(line) for line in lines),
                ]
            }
        )


def _event(result):
    if not isinstance(result, InGeError):
        hinted = result.verdict is Verdict.HINTED
        return Event.HINTED if hinted else Event.ACCEPTED
    kinds = (event for kind, event in EVENTS.items() if isinstance(result, kind))
    return next(kinds, Event.UNKNOWN)

import logging
from datetime import timezone

from odoo import fields, models

from ..ledger import Clue, Sighting, State, reconcile
from ..protocol.canonical import CanonicalError
from ..protocol.comparing import Trace, trace
from .inge_message import ACCEPTED

_logger = logging.getLogger(__name__)

PLANS = ("course_plan_report", "course_plan_update")
BEGINS = ("course_start_report", "section_start_report", "section_update")
BEFORE = {
    "course_plan_update": PLANS,
    "section_update": BEGINS,
    "site_change": (*PLANS, *BEGINS, "site_change"),
    "early_end": (*PLANS, "course_start_report"),
}
"""Which reports told BAMF before what a message changes."""


class IngeMessage(models.Model):
    """Settling an unclear message by what BAMF answered to later questions."""

    _inherit = "inge.message"

    def _verdict(self):
        """Return what the answers so far make of this message (``ledger``)."""
        return reconcile(
            _seconds(self._ended_at()),
            [_sighting(question, proven) for question, proven in self._traces()],
        )

    def _traces(self):
        """Return the finished questions about this message and what each one proves."""
        questions = self._questions()
        finished = questions - self._questions_under_way()
        return [(question, self._trace(question)) for question in finished]

    def _trace(self, question):
        """Return what the answer to a question proves about this message."""
        if question.state not in ACCEPTED:
            return Trace.UNCLEAR
        try:
            return trace(
                self._said(),
                question._said(),
                question._heard(),
                before=self._sent_before(),
                known_codes=self._known_codes(),
            )
        except CanonicalError as error:
            # kept by another version of the house: proves nothing
            _logger.info("Answer %s cannot be read: %s", question.id, error.code)
            return Trace.UNCLEAR

    def _sent_before(self):
        """Return the last accepted report on what this message changes, or None."""
        types = BEFORE.get(self.message_type)
        if not types:
            return None
        domain = [
            ("company_id", "=", self.company_id.id),
            ("environment", "=", self.environment),
            ("course_id", "=", self.course_id.id),
            ("message_type", "in", types),
            ("state", "in", ACCEPTED),
            ("id", "<", self.id),
        ]
        reports = self.search(domain, order="id desc")
        if self.message_type == "section_update":
            number = self.section_id.number
            reports = reports.filtered(
                lambda report: report._section_number() == number
            )
        return reports[:1]._said() if reports else None

    def _section_number(self):
        if self.section_id:
            return self.section_id.number
        return self.course_id._first_section().number

    def _known_codes(self):
        """Return the course codes that BAMF gave for other plans of ours."""
        plans = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("environment", "=", self.environment),
                ("message_type", "=", "course_plan_report"),
                ("authority_number", "!=", False),
                ("id", "!=", self.id),
            ]
        )
        return frozenset(plans.mapped("authority_number"))

    def _settle_by_inquiry(self, settlement):
        """Settle this message as the last answer proves it, and say so."""
        wanted = Trace.FOUND if settlement.state is State.ACCEPTED else Trace.ABSENT
        proofs = [question for question, found in self._traces() if found is wanted]
        proof = proofs[-1]
        number = False
        if self.message_type == "course_plan_report":
            number = proof._heard().course_code or proof._said().course_code
        self._conclude(
            settlement.state,
            resolution="inquiry",
            proof_id=proof.id,
            **({"authority_number": number} if number else {}),
        )
        found = wanted is Trace.FOUND
        if found and self.participant_id:
            self._keep_person_number(proof._heard())
        note = f"{self.display_name}: {self._found() if found else self._missed()}"
        self._subject().message_post(body=note)

    def _keep_person_number(self, record):
        """Take BAMF's number of the person, which stood in the answer that got lost."""
        keys = [one.person_key for one in record.entitlements if one.person_key]
        numbers = {key.person_number for key in keys if key.person_number}
        if len(numbers) == 1 and not self.participant_id.person_number:
            self.participant_id.person_number = numbers.pop()

    def _conclude(self, state, **values):
        """Write how an unclear message was cleared up; it goes again if it is ready."""
        now = fields.Datetime.now()
        message = self._ledger()
        message.write({**values, "settled_at": now})
        if state is State.READY:
            message.activity_id.action_done()
            message._make_ready()
            message._refresh_forms()
        else:
            message.write({"state": state.value, "notice_due": True})
            # sudo: a clerk may not see cron jobs
            self.env.ref("inge_online.ir_cron_sweep").sudo()._trigger()

    def _found(self):
        return self.env._(
            "BAMF was asked and has the message; its answer had got lost on the way."
        )

    def _missed(self):
        return self.env._(
            "BAMF was asked and does not have the message; it goes out again."
        )


def _sighting(question, proven):
    asked_at = question.sent_at or question.create_date
    return Sighting(_seconds(asked_at), Clue(proven.value))


def _seconds(moment):
    return moment.replace(tzinfo=timezone.utc).timestamp()

from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime

from ..ledger import OPEN, State, delay
from ..protocol.messages import CourseInquiry, CoursePlanReport, ParticipantInquiry
from ..protocol.messages.courses import ReportedCourse

PENDING = {state.value for state in (*OPEN, State.SENDING)}
ASKED_AGAIN = 4
"""How often a question without an answer is asked again."""


class IngeMessage(models.Model):
    """Asking BAMF about a message of which it is unclear whether it arrived."""

    _inherit = "inge.message"

    def action_ask(self):
        """Ask BAMF now about unclear messages; the answer settles what it proves."""
        messages = self._that_are("unknown").filtered(lambda m: not m.inquiry)
        for message in messages:
            if not message._ask() and len(self) == 1:
                raise UserError(message._why_not_asked())

    def _ask(self, course_code=None):
        """Queue the inquiry about this message; return it, or nothing if there is none.

        :param course_code: for a plan, whose number at BAMF a person knows
        """
        self.ensure_one()
        question = self._question(course_code)
        contract = self.env["inge.contract"]
        # what was sent to the test system cannot be found in production
        elsewhere = contract._environment(self.provider_id) != self.environment
        if question is None or elsewhere:
            return self.browse()
        return self.env["inge.message"]._enqueue(
            question,
            record=self._subject(),
            business_key=self._question_key(question),
            provider=self.provider_id,
        )

    def _question(self, course_code=None):
        """Return the inquiry whose answer may tell, or None."""
        sent = self._said()
        if isinstance(sent, CoursePlanReport | ReportedCourse):
            code = getattr(sent, "course_code", course_code)
            provider = sent.provider_code
            return (
                CourseInquiry(provider_code=provider, course_code=code)
                if code
                else None
            )
        person = self.participant_id and getattr(sent, "person", None)
        if not person:
            return None
        return ParticipantInquiry(provider_code=sent.provider_code, person=person)

    def _question_key(self, question):
        if isinstance(question, CourseInquiry):
            return f"{question.name}:{self.course_id.id}:{question.course_code}"
        return f"{question.name}:{self.participant_id.id}"

    def _why_not_asked(self):
        if self.message_type == "course_plan_report":
            return self.env._(
                "BAMF can be asked about a course only by its course code, and BAMF's "
                "answer with the course code is what got lost. Look for the course in "
                "InGe-Online's web mask and enter its course code under “Decide”."
            )
        return self.env._(
            "BAMF has no inquiry that would show this message: look it up with BAMF "
            "and enter under “Decide” what you found."
        )

    def _ask_now(self, course_code=None):
        """Ask as a clerk wishes; say why if there is no inquiry that could tell."""
        self.ensure_one()
        self._that_are("unknown")
        if not self._ask((course_code or "").strip()):
            raise UserError(self._why_not_asked())

    def _questions(self):
        """Return the questions asked since about the same course or participant."""
        key = "participant_id" if self.participant_id else "course_id"
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("environment", "=", self.environment),
                (key, "=", self[key].id),
                ("inquiry", "=", True),
                "|",
                ("sent_at", "=", False),
                ("sent_at", ">=", self.sent_at),
            ],
            order="id",
        )

    def _questions_under_way(self):
        return self._questions().filtered(
            lambda question: question.state in PENDING or question._is_repeated()
        )

    def _is_repeated(self):
        """Tell whether this question got no answer and is asked again by itself."""
        if self.state != State.UNKNOWN.value or self.attempt_count > ASKED_AGAIN:
            return False
        later = [
            ("company_id", "=", self.company_id.id),
            ("environment", "=", self.environment),
            ("business_key", "=", self.business_key),
            ("id", ">", self.id),
        ]
        return not self.search_count(later, limit=1)

    def _ask_anew(self):
        """Ask a question again that got no answer: it changes nothing at BAMF."""
        if not self._is_repeated():
            return
        again = self._ended_at() + timedelta(seconds=delay(self.attempt_count))
        if again > fields.Datetime.now():
            self._clarify_soon(again)
        else:
            self._make_ready()

    def _told_questions(self):
        """Return what BAMF was asked about this message, as dicts: when, said."""
        return [
            {
                "when": format_datetime(self.env, question.sent_at or False),
                "said": self._told_trace(question),
            }
            for question in self._questions()
        ]

    def _told_trace(self, question):
        if question.state not in ("accepted", "hinted"):
            return question.answer_summary
        return {
            "found": self.env._("BAMF has the message."),
            "absent": self.env._("BAMF did not have the message."),
            "unclear": self.env._("The answer does not show it either way."),
        }[self._trace(question).value]

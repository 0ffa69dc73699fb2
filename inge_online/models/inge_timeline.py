from odoo import models
from odoo.tools import format_date, format_datetime

from ..protocol.canonical import CanonicalError
from ..protocol.messages import ReportedParticipant

TIMELINE = "inge_online.inge_message_view_list_timeline"
NEVER_SENT = ("draft", "cancelled")


class IngeTimeline(models.AbstractModel):
    """Everything said to BAMF about a course or a person, and everything answered."""

    _name = "inge.timeline"
    _description = "History at BAMF"

    def action_open_timeline(self):
        """Show the messages, oldest first."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("History at BAMF: %(name)s", name=self.display_name),
            "res_model": "inge.message",
            "view_mode": "list,form",
            "views": [
                (self.env.ref(TIMELINE).id, "list"),
                (False, "form"),
            ],
            "domain": [("id", "in", self._timeline().ids)],
        }

    def _timeline(self):
        """Return the messages that were sent, or noted as made elsewhere."""
        self.ensure_one()
        return self._timeline_messages().filtered(
            lambda message: message.sent_at or message.state not in NEVER_SENT
        )

    def _timeline_messages(self):
        return self.inge_message_ids

    def _timeline_lines(self):
        """Return the lines of the printed history, oldest first."""
        messages = self._timeline().sorted(lambda m: (m._timeline_moment(), m.id))
        return [message._timeline_line() for message in messages]


class IngeCourse(models.Model):
    _name = "inge.course"
    _inherit = ["inge.course", "inge.timeline"]


class IngeParticipant(models.Model):
    """The history of a person: own messages, and the courses' that named the person."""

    _name = "inge.participant"
    _inherit = ["inge.participant", "inge.timeline"]

    def _timeline_messages(self):
        of_courses = self.enrolment_ids.course_id.inge_message_ids
        return self.inge_message_ids | of_courses.filtered(self._is_named_in)

    def _is_named_in(self, message):
        """Tell whether a report of a course named this person to BAMF."""
        return any(
            one.person.birth_date == self.birth_date
            and (one.person.file_number or one.person.person_number) in self._numbers()
            for one in message._named_people()
        )

    def _numbers(self):
        # sudo: earlier numbers are for clerks to read, but a reader sees the history
        others = self.sudo().other_file_number_ids.mapped("number")
        return {self.file_number, self.person_number, *others} - {False}


class IngeMessage(models.Model):
    """One line of a history."""

    _inherit = "inge.message"

    def _named_people(self):
        """Return the participants that this report named (``protocol.messages``)."""
        try:
            sent = None if self.inquiry else self._said()
        except CanonicalError:
            return ()  # kept by another version of the house
        attendance = getattr(getattr(sent, "plan", sent), "attendance", None)
        return tuple(
            one
            for one in (attendance.participants if attendance else ())
            if isinstance(one, ReportedParticipant)
        )

    def _timeline_moment(self):
        return self.settled_at or self.sent_at or self.create_date

    def _timeline_line(self):
        about = self.section_id.display_name or self.course_id.display_name or ""
        return {
            "when": self._timeline_day(),
            "what": self.display_name,
            "about": about,
            "answer": self.answer_summary,
            "number": self.authority_number or "",
            "who": self.requested_by.name,
            "reason": self.resolution_reason or "",
            "environment": self.environment,
            "digest": self.evidence_digest or "",
        }

    def _timeline_day(self):
        if self.made_elsewhere:
            return format_date(self.env, self.made_elsewhere)
        return format_datetime(self.env, self._timeline_moment())

from odoo import models

from ..protocol.messages import CourseRecord

OVER = ("started", "ended")


class IngeMapper(models.AbstractModel):
    """A course as BAMF would answer it, if BAMF had what we have."""

    _inherit = "inge.mapper"

    def _course_record(self, course, answer):
        """Return our side of an answer to a course inquiry.

        :param answer: BAMF's side: when all is reported it alone knows whether the
            course has ended
        """
        begun = course.section_ids.filtered(lambda s: s.state == "begun")
        last = begun.sorted("number")[-1:]
        return CourseRecord(
            course_code=course.course_code or None,
            own_reference=course.name,
            status=self._status(course, answer),
            sections=tuple(map(self._period, course.section_ids.sorted("number"))),
            reported_sections=tuple(sorted(begun.mapped("number"))),
            setting=self._setting(course, last) if last else self._setting(course),
            attendance=self._attendance(
                self._attending(last or course), until=(last or course).date_end
            ),
        )

    def _status(self, course, answer):
        if course._accepted("early_end"):
            return "ended"
        if course.state == "complete" and answer.status in OVER:
            return answer.status
        known = {"draft": None, "complete": "started"}
        return known.get(course.state, course.state)

from odoo import fields, models

from ..protocol.rules import CourseHistory, Facts, Limits


class IngeMapper(models.AbstractModel):
    """What the rules may know besides a message."""

    _inherit = "inge.mapper"

    def _facts(self, record):
        """Return the facts for a message on a course or on one of its sections."""
        course = record if record._name == "inge.course" else record.course_id
        return Facts(
            today=fields.Date.context_today(record),
            course=self._course_history(course),
            limits=Limits(group_size=course.course_type_id.group_size or 25),
        )

    def _course_history(self, course):
        return CourseHistory(
            course_type=course.course_type_id.code,
            plan_reported=course.state in ("planned", "started", "complete"),
            start_reported=course.state in ("started", "complete"),
            cancelled=course.state == "cancelled",
            sections=tuple(
                self._period(section) for section in course.section_ids.sorted("number")
            ),
            reported_sections=frozenset(
                course.section_ids.filtered(lambda s: s.state == "begun").mapped(
                    "number"
                )
            ),
        )

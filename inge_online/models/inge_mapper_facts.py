from odoo import fields, models

from ..protocol import ContractError
from ..protocol.canonical import from_json
from ..protocol.messages import MESSAGES
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
            codes=self._code_words(),
            limits=Limits(group_size=course.course_type_id.group_size or 25),
        )

    def _code_words(self):
        """Return our words of the contract's closed code lists, by list."""
        try:
            lists = self.env["inge.contract"]._contract().codes
        except ContractError:
            return {}  # the ledger holds the message and says so
        return {
            name: frozenset(row.code for row in codes.rows)
            for name, codes in lists.items()
            if not codes.open
        }

    def _course_history(self, course):
        begun = course.section_ids.filtered(lambda section: section.state == "begun")
        plan = self._reported_plan(course)
        return CourseHistory(
            course_type=plan and plan.course_type,
            plan_reported=course.state in ("planned", "started", "complete"),
            start_reported=course.state in ("started", "complete"),
            cancelled=course.state == "cancelled",
            planned_start=plan and plan.start,
            planned_persons=plan
            and frozenset(one.person for one in plan.attendance.participants),
            sections=tuple(map(self._period, course.section_ids.sorted("number"))),
            reported_sections=frozenset(begun.mapped("number")),
        )

    def _reported_plan(self, course):
        """Return the plan as BAMF last accepted it, or None."""
        reports = course._accepted("course_plan_report", "course_plan_update")
        last = reports.sorted("id")[-1:]
        # sudo: what was sent is for managers to read, but for the rules to know
        payload = last.sudo().payload
        if not payload:  # never sent, or deleted after the course had ended
            return None
        return from_json(MESSAGES[last.message_type], payload).plan

from odoo import models

from ..day import german_today
from ..protocol import ContractError
from ..protocol.rules import CourseHistory, Facts, Limits


class IngeMapper(models.AbstractModel):
    """What the rules may know besides a message."""

    _inherit = "inge.mapper"

    def _facts(self, record):
        """Return the facts for a message on a record; what is not known is left out."""
        course = self._course_of(record)
        teachers = course.teacher_ids | course.section_ids.teacher_ids
        return Facts(
            today=german_today(),
            course=self._course_history(course) if course else CourseHistory(),
            approved_teachers=teachers._approved_codes("courses", "literacy"),
            literacy_teachers=teachers._approved_codes("literacy"),
            codes=self._code_words(),
            limits=self._limits(record, course),
        )

    def _limits(self, record, course):
        """Return the numbers that the house has set for this course, else the usual."""
        usual = Limits()
        if not course:
            return usual
        of_section = record._name == "inge.course.section"
        section = record if of_section else course._first_section()
        kind = "section_start" if of_section else "course_start"
        due = course._due_on(kind, section.date_start)
        return Limits(
            group_size=course.course_type_id._most_persons(),
            report_days=(due - section.date_start).days if due else usual.report_days,
        )

    def _course_of(self, record):
        """Return the course a record is about: none for persons and examinations."""
        if record._name == "inge.course":
            return record
        of_course = record._name in ("inge.course.section", "inge.enrolment")
        return record.course_id if of_course else self.env["inge.course"]

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
            plan_reported=course.state not in ("draft", "cancelled"),
            start_reported=course.state in ("started", "complete", "ended"),
            cancelled=course.state == "cancelled",
            ended=course.state == "ended",
            planned_start=plan and plan.start,
            planned_persons=plan
            and frozenset(one.person for one in plan.attendance.participants),
            sections=tuple(map(self._period, course.section_ids.sorted("number"))),
            reported_sections=frozenset(begun.mapped("number")),
        )

    def _reported_plan(self, course):
        """Return the plan as BAMF last accepted it, or None."""
        said = course._last_plan()._said()
        return said and said.plan

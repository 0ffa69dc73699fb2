from datetime import timedelta

from odoo import api, fields, models

from ..planning import PlanningError
from ..planning.teaching_days import TeachingDays


class IngeCourse(models.Model):
    """The single days of lessons: shown with the course, and to be printed."""

    _inherit = "inge.course"

    day_plan = fields.Html(compute="_compute_day_plan", sanitize=False)

    @api.depends("section_ids.date_start", "section_ids.date_end", "section_ids.units")
    @api.depends_context("lang")
    def _compute_day_plan(self):
        render = self.env["ir.qweb"]._render
        for course in self:
            planned = bool(course.section_ids)
            course.day_plan = planned and render(
                "inge_online.course_day_plan", {"course": course}
            )

    def action_print_day_plan(self):
        return self.env.ref("inge_online.inge_course_report_day_plan").report_action(
            self
        )

    def _teaching_days(self):
        """Return the planner's teaching days, or None if it cannot plan."""
        self.ensure_one()
        try:
            return TeachingDays(self._plan_request())
        except PlanningError:
            return None

    def _day_plan(self):
        """Return each section: days of lessons, and units unused on the last one."""
        teaching = self._teaching_days()
        return [
            (section, *section._taught(teaching))
            for section in self.section_ids.sorted("number")
        ]


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    def _lessons(self):
        """Return the days of lessons between first and last day: [(day, units)]."""
        lessons, _unused = self._taught(self.course_id._teaching_days())
        return lessons

    def _taught(self, teaching):
        """Return the days of lessons, and what the last one still offers.

        The last day has what the others leave over. Where the dates were set by hand,
        the lessons that fit between them.
        """
        self.ensure_one()
        if not teaching:
            return [], 0
        timetable = self.course_id._lesson_times(self)._to_planner()
        taken = teaching.take(
            self.units, self.date_start, timetable, self.date_end + timedelta(days=1)
        )
        lessons, unused = taken or ((), 0)
        return [(lesson.day, lesson.units) for lesson in lessons], unused

    def _weeks(self, lessons):
        """Return the lessons by calendar week: [(week, [(day, units)])]."""
        weeks = {}
        for day, units in lessons:
            weeks.setdefault(day.isocalendar()[1], []).append((day, units))
        return list(weeks.items())

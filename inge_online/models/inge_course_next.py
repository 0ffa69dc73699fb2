from odoo import api, fields, models
from odoo.tools import format_date

from ..day import german_today

REPORTS = [
    ("plan", "Course plan"),
    ("start", "Course start"),
    ("section", "Section start"),
]
DEADLINES = {"plan": "course_plan", "start": "course_start", "section": "section_start"}
"""Which deadline the next report has."""


class IngeCourse(models.Model):
    """What is to be reported next, until when, and what the clerk does for it."""

    _inherit = "inge.course"

    next_report = fields.Selection(REPORTS, compute="_compute_next_report", store=True)
    next_section_id = fields.Many2one(
        "inge.course.section", compute="_compute_next_report", store=True
    )
    next_deadline = fields.Date(
        string="Report until",
        compute="_compute_next_report",
        store=True,
        index=True,
        help="Follows from the deadlines of your company (Configuration, Deadlines).",
    )
    plan_names_nobody = fields.Boolean(
        compute="_compute_next_report",
        store=True,
        help="BAMF has the plan, and nobody in its first section: without an update "
        "the course cannot begin.",
    )
    next_step = fields.Char(compute="_compute_next_step")
    overdue = fields.Boolean(compute="_compute_next_step")
    report_possible = fields.Boolean(compute="_compute_next_step")

    @api.depends(
        "state",
        "date_start",
        "section_ids.state",
        "section_ids.number",
        "section_ids.date_start",
    )
    def _compute_next_report(self):
        self._read_ahead()
        for course in self:
            section = course._next_section()
            begin = section.date_start or course.date_start
            report = course._next_report()
            nobody = report == "start" and not course._plan_names_somebody()
            kind = "plan_participants" if nobody else DEADLINES.get(report)
            course.next_report = report
            course.next_section_id = section
            course.plan_names_nobody = nobody
            course.next_deadline = course._due_on(kind, begin)

    def _next_report(self):
        self.ensure_one()
        first = {"draft": "plan", "planned": "start", "started": "section"}
        return first.get(self.state, False)

    def _next_section(self):
        """Return the first section whose begin is not reported."""
        self.ensure_one()
        missing = self.section_ids.filtered(lambda s: s.state != "begun")
        return missing.sorted("number")[:1]

    def _first_section(self):
        self.ensure_one()
        return self.section_ids.sorted("number")[:1]

    def _first_day(self):
        """Return the first day of lessons, as planned or as intended."""
        self.ensure_one()
        return self._first_section().date_start or self.date_start

    @api.depends(
        "next_report",
        "next_deadline",
        "next_section_id.date_start",
        "plan_names_nobody",
        "report_lamp",
        "lesson_time_ids",
        "section_ids",
        "enrolment_count",
    )
    @api.depends_context("lang")
    def _compute_next_step(self):
        today = german_today()
        for course in self:
            deadline = course.next_deadline
            waiting = course.report_lamp == "waiting"
            course.overdue = bool(deadline and deadline < today and not waiting)
            course.report_possible = course._is_possible(today)
            course.next_step = course._next_step()

    def _is_possible(self, today):
        """Tell whether the next report may go today; a begin must have happened."""
        self.ensure_one()
        begin = self.next_section_id.date_start
        return self.next_report == "plan" or bool(begin and begin <= today)

    def _next_step(self):
        """Return in one sentence what is to be done, or False."""
        self.ensure_one()
        if self.report_lamp == "waiting":
            return self.env._("Under way to BAMF: the answer appears here by itself.")
        if not self.next_report:
            return False
        if not self.lesson_time_ids:
            return self.env._("Enter the lesson times: the sections follow from them.")
        if not self.section_ids:
            return self.env._("Plan the sections.")
        if not self.report_possible:
            return self._later_step()
        return {
            "plan": self.env._("Report the course plan."),
            "start": self.env._("Report the begin of the course."),
            "section": self.env._(
                "Report the begin of section %(section)s.",
                section=self.next_section_id.number,
            ),
        }[self.next_report]

    def _later_step(self):
        """Return what comes next, but not today."""
        day = format_date(self.env, self.next_section_id.date_start)
        if self.next_report == "section":
            return self.env._(
                "Report the begin of section %(section)s from %(day)s on.",
                section=self.next_section_id.number,
                day=day,
            )
        if not self.plan_names_nobody:
            return self.env._(
                "Report the begin of the course from %(day)s on.", day=day
            )
        if self.enrolment_count:
            return self.env._(
                "Update the plan: BAMF wants at least one participant before the "
                "course begins on %(day)s.",
                day=day,
            )
        return self.env._(
            "Add participants and update the plan: BAMF wants at least one before the "
            "course begins on %(day)s.",
            day=day,
        )

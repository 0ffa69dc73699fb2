from datetime import timedelta

from odoo import api, fields, models

REPORTS = [
    ("plan", "Course plan"),
    ("start", "Course start"),
    ("section", "Section start"),
]
REPORT_DAYS = 7
"""Days after a begin in which to report it [ABES-4]; for sections by analogy."""


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
        help="The plan: the day before the course begins. Begin of course and "
        "sections: one week after it.",
    )
    next_step = fields.Char(compute="_compute_next_step")
    overdue = fields.Boolean(compute="_compute_next_step")

    @api.depends(
        "state",
        "date_start",
        "section_ids.state",
        "section_ids.number",
        "section_ids.date_start",
    )
    def _compute_next_report(self):
        for course in self:
            section = course._next_section()
            begin = section.date_start or course.date_start
            report = course._next_report()
            days = -1 if report == "plan" else REPORT_DAYS
            known = report and begin
            course.next_report = report
            course.next_section_id = section
            course.next_deadline = known and begin + timedelta(days=days)

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

    @api.depends("next_report", "next_deadline", "report_lamp", "lesson_time_ids")
    def _compute_next_step(self):
        today = fields.Date.context_today(self)
        for course in self:
            deadline = course.next_deadline
            waiting = course.report_lamp == "waiting"
            course.overdue = bool(deadline and deadline < today and not waiting)
            course.next_step = course._next_step(today)

    def _next_step(self, today):
        """Return in one sentence what is to be done, or False."""
        self.ensure_one()
        if self.report_lamp == "waiting":
            return self.env._("Under way to BAMF: the answer appears here by itself.")
        if self.state in ("complete", "cancelled"):
            return False
        if not self.lesson_time_ids:
            return self.env._("Enter the lesson times: the sections follow from them.")
        if not self.section_ids:
            return self.env._("Plan the sections.")
        texts = {
            "plan": self.env._("Report the course plan."),
            "start": self.env._("Report the begin of the course."),
            "section": self.env._(
                "Report the begin of section %(section)s.",
                section=self.next_section_id.number,
            ),
        }
        begin = self.next_section_id.date_start
        if self.next_report != "plan" and begin and begin > today:
            return self.env._("Nothing to report before the next section begins.")
        return texts.get(self.next_report, False)

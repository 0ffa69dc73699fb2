from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import clean_context

OF_STATE = {
    "draft": ("course_plan_report",),
    "planned": ("course_start_report", "course_plan_cancellation"),
    "started": ("section_start_report", "early_end"),
    "complete": ("early_end",),
    "cancelled": ("course_plan_report",),
}
"""What BAMF takes once, so that it must not go out from here any more."""


class InGeReportElsewhere(models.TransientModel):
    """A report that somebody made in BAMF's web mask or with other software."""

    _name = "inge.report.elsewhere"
    _description = "Report made elsewhere"

    course_id = fields.Many2one("inge.course", required=True, readonly=True)
    possible = fields.Json(compute="_compute_possible")
    message_type = fields.Selection(
        [
            ("course_plan_report", "Kursplanmeldung"),
            ("course_start_report", "Kursbeginnmeldung"),
            ("section_start_report", "Kursabschnittsbeginnmeldung"),
            ("course_plan_cancellation", "Kursplanstornierung"),
            ("early_end", "Vorzeitige Beendigung des Kurses"),
        ],
        string="What was reported",
        required=True,
    )
    section_id = fields.Many2one(related="course_id.next_section_id", string="Section")
    reported_on = fields.Date(
        string="Reported on",
        required=True,
        default=fields.Date.context_today,
        help="The day on which BAMF got it.",
    )
    course_code = fields.Char(
        string="Course code given by BAMF",
        help="As InGe-Online's web mask shows it. All later reports need it.",
    )
    early_end_on = fields.Date(string="Last day of lessons")
    reason = fields.Text(
        string="How do you know?",
        required=True,
        help="For instance: entered in InGe-Online's web mask during a failure, by "
        "whom. Kept with the report.",
    )

    @api.depends("course_id")
    def _compute_possible(self):
        for wizard in self:
            wizard.possible = OF_STATE.get(wizard.course_id.state, ())

    @api.model
    def _open(self, course, message_type=None):
        """Ask what was reported; propose this, or what comes next."""
        possible = OF_STATE.get(course.state)
        if not possible:
            raise UserError(
                self.env._("Everything that BAMF takes of this course is reported.")
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reported elsewhere"),
            "res_model": self._name,
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_course_id": course.id,
                "default_message_type": message_type or possible[0],
                "default_early_end_on": course.early_end_on,
            },
        }

    def action_note(self):
        """Write down that BAMF has it; the state of the course follows."""
        self.ensure_one()
        # what this window proposes is no default of what is written now
        course = self.course_id.with_context(clean_context(self.env.context))
        section = self.message_type == "section_start_report"
        record = course.next_section_id if section else course
        self._require_possible(record)
        if self.message_type == "early_end":
            course.early_end_on = self.early_end_on
        plan = self.message_type == "course_plan_report"
        message = course.env["inge.message"]._note_elsewhere(
            self.message_type,
            record=record,
            business_key=record._business_key(self.message_type),
            day=self.reported_on,
            number=plan and self.course_code.strip(),
            reason=self.reason.strip(),
        )
        course.message_post(
            body=self.env._(
                "%(report)s: made elsewhere. %(reason)s",
                report=message.display_name,
                reason=self.reason.strip(),
            )
        )
        return {"type": "ir.actions.act_window_close"}

    def _require_possible(self, record):
        if reason := self._impossible(record):
            raise UserError(reason)

    def _impossible(self, record):
        """Return why BAMF cannot have got this report, or False."""
        course, report = self.course_id, self.message_type
        if report not in OF_STATE.get(course.state, ()):
            return self.env._(
                "The course has moved on meanwhile: look at its reports again."
            )
        if self.reported_on > fields.Date.context_today(self):
            return self.env._("The report cannot have been made in the future.")
        if not self.reason.strip():
            return self.env._("Say how you know that BAMF has the report.")
        if report == "course_plan_report" and not (self.course_code or "").strip():
            return self.env._("Enter the course code that BAMF gave the course.")
        if report == "early_end":
            return self._end_impossible()
        begin = {
            "course_start_report": course._first_day,
            "section_start_report": lambda: record.date_start,
        }.get(report)
        if begin and self.reported_on < begin():
            return self.env._(
                "BAMF takes this report from %(day)s on: check the day.",
                day=course._day(begin()),
            )
        return False

    def _end_impossible(self):
        last, begun = self.early_end_on, self.course_id._last_begun()
        if last and last >= begun.date_start:
            return False
        return self.env._(
            "Enter the last day of lessons. Section %(section)s began on %(day)s.",
            section=begun.number,
            day=self.course_id._day(begun.date_start),
        )

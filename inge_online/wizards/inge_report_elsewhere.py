from itertools import chain

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import clean_context

from ..day import german_today
from ..models.inge_message_elsewhere import ELSEWHERE
from ..protocol.messages import MESSAGES

KINDS = dict.fromkeys(chain(*ELSEWHERE.values()))


class IngeReportElsewhere(models.TransientModel):
    """A report that somebody made in BAMF's web mask or with other software."""

    _name = "inge.report.elsewhere"
    _description = "Report made elsewhere"

    course_id = fields.Many2one("inge.course", required=True, readonly=True)
    possible = fields.Json(compute="_compute_possible")
    message_type = fields.Selection(
        [(name, MESSAGES[name].term) for name in KINDS],
        string="What was reported",
        required=True,
    )
    section_id = fields.Many2one(related="course_id.next_section_id", string="Section")
    site_id = fields.Many2one(related="course_id.site_id", string="New site")
    reported_on = fields.Date(
        string="Reported on",
        required=True,
        default=lambda self: german_today(),
        help="The day on which BAMF got it.",
    )
    course_code = fields.Char(
        string="Course code given by BAMF",
        help="As InGe-Online's web mask shows it. All later reports need it.",
    )
    early_end_on = fields.Date(string="Last day of lessons")
    site_valid_from = fields.Date(string="First day at the new site")
    reason = fields.Text(
        string="How do you know?",
        required=True,
        help="For instance: entered in InGe-Online's web mask during a failure, by "
        "whom. Kept with the report.",
    )

    @api.depends("course_id")
    def _compute_possible(self):
        for wizard in self:
            wizard.possible = ELSEWHERE.get(wizard.course_id.state, ())

    @api.model
    def _open(self, course, message_type=None):
        """Ask what was reported; propose this, or what comes next."""
        possible = ELSEWHERE.get(course.state)
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
                "default_site_valid_from": course.site_valid_from,
            },
        }

    def action_note(self):
        """Write down that BAMF has it; the state of the course follows."""
        self.ensure_one()
        # what this window proposes is no default of what is written now
        course = self.course_id.with_context(clean_context(self.env.context))
        report, reason = self.message_type, self.reason.strip()
        record = course._report_records(report)
        self._answer(course)
        if impossible := self._impossible(record):
            raise UserError(impossible)
        moved = report == "site_change" and record._message(report)
        message = course.env["inge.message"]._note_elsewhere(
            report,
            record=record,
            business_key=record._business_key(report),
            day=self.reported_on,
            number=report == "course_plan_report" and self.course_code.strip(),
            reason=reason,
            message=moved,
        )
        course.message_post(
            body=self.env._(
                "%(report)s: made elsewhere. %(reason)s",
                report=message.display_name,
                reason=reason,
            )
        )
        return {"type": "ir.actions.act_window_close"}

    def _answer(self, course):
        """Keep with the course what the report says of it."""
        names = {"early_end": "early_end_on", "site_change": "site_valid_from"}
        if name := names.get(self.message_type):
            course[name] = self[name]

    def _impossible(self, record):
        """Return why BAMF cannot have got this report, or False."""
        course, report = self.course_id, self.message_type
        if report not in ELSEWHERE.get(course.state, ()):
            return self.env._(
                "The course has moved on meanwhile: look at its reports again."
            )
        if self.reported_on > german_today():
            return self.env._("The day of the report lies in the future: correct it.")
        if not self.reason.strip():
            return self.env._("Say how you know that BAMF has the report.")
        if report == "course_plan_report" and not (self.course_code or "").strip():
            return self.env._("Enter the course code that BAMF gave the course.")
        return record._obstacle(report) or self._too_early(record)

    def _too_early(self, record):
        begin = {
            "course_start_report": self.course_id._first_day,
            "section_start_report": lambda: record.date_start,
        }.get(self.message_type)
        if not begin or self.reported_on >= begin():
            return False
        return self.env._(
            "BAMF takes this report from %(day)s on: check the day.",
            day=self.course_id._day(begin()),
        )

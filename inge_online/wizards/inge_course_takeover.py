from odoo import api, fields, models
from odoo.exceptions import UserError

from ..day import german_today
from ..protocol.messages import CourseInquiry

WAITING = ("ready", "sending")


class IngeCourseTakeover(models.TransientModel):
    """Asks BAMF about a course of other software and fills ours from the answer."""

    _name = "inge.course.takeover"
    _description = "Taking over a running course"

    course_id = fields.Many2one(
        "inge.course", required=True, readonly=True, ondelete="cascade"
    )
    course_code = fields.Char(
        help="Kurskennung: the other software or InGe-Online's web mask shows it."
    )
    question_id = fields.Many2one("inge.message", string="Inquiry", readonly=True)
    question_state = fields.Selection(
        related="question_id.state", string="State of the inquiry"
    )
    summary = fields.Char(related="question_id.answer_summary", string="BAMF's answer")
    inge_pending = fields.Boolean(compute="_compute_inge_pending")
    found = fields.Html(compute="_compute_found", sanitize=False, string="At BAMF")
    report_ids = fields.One2many("inge.course.takeover.report", "takeover_id")

    @api.model
    def _open(self, course):
        obstacle = course._takeover_obstacle()
        if obstacle:
            raise UserError(obstacle)
        return self.create({"course_id": course.id})._show()

    def _show(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Take over a running course"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    @api.depends("question_id.state")
    def _compute_inge_pending(self):
        for takeover in self:
            takeover.inge_pending = takeover.question_id.state in WAITING

    @api.depends("question_id.state")
    @api.depends_context("lang")
    def _compute_found(self):
        for takeover in self:
            record = takeover._record()
            takeover.found = record and self.env["ir.qweb"]._render(
                "inge_online.course_takeover_found", takeover._found(record)
            )

    def _record(self):
        """Return what BAMF answered, None as long as it did not."""
        question = self.question_id.with_user(self.env.uid)
        # the answer is read with more rights than a clerk has
        question.check_access("read")
        answered = question.state in ("accepted", "hinted")
        return question._heard() if answered else None

    def _found(self, record):
        people = self.course_id._taken_people(record)
        bare = self.env["inge.course"]
        return {
            "lines": self.env["inge.outline"]._lines(record),
            "known": [person.display_name for _one, person in people if person],
            "unknown": [
                bare._bamf_text("", (("", self._number(one)),))
                for one, person in people
                if not person
            ],
        }

    def _number(self, one):
        key = one.person
        return (key and (key.file_number or key.person_number)) or "?"

    def action_ask(self):
        """Ask BAMF about the course; the answer appears by itself."""
        self.ensure_one()
        code = (self.course_code or "").strip()
        if not code:
            raise UserError(self.env._("Enter the course code that BAMF gave."))
        self._require_free(code)
        course = self.course_id
        self.question_id = self.env["inge.message"]._enqueue(
            CourseInquiry(**self.env["inge.mapper"]._sender(course), course_code=code),
            record=course,
            business_key=f"course_inquiry:{course.id}:{code}",
        )
        return self._show()

    def _require_free(self, code):
        taken = self.env["inge.course"].search(
            [
                ("course_code", "=", code),
                ("company_id", "=", self.course_id.company_id.id),
            ],
            limit=1,
        )
        if taken:
            raise UserError(
                self.env._(
                    "Course %(course)s already has this course code.",
                    course=taken.display_name,
                )
            )

    def action_review(self):
        """List the reports that BAMF has, to be dated."""
        self.ensure_one()
        record = self._record()
        if not record or not record.sections:
            raise UserError(self.env._("BAMF has not told anything to take over."))
        first = min(section.number for section in record.sections)
        lines = [{"report": "plan", "number": 0, "day": self._plan_day(record)}]
        lines += [
            {
                "report": "start" if section.number == first else "section",
                "number": section.number,
                "day": section.start,
            }
            for section in record.sections
            if section.number in record.reported_sections
        ]
        self.report_ids = [
            fields.Command.clear(),
            *(fields.Command.create(line) for line in lines),
        ]
        return self._show()

    def _plan_day(self, record):
        """A plan is reported before its begin, and not after today."""
        begin = min(section.start for section in record.sections)
        return min(begin, german_today())

    def action_take_over(self):
        """Fill the course and note the reports; nothing is sent."""
        self.ensure_one()
        record = self._record()
        code = record.course_code or self.question_id._said().course_code
        self._require_free(code)
        days = {line.number or "plan": line.day for line in self.report_ids}
        self.course_id._take_over(code, record, days)
        return {
            "type": "ir.actions.act_window",
            "res_model": "inge.course",
            "res_id": self.course_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }


class IngeCourseTakeoverReport(models.TransientModel):
    """A report that was made with other software, and when."""

    _name = "inge.course.takeover.report"
    _description = "Report made with other software"
    _order = "number"

    takeover_id = fields.Many2one(
        "inge.course.takeover", required=True, ondelete="cascade"
    )
    report = fields.Selection(
        [
            ("plan", "Course plan"),
            ("start", "Course start"),
            ("section", "Section start"),
        ],
        required=True,
        readonly=True,
    )
    number = fields.Integer(string="Section", readonly=True)
    day = fields.Date(
        string="Made elsewhere on",
        required=True,
        help="If you do not know the day, leave the suggested one.",
    )


class IngeCourse(models.Model):
    _inherit = "inge.course"

    def action_take_over(self):
        """Open the wizard that takes over a course reported with other software."""
        self.ensure_one()
        return self.env["inge.course.takeover"]._open(self)

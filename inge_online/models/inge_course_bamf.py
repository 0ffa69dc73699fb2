from odoo import api, fields, models

from ..protocol.canonical import CanonicalError
from ..protocol.comparing import beside

RUNNING = ("planned", "started", "complete")


class IngeCourse(models.Model):
    """BAMF's view of a course beside ours, from its last answer to an inquiry."""

    _inherit = "inge.course"

    bamf_answer_id = fields.Many2one(
        "inge.message", compute="_compute_bamf_answer", string="Last answer"
    )
    bamf_asked_at = fields.Datetime(
        compute="_compute_bamf_answer", string="As BAMF had it on"
    )
    bamf_outdated = fields.Boolean(
        compute="_compute_bamf_answer", string="Something was reported since"
    )
    bamf_view = fields.Html(
        compute="_compute_bamf_view", sanitize=False, string="Ours and BAMF's"
    )
    difference_ids = fields.One2many(
        "inge.course.difference", "course_id", string="Differences", readonly=True
    )
    difference_count = fields.Integer(
        compute="_compute_difference_count", string="Number of differences"
    )

    @api.depends("inge_message_ids.state")
    def _compute_bamf_answer(self):
        for course in self:
            answer = course._accepted("course_inquiry").sorted("id")[-1:]
            course.bamf_answer_id = answer
            course.bamf_asked_at = answer.settled_at
            course.bamf_outdated = bool(answer) and any(
                report.settled_at > answer.settled_at
                for report in course._accepted()
                if not report.inquiry and report.settled_at
            )

    @api.depends("difference_ids")
    def _compute_difference_count(self):
        for course in self:
            course.difference_count = len(course.difference_ids)

    @api.depends("bamf_answer_id")
    @api.depends_context("lang")
    def _compute_bamf_view(self):
        for course in self:
            answer = course._bamf_record()
            rows = course._bamf_rows(answer) if answer else []
            course.bamf_view = rows and self.env["ir.qweb"]._render(
                "inge_online.course_bamf_table", {"rows": rows}
            )

    def _bamf_record(self):
        """Return BAMF's last answer about this course, None without a readable one."""
        answer = self.bamf_answer_id
        try:
            return answer._heard() if answer else None
        except CanonicalError:
            return None  # kept by another version of the house

    def _bamf_rows(self, answer):
        """Return the rows of the table: place, ours, theirs, differs."""
        ours = self.env["inge.mapper"]._course_record(self, answer)
        return [
            {
                "place": self._bamf_place(row.field, row.item),
                "ours": self._bamf_text(row.field, row.ours),
                "theirs": self._bamf_text(row.field, row.theirs),
                "differs": row.differs,
            }
            for row in beside(ours, answer)
        ]

    def action_ask_bamf(self):
        """Ask BAMF now what it has of this course."""
        return self.action_inquire()

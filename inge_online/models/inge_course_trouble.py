from odoo import api, fields, models

from .inge_course_update import UPDATES

UPDATE_TYPES = dict(UPDATES)


class IngeCourse(models.Model):
    """What went wrong, where the clerk looks: on the course."""

    _inherit = "inge.course"

    environment = fields.Selection(
        [("test", "Test"), ("production", "Production")],
        compute="_compute_environment",
        help="Where reports of this course go.",
    )
    trouble = fields.Text(compute="_compute_trouble")
    open_issue_ids = fields.One2many(
        "inge.message.issue", compute="_compute_trouble", string="To be corrected"
    )

    @api.depends("provider_id.certified_on")
    def _compute_environment(self):
        for course in self:
            course.environment = self.env["inge.contract"]._environment(
                course.provider_id
            )

    @api.depends(
        "inge_message_ids.state", "inge_message_ids.issue_ids", "update_report"
    )
    @api.depends_context("lang")
    def _compute_trouble(self):
        for course in self:
            troubled = course._latest_messages().filtered(
                lambda message: (
                    message.state in ("draft", "rejected", "held", "unknown")
                )
            )
            course.trouble = "\n".join(map(self._trouble_text, troubled)) or False
            course.open_issue_ids = troubled.issue_ids._by_weight()

    def _latest_messages(self):
        """Leave out what nobody has to correct any more."""
        latest = super()._latest_messages()
        return latest.filtered(lambda message: not self._is_overtaken(message))

    def _is_overtaken(self, message):
        """Tell whether a refused or blocked report has lost its purpose."""
        if message.state not in ("draft", "rejected"):
            return False
        cancelled = self._accepted("course_plan_cancellation").sorted("id")[-1:]
        if message.id < cancelled.id:
            return True
        if message.message_type not in UPDATE_TYPES:
            return False
        if message.message_type == "course_plan_update" and self.state != "planned":
            return True  # the begin tells how it is
        # what it was to tell was undone, or told by a later report
        record = message.section_id or self
        return not record._differences(message.message_type)

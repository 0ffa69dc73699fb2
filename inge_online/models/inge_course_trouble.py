from odoo import api, fields, models

from ..protocol.messages import MESSAGES


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

    @api.depends("inge_message_ids.state", "inge_message_ids.issue_ids")
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
        """Return the last report on each business key: earlier ones are history."""
        self.ensure_one()
        latest = {
            message.business_key: message
            for message in self.inge_message_ids.sorted("id")
            if not message.inquiry and message.state != "cancelled"
        }
        return self.env["inge.message"].union(*latest.values())

    @api.model
    def _trouble_text(self, message):
        """Return what is wrong; remarks to be corrected are listed beside it."""
        listed = message.state in ("draft", "rejected") and message.issue_ids
        text = message._headline() if listed else message.answer_summary
        return f"{MESSAGES[message.message_type].term}: {text}"

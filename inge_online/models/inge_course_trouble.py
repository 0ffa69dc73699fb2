from odoo import api, fields, models


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

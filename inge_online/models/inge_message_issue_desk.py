from odoo import api, fields, models

TO_CORRECT = ("rejected", "draft", "held")


class IngeMessageIssue(models.Model):
    """The error desk: what was refused, grouped by what it means."""

    _inherit = "inge.message.issue"

    error_text_id = fields.Many2one(
        "inge.error.text",
        string="What happened",
        compute="_compute_error_text_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="set null",
    )
    remedy = fields.Char(related="error_text_id.remedy", string="What to do")
    message_type = fields.Selection(
        related="message_id.message_type", string="Report or inquiry"
    )
    message_state = fields.Selection(related="message_id.state", string="State")
    course_id = fields.Many2one(related="message_id.course_id")
    section_id = fields.Many2one(related="message_id.section_id")
    clerk_id = fields.Many2one(related="message_id.clerk_id")
    sent_at = fields.Datetime(related="message_id.sent_at")
    to_correct = fields.Boolean(
        compute="_compute_to_correct",
        store=True,
        precompute=True,
        help="Of a message that was refused or may not go, and that nothing corrected "
        "yet.",
    )

    _to_correct_index = models.Index("(error_text_id, company_id, id) WHERE to_correct")

    @api.depends("code")
    def _compute_error_text_id(self):
        collect = self.env["inge.error.text"]._collect
        for issue in self:
            issue.error_text_id = issue.code and collect(issue.code)

    @api.depends("severity", "message_id.state", "message_id.corrected")
    def _compute_to_correct(self):
        for issue in self:
            message = issue.message_id
            standing = message.state in TO_CORRECT and not message.corrected
            issue.to_correct = standing and issue.severity != "warning"

    def action_open_message(self):
        """Lead to the message with the answer of BAMF."""
        self.ensure_one()
        return self.message_id.get_formview_action()


class IngeMessage(models.Model):
    _inherit = "inge.message"

    supersedes_id = fields.Many2one(index="btree_not_null")
    superseded_by_ids = fields.One2many(
        "inge.message", "supersedes_id", string="Corrected by", readonly=True
    )
    corrected = fields.Boolean(
        compute="_compute_corrected",
        store=True,
        help="A later message that was not given up takes the place of this one.",
    )

    @api.depends("superseded_by_ids.state")
    def _compute_corrected(self):
        for message in self:
            later = message.superseded_by_ids
            message.corrected = any(one.state != "cancelled" for one in later)

from odoo import api, fields, models


class IngeMessage(models.Model):
    """What a clerk reads of a message in the list of a course."""

    _inherit = "inge.message"

    answer_summary = fields.Text(
        string="What BAMF answered",
        compute="_compute_answer_summary",
        help="The number BAMF gave, and its remarks in its own words.",
    )

    @api.depends("state", "authority_number", "issue_ids.text", "hold_reason")
    @api.depends_context("lang")
    def _compute_answer_summary(self):
        reasons = dict(self._fields["hold_reason"]._description_selection(self.env))
        for message in self:
            lines = [message._number_text(), *message.issue_ids.mapped("text")]
            if message.state == "held":
                lines.append(reasons.get(message.hold_reason))
            message.answer_summary = "\n".join(filter(None, lines)) or False

    def _number_text(self):
        self.ensure_one()
        if not self.authority_number:
            return False
        if self.message_type == "course_plan_report":
            return self.env._("Course code %(code)s", code=self.authority_number)
        return self.env._("Number %(number)s", number=self.authority_number)


class IngeMessageIssue(models.Model):
    _inherit = "inge.message.issue"

    def action_open_field(self):
        """Lead to the record where this remark can be settled."""
        self.ensure_one()
        message = self.message_id
        record = message.section_id or message.course_id or message.participant_id
        return self.env["inge.mapper"]._open_field(record, self.field)

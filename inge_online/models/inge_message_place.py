from odoo import api, fields, models

from ..terms import last_step

WEIGHT = {"bamf": 0, "blocking": 1, "technical": 2, "warning": 3}
"""What a clerk has to see first."""


class IngeMessageIssue(models.Model):
    """Where a remark on a message is settled."""

    _inherit = "inge.message.issue"

    concerns = fields.Char(
        compute="_compute_concerns",
        string="Concerned",
        help="The person, site or other record that the remark speaks of.",
    )

    @api.depends("field", "message_id.message_type")
    def _compute_concerns(self):
        locate = self.env["inge.mapper"]._locate
        for issue in self:
            record = issue._reported()
            target = locate(record, issue.field or "")
            own = last_step(issue.place or "")
            issue.concerns = own if target == record else target.display_name

    def action_open_field(self):
        """Lead to the record where this remark can be settled."""
        self.ensure_one()
        return self.env["inge.mapper"]._open_field(self._reported(), self.field)

    def _reported(self):
        """Return what the message reports."""
        message = self.message_id
        return message.section_id or message.course_id or message._subject()

    def _by_weight(self):
        """Return the remarks with what BAMF said first, and mere warnings last."""
        return self.sorted(lambda issue: (WEIGHT[issue.severity], issue.id))

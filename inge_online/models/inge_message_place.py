from odoo import models


class IngeMessageIssue(models.Model):
    _inherit = "inge.message.issue"

    def action_open_field(self):
        """Lead to the record where this remark can be settled."""
        self.ensure_one()
        message = self.message_id
        record = message.section_id or message.course_id or message._subject()
        return self.env["inge.mapper"]._open_field(record, self.field)

from odoo import fields, models


class IngeMessageIssue(models.Model):
    """What our rules, or afterwards BAMF, remark on a message."""

    _name = "inge.message.issue"
    _description = "Remark on a message to BAMF"
    _order = "message_id desc, id"

    message_id = fields.Many2one(
        "inge.message", required=True, readonly=True, index=True, ondelete="cascade"
    )
    code = fields.Char(readonly=True, index=True)
    field = fields.Char(string="Concerns", readonly=True)
    severity = fields.Selection(
        [("blocking", "Blocking"), ("warning", "Warning"), ("bamf", "BAMF")],
        required=True,
        readonly=True,
    )

from odoo import api, fields, models

from ..terms import place


class IngeMessageIssue(models.Model):
    """What our rules, or afterwards BAMF, remark on a message."""

    _name = "inge.message.issue"
    _description = "Remark on a message to BAMF"
    _order = "id"

    message_id = fields.Many2one(
        "inge.message", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="message_id.company_id", store=True, precompute=True
    )
    code = fields.Char(readonly=True, index=True, help="To group and search by.")
    field = fields.Char(readonly=True, help="The place in the message, technically.")
    place = fields.Char(
        compute="_compute_place",
        string="Concerns",
        help="The place in the message, in BAMF's terms.",
    )
    severity = fields.Selection(
        [
            ("blocking", "Must be corrected"),
            ("warning", "Should be looked at"),
            ("bamf", "Said by BAMF"),
            ("technical", "Technical"),
        ],
        required=True,
        readonly=True,
    )
    weight = fields.Char(compute="_compute_weight", help="The severity in words.")
    source = fields.Char(
        readonly=True, help="The paragraph of law or the document that says so."
    )
    values = fields.Json(readonly=True)
    bamf_text = fields.Char(
        string="BAMF's own words", readonly=True, help="Exactly as BAMF wrote it."
    )
    text = fields.Char(compute="_compute_text", string="Meaning")

    @api.depends("field", "message_id.message_type")
    def _compute_place(self):
        for issue in self:
            issue.place = place(issue.message_id.message_type, issue.field or "")

    @api.depends("severity")
    @api.depends_context("lang")
    def _compute_weight(self):
        words = dict(self._fields["severity"]._description_selection(self.env))
        for issue in self:
            issue.weight = words[issue.severity]

    @api.depends("code", "values", "bamf_text")
    @api.depends_context("lang")
    def _compute_text(self):
        explain = self.env["inge.error.text"]._explain
        for issue in self:
            issue.text = (
                explain(issue.code, issue.values)
                if issue.severity != "bamf"
                else issue.bamf_text or explain(issue.code)
            )

    @api.model
    def _from_rules(self, issues):
        """Return the values of remarks for what ``protocol.check`` found."""
        return [
            {
                "code": issue.code,
                "field": issue.field,
                "severity": issue.severity.value,
                "source": ", ".join(issue.sources),
                "values": dict(issue.values),
            }
            for issue in issues
        ]

    @api.model
    def _from_remarks(self, remarks):
        """Return the values of remarks for what BAMF said."""
        return [
            {
                "code": remark.code,
                "field": remark.location,
                "severity": "bamf",
                "bamf_text": remark.text,
            }
            for remark in remarks
        ]

    @api.model
    def _from_error(self, error):
        """Return the values of the remark that a failed call leaves."""
        return [{"code": error.code, "field": error.detail, "severity": "technical"}]

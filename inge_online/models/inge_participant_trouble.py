from odoo import api, fields, models


class IngeParticipant(models.Model):
    """What went wrong, where the clerk looks: on the person."""

    _inherit = "inge.participant"

    environment = fields.Selection(
        [("test", "Test"), ("production", "Production")],
        compute="_compute_environment",
        help="Where reports on this person go.",
    )
    trouble = fields.Text(compute="_compute_trouble")
    open_issue_ids = fields.One2many(
        "inge.message.issue", compute="_compute_trouble", string="To be corrected"
    )

    @api.depends("provider_id.certified_on")
    def _compute_environment(self):
        for person in self:
            person.environment = self.env["inge.contract"]._environment(
                person.provider_id
            )

    @api.depends(
        *("inge_message_ids.state", "inge_message_ids.issue_ids"),
        *("registered_on", "reported_elsewhere_on"),
    )
    @api.depends_context("lang")
    def _compute_trouble(self):
        for person in self:
            troubled = person._troubled_messages()
            person.trouble = "\n".join(map(self._trouble_text, troubled)) or False
            person.open_issue_ids = troubled.issue_ids._by_weight()

    def _troubled_messages(self):
        """Return the reports, and the last question, that wait for a clerk."""
        self.ensure_one()
        messages = self.inge_message_ids.sorted("id")
        asked = messages.filtered(lambda m: m.inquiry and m.state != "cancelled")[-1:]
        return (self._latest_messages() | asked).filtered(
            lambda message: message.state in ("draft", "rejected", "held", "unknown")
        )

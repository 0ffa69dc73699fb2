from odoo import api, fields, models

DECISIONS = [
    ("accepted", "BAMF has the message."),
    ("not_arrived", "BAMF does not have the message: send it again."),
    ("refused", "BAMF refused the message."),
]


class IngeMessageResolve(models.TransientModel):
    """A clerk decides what became of a message, and says why."""

    _name = "inge.message.resolve"
    _description = "Decision on an unclear message"

    message_id = fields.Many2one(
        "inge.message", required=True, readonly=True, ondelete="cascade"
    )
    message_state = fields.Selection(related="message_id.state")
    message_type = fields.Selection(
        related="message_id.message_type", string="Kind of message"
    )
    sent_at = fields.Datetime(related="message_id.sent_at")
    course_id = fields.Many2one(related="message_id.course_id")
    participant_id = fields.Many2one(related="message_id.participant_id")
    inge_pending = fields.Boolean(compute="_compute_asked")
    asked = fields.Html(
        compute="_compute_asked", sanitize=False, string="What BAMF was asked"
    )
    content = fields.Html(
        compute="_compute_content", sanitize=False, string="What was sent"
    )
    needs_number = fields.Boolean(compute="_compute_needs_number")
    decision = fields.Selection(DECISIONS)
    authority_number = fields.Char(
        string="Course code given by BAMF",
        help="As InGe-Online's web mask shows it. All later reports need it.",
    )
    reason = fields.Text(
        string="How do you know?",
        help="For instance: seen in InGe-Online's web mask, or said by the "
        "Regionalstelle on the phone, with day and name. Kept with the message.",
    )

    def _readable(self):
        """Return the message; what was sent is read with more rights than a clerk's."""
        message = self.message_id.with_user(self.env.uid)
        message.check_access("read")
        return message

    @api.model
    def _decisions(self):
        return self._fields["decision"]._description_selection(self.env)

    @api.model
    def _open(self, message):
        wizard = self.create({"message_id": message.id})
        return wizard._show()

    def _show(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What became of the message?"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    @api.depends("message_id")
    def _compute_content(self):
        for wizard in self:
            lines = self.env["inge.outline"]._lines(wizard._readable()._said())
            wizard.content = self.env["ir.qweb"]._render(
                "inge_online.outline", {"lines": lines}
            )

    @api.depends("message_id")
    def _compute_asked(self):
        for wizard in self:
            message = wizard._readable()
            wizard.asked = self.env["ir.qweb"]._render(
                "inge_online.message_questions",
                {"questions": message._told_questions()},
            )
            wizard.inge_pending = bool(message._questions_under_way())

    @api.depends("message_type")
    def _compute_needs_number(self):
        for wizard in self:
            wizard.needs_number = wizard.message_type == "course_plan_report"

    def action_ask(self):
        """Ask BAMF, with the course code that was entered if there is one."""
        self.ensure_one()
        self.message_id._ask_now(self.authority_number)
        return self._show()

    def action_decide(self):
        """Settle the message as decided."""
        self.ensure_one()
        self.message_id._decide(self.decision, self.reason, self.authority_number)
        return {"type": "ir.actions.act_window_close"}

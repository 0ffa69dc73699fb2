from odoo import api, fields, models


class IngeMessage(models.Model):
    """What became of a message, in sentences for people."""

    _inherit = "inge.message"

    answer_summary = fields.Char(
        compute="_compute_answer_summary",
        string="What BAMF answered",
        help="What became of the message, in one sentence.",
    )

    @api.depends("message_type")
    def _compute_display_name(self):
        types = dict(self._fields["message_type"]._description_selection(self.env))
        for message in self:
            message.display_name = types.get(message.message_type)

    @api.depends("state", "hold_reason", "authority_number", "issue_ids", "not_before")
    @api.depends_context("lang", "tz")
    def _compute_answer_summary(self):
        for message in self:
            details = getattr(message, f"_{message.state}_summary", str)()
            parts = (message._headline(), details)
            message.answer_summary = " ".join(filter(None, parts))

    def _headline(self):
        """Return what became of the message; nothing in it speaks of a person."""
        return {
            "draft": self.env._("Not sent: something has to be corrected first."),
            "ready": self.env._("Queued: it goes out by itself."),
            "sending": self.env._("Being sent."),
            "accepted": self.env._("BAMF has accepted the message."),
            "hinted": self.env._("BAMF has accepted the message with remarks."),
            "rejected": self.env._("BAMF has refused the message."),
            "unknown": self.env._(
                "It is unclear whether BAMF has the message. It is not sent again "
                "before that is settled."
            ),
            "held": self.env._("Not sent: the message is held."),
            "cancelled": self.env._("Cancelled, never sent."),
        }[self.state]

    def _accepted_summary(self):
        number = self.authority_number
        return number and self.env._("Number given by BAMF: %(number)s.", number=number)

    def _hinted_summary(self):
        return " ".join(filter(None, (self._accepted_summary(), self._words("bamf"))))

    def _rejected_summary(self):
        return self._words("bamf", "technical")

    def _unknown_summary(self):
        return self._words("technical")

    def _draft_summary(self):
        return self._words("blocking")

    def _ready_summary(self):
        first = self._before()
        if first:
            name = first.display_name
            return self.env._(
                "First this has to be settled: %(message)s.", message=name
            )
        if not self.not_before:
            return ""
        when = fields.Datetime.context_timestamp(self, self.not_before)
        return self.env._(
            "%(reason)s Next attempt at %(time)s.",
            reason=self._words("technical"),
            time=when.strftime("%H:%M"),
        )

    def _held_summary(self):
        reason = self.env["inge.error.text"]._explain(f"hold_{self.hold_reason}")
        return " ".join(filter(None, (reason, self._words("technical"))))

    def _words(self, *severities):
        """Return the remarks of these kinds as one text."""
        issues = self.issue_ids.filtered(lambda issue: issue.severity in severities)
        return " ".join(filter(None, issues.mapped("text")))

from odoo import api, models

from ..protocol.messages import MESSAGES


class IngeReportable(models.AbstractModel):
    """What the ledger holds on a record, as far as a clerk has to mind it."""

    _inherit = "inge.reportable"

    def _latest_messages(self):
        """Return the last report on each business key: earlier ones are history."""
        self.ensure_one()
        latest = {
            message.business_key: message
            for message in self.inge_message_ids.sorted("id")
            if not message.inquiry and message.state != "cancelled"
        }
        return self.env["inge.message"].union(*latest.values())

    def _unsettled(self, message_type, key=None):
        """Return what the ledger waits for before this message may follow.

        A message of the same key that has not left yet is no obstacle: the new one
        takes its place.
        """
        key = key or self._business_key(message_type)
        for message in self._latest_messages():
            queued = message.state in ("ready", "held") and message.business_key != key
            if reason := self._unsettled_reason(message, queued):
                return reason
        return False

    @api.model
    def _unsettled_reason(self, message, queued=False):
        """Return why nothing may follow a message that is not settled, or False."""
        name = MESSAGES[message.message_type].term if message else ""
        if queued or message.state == "sending":
            return self.env._("%(name)s has to leave first.", name=name)
        if message.state == "unknown":
            return self.env._(
                "It is unclear whether BAMF received the %(name)s: settle that "
                "first, under “Reports and answers of BAMF”.",
                name=name,
            )
        return False

    @api.model
    def _trouble_text(self, message):
        """Return what is wrong; remarks to be corrected are listed beside it."""
        listed = message.state in ("draft", "rejected") and message.issue_ids
        text = message._headline() if listed else message.answer_summary
        return f"{MESSAGES[message.message_type].term}: {text}"

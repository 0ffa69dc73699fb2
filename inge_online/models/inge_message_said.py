from odoo import models

from ..protocol.canonical import from_json
from ..protocol.messages import MESSAGES


class IngeMessage(models.Model):
    """What was said to BAMF and what it answered, as messages again."""

    _inherit = "inge.message"

    def _said(self):
        """Return the message of ``protocol.messages``, None if none is kept."""
        # sudo: what was sent is for managers to read, but for rules to know
        payload = self.sudo().payload if self else None
        return from_json(MESSAGES[self.message_type], payload) if payload else None

    def _heard(self):
        """Return what BAMF answered, None if nothing is kept."""
        # sudo: envelopes are for managers to read, but for the ledger to know
        answer = self.sudo().answer
        return from_json(MESSAGES[self.message_type].answer, answer) if answer else None

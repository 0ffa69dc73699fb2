from odoo import models

from ..protocol.canonical import from_json
from ..protocol.messages import MESSAGES


class IngeMessage(models.Model):
    """What was said to BAMF, as a message again."""

    _inherit = "inge.message"

    def _said(self):
        """Return the message of ``protocol.messages``, None if none is kept."""
        # sudo: what was sent is for managers to read, but for rules to know
        payload = self.sudo().payload if self else None
        return from_json(MESSAGES[self.message_type], payload) if payload else None

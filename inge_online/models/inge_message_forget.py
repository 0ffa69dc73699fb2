from odoo import fields, models

from ..day import german_today
from ..ledger import FINAL


class IngeMessage(models.Model):
    """Reducing a message to its checksums and to what became of it."""

    _inherit = "inge.message"

    reduced_on = fields.Date(
        readonly=True,
        index="btree_not_null",
        help="Content, answer and envelopes were deleted; their checksums stay.",
    )

    def _forget(self):
        """Delete content, answer, envelopes and the words of remarks, for good."""
        done = self.filtered(
            lambda m: m.state in {s.value for s in FINAL} and not m.reduced_on
        )
        done._ledger().write(
            {
                "payload": False,
                "answer": False,
                "evidence": False,
                "reduced_on": german_today(),
            }
        )
        done._ledger().issue_ids.write({"values": False, "bamf_text": False})
        return len(done)

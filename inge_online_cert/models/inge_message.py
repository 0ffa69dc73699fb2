from odoo import api, models

from .. import stage
from .res_company import CERT


class IngeMessage(models.Model):
    """Messages of runs: rehearsals have a way of their own, results hear the news."""

    _inherit = "inge.message"

    def _is_rehearsal(self):
        # sudo: the sender must know, whoever it works for
        return self.company_id.sudo().inge_cert_mode == "rehearsal"

    def _client(self, exchange=None):
        """A rehearsal's message gets the simulator's client or none, and no other does.

        :raises ConfigError: the rehearsal is not being played here and now
        """
        if not self._is_rehearsal():
            return super()._client(exchange)
        return stage.client(
            self.env.cr.dbname,
            self.company_id.id,
            self.account_id._credentials(),
            exchange,
        )

    def _claim(self, sender):
        """Leave a rehearsal's messages to the thread that has its simulator."""
        # the transaction that queued some of them may have been undone
        ours = self.exists().filtered(lambda m: not m._is_rehearsal() or m._stage())
        return super(IngeMessage, ours)._claim(sender) if ours else ([], [], [])

    def _stage(self):
        return stage.find(self.env.cr.dbname, self.company_id.id)

    def _send_after_commit(self):
        """Leave a rehearsal's messages to the rehearsal, which sends one by one."""
        ours = self.filtered(lambda message: not message._is_rehearsal())
        return super(IngeMessage, ours)._send_after_commit() if ours else None

    def write(self, vals):
        result = super().write(vals)
        if "state" in vals:
            self._results()._observe()
        return result

    @api.model
    def _remark_all(self, lines):
        result = super()._remark_all(lines)
        self.union(*lines)._results()._observe()
        return result

    def _results(self):
        """Return the steps of runs that these messages were sent for."""
        # sudo: runs belong to administrators, messages are written for clerks
        results = self.env["inge.cert.result"].sudo()
        ours = self.filtered(lambda message: message.company_id.sudo().inge_cert_mode)
        return results.search([("message_id", "in", ours.ids)]) if ours else results

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        """A run's messages go with its company, when the run keeps the evidence."""
        if self.env.context.get("inge_cert") is CERT and all(
            message.company_id.inge_cert_mode for message in self
        ):
            return None
        return super()._unlink_never()

    def _refresh_forms(self):
        """Show the news on an open run, too."""
        result = super()._refresh_forms()
        steps = self._results()
        steps._observe()
        steps.run_id._tell_forms()
        return result

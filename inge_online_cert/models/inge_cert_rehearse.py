import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rehearsal import Busy, Rehearsal
from .inge_cert_procedure import MESSAGE_TYPES

_logger = logging.getLogger(__name__)


class IngeCertRun(models.Model):
    """Rehearsing: the whole booklet before the simulator, without anybody's hand."""

    _inherit = "inge.cert.run"

    playing = fields.Boolean(
        readonly=True, copy=False, help="A cron job plays the rehearsal."
    )
    trouble = fields.Text(
        readonly=True, copy=False, help="Why the rehearsal stopped before its end."
    )

    def action_rehearse(self):
        """Begin the rehearsal, or go on where it was interrupted."""
        self._require_administrator()
        for run in self:
            if run.mode != "rehearsal":
                raise UserError(self.env._("This is no rehearsal."))
            if run.state == "draft":
                run.action_start()
            if run.state != "open":
                raise UserError(self.env._("This run is closed already."))
        # sudo: a run is written by its own methods alone
        self.sudo().write({"playing": True, "trouble": False})
        # sudo: an administrator of InGe-Online may not see cron jobs
        self.env.ref("inge_online_cert.ir_cron_rehearse").sudo()._trigger()

    @api.model
    def _cron_rehearse(self):
        """Play what was asked for, also after a server that died meanwhile."""
        cron = self.env["ir.cron"]
        runs = self.search([("playing", "=", True)], order="id")
        ids = runs.ids
        cron._commit_progress(remaining=len(ids))
        for run_id in ids:
            try:
                Rehearsal(self.env.registry, run_id).play()
            except Busy:
                _logger.info("Rehearsal %s is played elsewhere", run_id)
            if not cron._commit_progress(1):
                break

    # the steps of ``rehearsal.Rehearsal``, each in a transaction of its own

    def _script(self):
        """Return what the rehearsal needs: database, company, world, what was said."""
        self.ensure_one()
        account = self.account_id
        credentials = account._credentials()
        world = self.package_id._world(credentials.username, credentials.password)
        return self.test_company_id.id, world, credentials

    def _said(self):
        """Return what BAMF's stand-in was told in this run, in order."""
        messages = self.env["inge.message"].search(
            [
                ("company_id", "=", self.test_company_id.id),
                ("state", "in", ("accepted", "hinted", "rejected")),
            ],
            order="settled_at, id",
        )
        return [(m.message_type, m.payload, m.attempt_uuid) for m in messages]

    def _clear_up(self):
        """Queue again what a dead rehearsal left in the middle.

        Its simulator died with it; the new one was told what is settled, so it surely
        does not have this.
        """
        messages = self.env["inge.message"].search(
            [
                ("company_id", "=", self.test_company_id.id),
                ("state", "in", ("sending", "unknown")),
            ]
        )
        for message in messages._ledger():
            if message.state == "sending":
                message.write({"state": "unknown"})
            message.write({"state": "ready"})

    def _result(self, result_id):
        """Return a step of this run."""
        return self.env["inge.cert.result"].browse(result_id)

    def _next_id(self):
        self.ensure_one()
        return self.next_result_id.id

    def _finish_rehearsal(self):
        self.write({"playing": False})
        self.action_finish()
        self._tell_forms()

    def _stop_rehearsal(self, text):
        self.write({"playing": False, "trouble": text})
        self._tell_forms()

    def _summary(self):
        """Return the run as lines of text."""
        self.ensure_one()
        signs = {"passed": "+", "failed": "-"}
        lines = [f"{self.name}: {self.booklet_id.display_name}"]
        for result in self._in_order():
            term = dict(MESSAGE_TYPES)[result.message_type]
            lines.append(
                f"{signs.get(result.verdict, ' ')} {result.trial_id.name:<10} {term}: "
                f"{result.expected} / {result.actual or '?'} {result.actual_code or ''}"
            )
        lines.append(f"{self.passed_count}/{self.trial_count} {self.trouble or ''}")
        return "".join(f"{line.rstrip()}\n" for line in lines)


class IngeCertResult(models.Model):
    _inherit = "inge.cert.result"

    def _play(self):
        """Carry the step out; return the ledger entry's id, False if refused here."""
        self._execute()
        return self.message_id.id

    def _conclude(self):
        """Give a rehearsed step the verdict that its answer proposes."""
        self._observe()
        if not self.proposal:
            raise UserError(
                self.env._(
                    "%(case)s, step %(step)s got no answer: %(answer)s",
                    case=self.trial_id.name,
                    step=self.sequence,
                    answer=self.actual_text or self.actual or "",
                )
            )
        self._confirm(self.proposal)
        self.run_id._tell_forms()

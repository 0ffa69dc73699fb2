import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import config

from ..rehearsal import Busy, Rehearsal
from .inge_cert_procedure import MESSAGE_TYPES

_logger = logging.getLogger(__name__)

PART = 20
"""Seconds after which a rehearsal makes way: Odoo ends a worker that takes longer than
it is allowed to."""


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
        self._go_on_playing()

    @api.model
    def _go_on_playing(self):
        # sudo: an administrator of InGe-Online may not see cron jobs
        self.env.ref("inge_online_cert.ir_cron_rehearse").sudo()._trigger()

    @api.model
    def _cron_rehearse(self):
        """Play what was asked for, also after a server that died meanwhile."""
        cron = self.env["ir.cron"]
        runs = self.search([("playing", "=", True)], order="id")
        cron._commit_progress(remaining=len(runs))
        for run in runs:
            try:
                passed = Rehearsal(self.env.registry, run.id).play(_part())
            except Busy:
                _logger.info("Rehearsal %s is played elsewhere", run.id)
                continue
            if passed is None or run != runs[-1:]:
                # what is left comes in a job of its own, with limits of its own
                self._go_on_playing()
            break
        cron._commit_progress(len(runs), remaining=0)

    # the steps of ``rehearsal.Rehearsal``, each in a transaction of its own

    def _script(self):
        """Return what the rehearsal needs: database, company, world, what was said."""
        self.ensure_one()
        # whoever breaks it off meanwhile leaves the end to who plays it
        self.playing = True
        account = self.account_id
        credentials = account._credentials()
        world = self.package_id._world(credentials.username, credentials.password)
        return self.test_company_id.id, world, credentials

    def _said(self):
        """Return what BAMF's stand-in was told in this run, in order."""
        return [said for result in self._in_order() if (said := result._said())]

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
        if not self._end_broken_off():
            self.write({"playing": False})
            self.action_finish()
        self._tell_forms()

    def _end_broken_off(self):
        """Close a run that was broken off while it was played; tell whether it was."""
        if self.state == "aborted":
            self._close("aborted")
        return self.state == "aborted"

    def _stop_rehearsal(self, text, expected):
        if self._end_broken_off():
            self._tell_forms()
            return
        if not expected:
            text = self.env._(
                "An unexpected error stopped the rehearsal; nothing of it is lost. "
                "Press “Go on”. If it stops again, the server's log says more: %s",
                text,
            )
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
        """Carry the step out; return the ledger entry's id, False if refused here.

        What was under way or settled when a rehearsal died is not done again.
        """
        if not self.actual or self.message_id.state == "cancelled":
            self._execute()
        return self.message_id.id

    def _said(self):
        """Return what BAMF's stand-in was told in this step: type, payload, call."""
        message = self.message_id
        if message.state in ("accepted", "hinted", "rejected") and message.payload:
            return message.message_type, message.payload, message.attempt_uuid
        if self.told_payload and self.actual:
            return self.message_type, self.told_payload, self.told_uuid
        return None

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


def _part():
    """Return how many seconds a job may play, well within the limits of a worker."""
    real = config["limit_time_real_cron"]
    limits = (config["limit_time_real"] if real < 0 else real, config["limit_time_cpu"])
    return min([PART, *(limit / 3 for limit in limits if limit > 0)])

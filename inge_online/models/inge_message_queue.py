import logging
import time
from datetime import timedelta
from functools import partial

from odoo import api, fields, models

from .. import journal
from ..ledger import STALE_AFTER, State, swept
from ..locks import undisturbed
from ..sender import LOST, Sender

_logger = logging.getLogger(__name__)

QUEUE = "inge_online.queue"
SOME = 100
"""Messages that the sweep takes at once."""
PATIENCE = 20
"""Seconds after which a click leaves the rest to the cron job."""


class IngeMessage(models.Model):
    """When messages go: after the commit that queued them, or in a cron job."""

    _inherit = "inge.message"

    def _send_after_commit(self):
        """Send once this transaction is committed; a cron job is the safety net.

        Never within it: Odoo repeats a user's transaction after a conflict.
        """
        # sudo: a clerk may not see cron jobs
        self.env.ref("inge_online.ir_cron_send").sudo()._trigger()
        callbacks = self.env.cr.postcommit
        queue = callbacks.data.setdefault(QUEUE, [])
        if not queue:
            callbacks.add(partial(_send_now, self.env.registry, queue))
        queue.extend(self.ids)

    @api.model
    def _cron_send(self):
        """Send everything that is due, oldest first, as long as there is time."""
        cron = self.env["ir.cron"]
        due = len(self._due_ids())
        if not cron._commit_progress(remaining=due) or not due:
            return
        with Sender(self.env.registry) as sender:
            if sender.drain(go_on=cron._commit_progress):
                cron._commit_progress(remaining=0)

    @api.model
    def _cron_sweep(self):
        """Settle what dead senders left behind, and make up for notices."""
        self._sweep_all()
        journal.forget_old()
        cron = self.env["ir.cron"]
        due = [("notice_due", "=", True)]
        if not cron._commit_progress(remaining=self.search_count(due)):
            return
        last = 0
        with Sender(self.env.registry) as sender:
            while ids := self.search([*due, ("id", ">", last)], limit=SOME).ids:
                last = ids[-1]
                # no transaction is open while others are at work
                cron._commit_progress()
                sender.tell(ids)
                if not cron._commit_progress(len(ids)):
                    break
            else:
                # others may have told of some meanwhile
                cron._commit_progress(remaining=0)

    def _sweep_all(self):
        """Settle everything stale, some at a time."""
        cron = self.env["ir.cron"]
        while done := undisturbed(self.env, self._sweep_some):
            if not cron._commit_progress(done):
                break
            self.env.invalidate_all()

    @api.model
    def _sweep_some(self):
        """Settle some of what is stale and nobody else is at; return how many."""
        free = self._stale().try_lock_for_update(allow_referencing=True)
        free._sweep()
        return len(free)

    def _sweep(self):
        """Queue again what was surely never called; the rest is unclear."""
        for called, messages in self.grouped(lambda m: m._may_be_called()).items():
            state = swept(called)
            messages._ledger().write(
                {"state": state.value, "notice_due": state is State.UNKNOWN}
            )
            if state is State.READY:
                self.env.ref("inge_online.ir_cron_send")._trigger()

    def _may_be_called(self):
        """Tell whether the call that a dead sender claimed this for may have begun."""
        return not journal.shows_uncalled(self.call_journal, self.attempt_uuid)

    @api.model
    def _stale(self):
        """Return some messages whose sender must have died."""
        limit = fields.Datetime.now() - timedelta(seconds=STALE_AFTER)
        sending = [("state", "=", State.SENDING.value), ("sent_at", "<", limit)]
        return self.search(sending, order="id", limit=SOME)

    @api.model
    def _await_sweep(self):
        """Let somebody look after what is being sent, should this process die."""
        soon = fields.Datetime.now() + timedelta(seconds=STALE_AFTER)
        self.env.ref("inge_online.ir_cron_sweep")._trigger(soon)


def _send_now(registry, queue):
    enough = time.monotonic() + PATIENCE
    try:
        with Sender(registry) as sender:
            sender.drain(lambda: queue, lambda told: time.monotonic() < enough)
    except LOST as error:
        # the user's work is committed; the cron job goes on when the database is back
        _logger.warning("Sending stopped: %s", type(error).__name__)

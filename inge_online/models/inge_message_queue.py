import logging
import time
from datetime import timedelta
from functools import partial

import psycopg2

from odoo import api, fields, models

from ..ledger import STALE_AFTER, State
from ..sender import Sender

_logger = logging.getLogger(__name__)

QUEUE = "inge_online.queue"
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
        now = fields.Datetime.now()
        due = ["|", ("not_before", "=", False), ("not_before", "<=", now)]
        ids = self.search([("state", "=", State.READY.value), *due], order="id").ids
        cron._commit_progress(remaining=len(ids))
        with Sender(self.env.registry) as sender:
            for message_id in ids:
                sender.send(message_id)
                if not cron._commit_progress(1):
                    break

    @api.model
    def _cron_sweep(self):
        """Declare unclear what a dead sender left behind, and make up for notices."""
        cron = self.env["ir.cron"]
        stale = self._stale().try_lock_for_update(allow_referencing=True)
        stale._ledger().write({"state": State.UNKNOWN.value, "notice_due": True})
        cron._commit_progress(len(stale))
        ids = self.search([("notice_due", "=", True)], order="id").ids
        cron._commit_progress(remaining=len(ids))
        with Sender(self.env.registry) as sender:
            for message_id in ids:
                sender.tell(message_id)
                if not cron._commit_progress(1):
                    break

    @api.model
    def _stale(self):
        """Return the messages whose sender must have died."""
        limit = fields.Datetime.now() - timedelta(seconds=STALE_AFTER)
        sending = [("state", "=", State.SENDING.value), ("sent_at", "<", limit)]
        return self.search(sending, order="id")


def _send_now(registry, queue):
    enough = time.monotonic() + PATIENCE
    try:
        with Sender(registry) as sender:
            for message_id in queue:
                sender.send(message_id)
                if time.monotonic() > enough:
                    break
    except psycopg2.Error as error:
        # the user's work is committed; the cron job goes on when the database is back
        _logger.warning("Sending stopped: %s", type(error).__name__)

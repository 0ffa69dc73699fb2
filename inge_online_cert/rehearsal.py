"""A rehearsal from beginning to end, each step in a transaction of its own.

Killed in the middle, it goes on where it was: the verdicts and the ledger are
committed, and the simulator's memory is made anew by telling it what the ledger says it
was told.
"""

import logging
from contextlib import contextmanager

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError

from odoo.addons.inge_online.protocol import MESSAGES, InGeError
from odoo.addons.inge_online.protocol.canonical import from_json
from odoo.addons.inge_online.sender import Sender

from .simulator import DefectError
from .simulator.world import WorldError
from .stage import stage

_logger = logging.getLogger(__name__)

LOCK = 0x1A6E


class Busy(Exception):
    """Somebody else is playing this rehearsal."""


class Rehearsal:
    """Plays one run against a simulator that lives as long as the play."""

    def __init__(self, registry, run_id):
        self._registry = registry
        self._run_id = run_id

    def play(self):
        """Play what is left; tell whether the run is finished and passed.

        :raises Busy: it is being played by somebody else
        """
        with self._alone():
            try:
                return self._play()
            except (DefectError, UserError, WorldError) as error:
                # what stopped it is for the administrator to read
                trouble = str(error)
            self._do(lambda run: run._stop_rehearsal(trouble))
            return False

    def _play(self):
        database = self._registry.db_name
        company_id, world, credentials = self._do(lambda run: run._script())
        with stage(database, company_id, world) as scene:
            self._remind(scene.client(credentials))
            self._do(lambda run: run._clear_up())
            with Sender(self._registry) as sender:
                while result_id := self._do(lambda run: run._next_id()):
                    self._step(sender, result_id)
        return self._do(self._finish)

    def _step(self, sender, result_id):
        message_id = self._do(lambda run: run._result(result_id)._play())
        if message_id:
            sender.send(message_id)
        self._do(lambda run: run._result(result_id)._conclude())

    def _remind(self, client):
        """Tell a new simulator what an earlier one was told; it decides the same."""
        for message_type, payload, uuid in self._do(lambda run: run._said()):
            message = from_json(MESSAGES[message_type], payload)
            try:
                client.send(message, call_id=uuid)
            except InGeError as error:
                _logger.info("Reminded of a refusal: %s", error.code)
        client.close()

    def _finish(self, run):
        run._finish_rehearsal()
        return run.passed

    def _do(self, work):
        with self._registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            run = env["inge.cert.run"].browse(self._run_id)
            # days are BAMF's, texts in the administrator's language
            german = {"lang": run.user_id.lang, "tz": "Europe/Berlin"}
            return work(run.with_context(**german))

    @contextmanager
    def _alone(self):
        with self._registry.cursor() as cr:
            cr.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", (LOCK, self._run_id))
            if not cr.fetchone()[0]:
                raise Busy
            try:
                yield
            finally:
                # nothing was written; this gives the lock free, whatever happened
                cr.commit()  # pylint: disable=invalid-commit

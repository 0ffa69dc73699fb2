"""A rehearsal from beginning to end, each step in a transaction of its own.

Killed in the middle, it goes on where it was: the verdicts and the ledger are
committed, and the simulator's memory is made anew by telling it what the ledger says it
was told. In the same way it is played in parts, each shorter than a worker may take.
"""

import logging
import time
from contextlib import closing, contextmanager

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.service.model import retrying

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

    def play(self, seconds=float("inf")):
        """Play what is left, for so many seconds but one step at least.

        Return whether it passed, or None if there is more to play. Whatever stops it,
        the administrator reads why, and it can be gone on with.

        :raises Busy: it is being played by somebody else
        """
        with self._alone():
            try:
                return self._play(time.monotonic() + seconds)
            except (DefectError, UserError, WorldError) as error:
                trouble = str(error)
                expected = True
            except Exception as error:
                _logger.exception("Rehearsal %s stopped", self._run_id)
                trouble = str(error).strip() or type(error).__name__
                expected = False
            self._do(lambda run: run._stop_rehearsal(trouble, expected))
            return False

    def _play(self, end):
        database, played = self._registry.db_name, False
        company_id, world, credentials = self._do(lambda run: run._script())
        with stage(database, company_id, world) as scene:
            client = scene.client(credentials)
            self._remind(client)
            self._do(lambda run: run._clear_up())
            with Sender(self._registry) as sender, closing(client):
                while result_id := self._do(lambda run: run._next_id()):
                    if played and time.monotonic() >= end:
                        return None
                    self._step(sender, client, result_id)
                    played = True
        return self._do(self._finish)

    def _step(self, sender, client, result_id):
        if self._do(lambda run: run._result(result_id)._is_told_elsewhere()):
            self._tell_elsewhere(client, result_id)
        elif message_id := self._do(lambda run: run._result(result_id)._play()):
            sender.send(message_id)
        self._do(lambda run: run._result(result_id)._conclude())

    def _tell_elsewhere(self, client, result_id):
        """Report as other software did, past our ledger; then note it as its doing."""
        message_type, payload, uuid = self._do(
            lambda run: run._result(result_id)._telling()
        )
        message = from_json(MESSAGES[message_type], payload)
        try:
            answer = client.send(message, call_id=uuid).answer
        except InGeError as error:
            code = error.code
            self._do(lambda run: run._result(result_id)._refuse_elsewhere(code))
        else:
            number = getattr(answer, "course_code", None)
            self._do(lambda run: run._result(result_id)._note_elsewhere(number))

    def _remind(self, client):
        """Tell a new simulator what an earlier one was told; it decides the same."""
        for message_type, payload, uuid in self._do(lambda run: run._said()):
            message = from_json(MESSAGES[message_type], payload)
            try:
                client.send(message, call_id=uuid)
            except InGeError as error:
                _logger.info("Reminded of a refusal: %s", error.code)

    def _finish(self, run):
        run._finish_rehearsal()
        return run.passed

    def _do(self, work):
        def done():
            run = env["inge.cert.run"].browse(self._run_id)
            # days are BAMF's, texts in the administrator's language
            german = {"lang": run.user_id.lang, "tz": "Europe/Berlin"}
            return work(run.with_context(**german))

        with self._registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            # somebody else may write the same rows; nothing was sent in here
            return retrying(done, env)

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
                env = api.Environment(cr, SUPERUSER_ID, {})
                env["ir.cron"]._commit_progress()

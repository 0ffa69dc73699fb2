"""Messages on their way: claim and commit, call, settle and commit, tell.

Each step has a transaction of its own, so that calls are made while none is open and
what was settled stays settled, whatever happens to the notices afterwards.
"""

import logging
import math
import time
from collections import deque
from contextlib import contextmanager
from secrets import SystemRandom

import psycopg2
from psycopg2.errors import UniqueViolation
from psycopg2.extensions import ISOLATION_LEVEL_READ_COMMITTED

from odoo import SUPERUSER_ID, api
from odoo.exceptions import AccessError, ConcurrencyError, UserError
from odoo.sql_db import Cursor

from . import config, locks
from .ledger import Door
from .lines import NOT_CALLED, Exchange, Lines

_logger = logging.getLogger(__name__)

CONFLICTS = (*locks.CONFLICTS, UniqueViolation)
"""Another process wrote the same row, or one that may stand there only once."""
LOST = (ConcurrencyError, psycopg2.Error)
"""The database did not take a step, in none of its attempts."""
BROKEN = (
    *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError),
    *(UserError, *LOST),
)
"""What a single answer or row may hold that settling it fails."""
BITE = 4
"""Messages claimed at once, even if fewer are called side by side."""
NOTICES = 40
"""Notices told at once."""
MINUTE = 60.0
SECONDS = 2.0
"""A notice does not wait longer for others."""


class Sender:
    """Sends messages of one database, with one client per login.

    Use it as a context manager: it closes the clients' connections.

    :param parallel: calls side by side; by default what the server's configuration says
    :param chance: function that returns a number between 0 and 1, for the jitter
    """

    def __init__(self, registry, *, parallel=None, chance=None):
        self._registry = registry
        self._parallel = parallel or config.parallel()
        self._bite = max(BITE, self._parallel)
        self._chance = chance or SystemRandom().random
        self._called = []
        self._told_at = 0.0
        self._ordered_at = -math.inf
        self.clients = {}
        self.exchange = Exchange(self._parallel)
        self.door = Door()

    def __enter__(self):
        return self

    def __exit__(self, kind, *exception):
        for client in self.clients.values():
            client.close()
        if kind is None:
            # otherwise something may be left that was never called
            self.exchange.journal.close()

    def send(self, *message_ids):
        """Take these messages all the way, as far as it is their turn."""
        self.drain(lambda: message_ids)

    def drain(self, due=None, go_on=lambda told: True):
        """Send until nothing is due any more.

        :param due: returns ids of messages that may be due, oldest first; asked again
            as long as something became of them. By default all that are queued.
        :param go_on: is called with the number of messages told of; False ends it
        :return: whether nothing is due any more
        """
        ahead = self._parallel + self._bite
        lines = Lines(self.exchange, ahead, self._registry.db_name)
        self._told_at = time.perf_counter()
        try:
            complete = self._drain(lines, due or self._due, go_on)
        finally:
            # what waited for a line goes back, what is being said is heard
            self._settle(lines.close())
            called, self._called = self._called, []
            self.tell(called)
        go_on(len(called))
        return complete

    def _drain(self, lines, due, go_on):
        queue, moved = deque(), True
        while True:
            if not queue and moved:
                queue.extend(due())
                moved = False
            while queue and len(lines) <= self._parallel:
                ids = [queue.popleft() for _ in range(min(self._bite, len(queue)))]
                something, later = self._claim(lines, ids)
                moved |= something
                if len(lines):
                    # they wait for a call that is under way
                    queue.extendleft(reversed(later))
                    if not something:
                        break
            if len(lines):
                self._settle(lines.finished(self._together(lines, queue)))
                moved = True
            elif not queue and not moved:
                return True
            if not self._tell_in_time(go_on):
                return False

    def _together(self, lines, queue):
        """Return how many calls to settle at once: the lines must not run dry."""
        to_spare = len(lines) - self._parallel if queue else len(lines)
        return min(self._bite, max(to_spare, 1))

    def is_new_minute(self):
        """Tell once a minute that it is time to order a sweep."""
        new = time.monotonic() - self._ordered_at > MINUTE
        if new:
            self._ordered_at = time.monotonic()
        return new

    def _due(self):
        return self._step((), "_due_ids")

    def _claim(self, lines, ids):
        """Claim what may be sent of these.

        :return: whether anything became of them, and the ids of those that may be
            called later
        """
        calls, held, later = self._step(ids, "_claim", self)
        for call in calls:
            self.door.enter(call.login)
            lines.put(call)
        self._called += held
        return bool(calls or held), later

    def _settle(self, results):
        """Settle what was called, together; one by one if that fails."""
        events = self._try_to_settle(
            [
                (call.message_id, call.uuid, result)
                for call, result in results
                if result is not None
            ]
        )
        for call, result in results:
            # nobody knows how a call that broke has ended
            self.door.leave(call.login, events.get(call.message_id))
            if result is not None and result is not NOT_CALLED:
                self._called.append(call.message_id)

    def _try_to_settle(self, answers):
        """Settle these answers; return what happened to each that could be.

        One that cannot be settled loses no other: its message stays as it is being
        sent, and the sweep declares it unclear.
        """
        if not answers:
            return {}
        ids = [message_id for message_id, _uuid, _result in answers]
        try:
            return self._step(ids, "_settle_all", answers, self._chance)
        except BROKEN as error:
            if len(answers) > 1:
                each = (self._try_to_settle([answer]) for answer in answers)
                return {id_: event for found in each for id_, event in found.items()}
            # its text may speak of a person
            kind = type(error).__name__
            _logger.error("The answer to message %s is lost: %s", ids[0], kind)
            return {}

    def _tell_in_time(self, go_on):
        """Tell what is known when it is worth it; return whether to go on."""
        late = time.perf_counter() - self._told_at > SECONDS
        if len(self._called) < NOTICES and not (late and self._called):
            return True
        called, self._called = self._called, []
        self.tell(called)
        self._told_at = time.perf_counter()
        return go_on(len(called))

    def tell(self, message_ids):
        """Tell people what became of messages, all at once or else one by one.

        A failing notice is tried again later. It never loses an answer: that is
        committed by now.
        """
        if not message_ids or self._try_to_tell(message_ids):
            return
        for message_id in message_ids if len(message_ids) > 1 else ():
            self._try_to_tell([message_id])

    def _try_to_tell(self, ids):
        try:
            self._step(ids, "_tell")
        except (AccessError, UserError, ValueError, *LOST) as error:
            # its text may speak of a person
            kind = type(error).__name__
            _logger.info("Notices on messages %s have to wait: %s", ids, kind)
            return False
        return True

    def _step(self, ids, method, *args):
        """Do one step in a transaction of its own, again after a conflict.

        Somebody may be writing the same course; an answer must not get lost by that.
        """
        for attempt in range(1, locks.ATTEMPTS + 1):
            try:
                with self._messages() as messages:
                    return getattr(messages.browse(ids), method)(*args)
            except CONFLICTS:
                if attempt == locks.ATTEMPTS:
                    raise

    @contextmanager
    def _messages(self):
        """The ledger in a transaction of its own, committed at the end.

        Each of its queries sees what is committed by then, and each step locks the rows
        that it writes before it reads them: so several processes wait for each other
        for a moment, where they would meet a conflict and begin again otherwise.
        """
        with self._registry.cursor() as cr:
            if isinstance(cr, Cursor):
                cr.connection.set_isolation_level(ISOLATION_LEVEL_READ_COMMITTED)
            yield api.Environment(cr, SUPERUSER_ID, {})["inge.message"]

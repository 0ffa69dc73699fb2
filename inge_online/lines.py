"""Calls side by side, in threads that know neither Odoo nor its database."""

import logging
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from .journal import Journal
from .ledger import may_call
from .protocol import AuthError, Client, InGeError, Message

_logger = logging.getLogger(__name__)

NOT_CALLED = object()
"""The result of a call that was given back before it was made."""
MOMENT = 0.5
"""Seconds for which an answer waits for another one, to be settled together.

The lines stay busy meanwhile: others are ready, written, and wait for them.
"""


@dataclass(frozen=True)
class Call:
    """A claimed message: everything a call needs, without the database."""

    message_id: int
    uuid: str
    login: tuple
    client: Client = field(repr=False)
    message: Message = field(repr=False)
    journal: str = ""
    claimed: float = field(default_factory=time.monotonic)

    def make(self):
        """Call BAMF. Return the Outcome, or the error that says what happened."""
        try:
            return self.client.send(self.message, call_id=self.uuid)
        except InGeError as error:
            return error


class NotCalled(Exception):
    """A call came to its line too late, and nothing was sent."""


class Exchange:
    """So many lines to BAMF: a call is written, waits for a line, is sent.

    Clients enter it for the time in which they are on the wire. What enters is written
    into the journal before.
    """

    def __init__(self, parallel):
        self.open = True
        self.journal = Journal()
        self._lines = threading.Semaphore(parallel)
        self._calls = threading.local()
        self._refused = set()

    def __enter__(self):
        self._lines.acquire()
        try:
            self._begin(self._calls.now)
        except (NotCalled, OSError):
            self._lines.release()
            raise

    def __exit__(self, *exception):
        self._lines.release()

    def make(self, call):
        """Make a call, unless its claim gets too old or its login was refused."""
        self._calls.now = call
        try:
            result = call.make()
        except NotCalled:
            return NOT_CALLED
        if isinstance(result, AuthError):
            self._refused.add(call.login)
        return result

    def _begin(self, call):
        if not self.open or call.login in self._refused:
            raise NotCalled
        self.journal.note(call.uuid)
        # the last thing before the call: nothing that takes time may come after it
        if not may_call(time.monotonic() - call.claimed):
            raise NotCalled


class Lines:
    """The calls under way; as many wait for a line as are on the wire."""

    def __init__(self, exchange, calls, database):
        self._exchange = exchange
        self._executor = ThreadPoolExecutor(
            calls, "inge_online", self._name, (database,)
        )
        self._calls = {}

    def __len__(self):
        return len(self._calls)

    def put(self, call):
        """Make a call as soon as a line is free."""
        self._calls[self._executor.submit(self._exchange.make, call)] = call

    def finished(self, together):
        """Wait for calls and return them with their results.

        :param together: how many to wait for, so that they can be settled at once;
            after the first one only for a moment
        """
        done, _open = wait(self._calls, return_when=FIRST_COMPLETED)
        enough = time.perf_counter() + MOMENT
        while len(done) < min(together, len(self._calls)):
            left = enough - time.perf_counter()
            if left <= 0:
                break
            waiting = self._calls.keys() - done
            new, _open = wait(waiting, timeout=left, return_when=FIRST_COMPLETED)
            done |= new
        return [self._result(future) for future in done]

    def close(self):
        """Give back what waits for a line, wait for the rest, return the results."""
        self._exchange.open = False
        self._executor.shutdown()
        self._exchange.open = True
        return [self._result(future) for future in list(self._calls)]

    def _result(self, future):
        call = self._calls.pop(future)
        if error := future.exception():
            # not an answer: the sweep declares the message unclear
            kind = type(error).__name__
            _logger.error("The call of message %s broke: %s", call.message_id, kind)
            return call, None
        return call, future.result()

    @staticmethod
    def _name(database):
        """Let the log say which database a line belongs to."""
        threading.current_thread().dbname = database

"""Calls side by side, in threads that know neither Odoo nor its database."""

import logging
import threading
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from .ledger import may_call
from .protocol import AuthError, Client, InGeError, Message

_logger = logging.getLogger(__name__)

NOT_CALLED = object()
"""The result of a call that was given back before it was made."""
MOMENT = 0.03
"""Seconds in which calls that end one after the other are settled together."""


@dataclass(frozen=True)
class Call:
    """A claimed message: everything a call needs, without the database."""

    message_id: int
    uuid: str
    login: tuple
    client: Client = field(repr=False)
    message: Message = field(repr=False)
    claimed: float = field(default_factory=time.monotonic)

    def make(self):
        """Call BAMF. Return the Outcome, or the error that says what happened."""
        try:
            return self.client.send(self.message, call_id=self.uuid)
        except InGeError as error:
            return error


class Lines:
    """So many calls at a time; the others wait for a line."""

    def __init__(self, parallel, database):
        self._executor = ThreadPoolExecutor(
            parallel, "inge_online", self._name, (database,)
        )
        self._calls = {}
        self._refused = set()

    def __len__(self):
        return len(self._calls)

    def put(self, call):
        """Make a call as soon as a line is free."""
        self._calls[self._executor.submit(self._make, call)] = call

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
        for future in self._calls:
            future.cancel()
        self._executor.shutdown()
        return [self._result(future) for future in list(self._calls)]

    def _result(self, future):
        call = self._calls.pop(future)
        if future.cancelled():
            return call, NOT_CALLED
        if error := future.exception():
            # not an answer: the sweep declares the message unclear
            kind = type(error).__name__
            _logger.error("The call of message %s broke: %s", call.message_id, kind)
            return call, None
        return call, future.result()

    def _make(self, call):
        """Call BAMF, unless the claim is too old or the login was refused meanwhile."""
        age = time.monotonic() - call.claimed
        if call.login in self._refused or not may_call(age):
            return NOT_CALLED
        result = call.make()
        if isinstance(result, AuthError):
            self._refused.add(call.login)
        return result

    @staticmethod
    def _name(database):
        """Let the log say which database a line belongs to."""
        threading.current_thread().dbname = database

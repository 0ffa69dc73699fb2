"""Messages on their way: claim and commit, call, settle and commit, tell.

Each step has a cursor of its own, so that a call is made while no transaction is open
and what was settled stays settled, whatever happens to the notices afterwards.
"""

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field

from psycopg2.errors import SerializationFailure, UniqueViolation

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError

from .protocol import Client, InGeError, Message

_logger = logging.getLogger(__name__)

ATTEMPTS = 5
CONFLICTS = (SerializationFailure, UniqueViolation)
"""Another process wrote the same row, or one that may stand there only once."""


@dataclass(frozen=True)
class Call:
    """A claimed message: everything a call needs, without the database."""

    uuid: str
    client: Client
    message: Message = field(repr=False)

    def make(self):
        """Call BAMF. Return the Outcome, or the error that says what happened."""
        try:
            return self.client.send(self.message, call_id=self.uuid)
        except InGeError as error:
            return error


class Sender:
    """Sends messages of one database, with one client per login.

    Use it as a context manager: it closes the clients' connections.
    """

    def __init__(self, registry):
        self._registry = registry
        self._clients = {}

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for client in self._clients.values():
            client.close()

    def send(self, message_id):
        """Take one message all the way, if it is its turn."""
        call = self._step(message_id, "_claim", self._clients)
        if call is not None:
            self._step(message_id, "_settle", call.uuid, call.make())
        self.tell(message_id, was_called=call is not None)

    def tell(self, message_id, was_called=False):
        """Tell people what became of a message; a failing notice is tried again later.

        It never loses an answer: that is committed by now.
        """
        try:
            self._step(message_id, "_tell", was_called)
        except (UserError, *CONFLICTS) as error:
            # its text may speak of a person
            kind = type(error).__name__
            _logger.info("Notice on message %s has to wait: %s", message_id, kind)

    def _step(self, message_id, method, *args):
        """Do one step in a transaction of its own, again after a conflict.

        Somebody may be writing the same course; an answer must not get lost by that.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self._messages() as messages:
                    return getattr(messages.browse(message_id), method)(*args)
            except CONFLICTS:
                if attempt == ATTEMPTS:
                    raise

    @contextmanager
    def _messages(self):
        """The ledger in a transaction of its own, committed at the end."""
        with self._registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})["inge.message"]

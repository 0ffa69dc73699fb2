"""Where a rehearsal plays: the simulator in this process, for as long as it takes.

A rehearsal's messages get their client from here and from nowhere else, and nobody
else gets one here. Only the thread that opened a stage may send on it, so that neither
a cron job nor another worker takes a message to a simulator that it does not have.
"""

import threading
from contextlib import contextmanager
from functools import lru_cache

from odoo.addons.inge_online.config import SHIPPED
from odoo.addons.inge_online.protocol import Client, ConfigError, Options, load_contract

from .simulator import Simulator

_stages = {}


class Stage:
    """One simulator with the world of one rehearsal."""

    def __init__(self, simulator):
        self.simulator = simulator
        self.thread = threading.get_ident()

    def client(self, credentials, exchange=None):
        """Return a client that can reach nothing but this simulator."""
        return Client(
            stand_in(),
            environment="test",
            credentials=credentials,
            options=Options(test_endpoint=self.simulator.url),
            gate=exchange,
        )


@lru_cache(maxsize=1)
def stand_in():
    """Return the contract that every rehearsal speaks, whatever the server's is."""
    return load_contract(SHIPPED)


@contextmanager
def stage(database, company_id, world):
    """Open the stage of a rehearsal company; afterwards its port is free again."""
    key = (database, company_id)
    with Simulator(world) as simulator:
        _stages[key] = Stage(simulator)
        try:
            yield _stages[key]
        finally:
            del _stages[key]


def find(database, company_id):
    """Return the stage of a rehearsal company, if this thread has opened one."""
    found = _stages.get((database, company_id))
    return found if found and found.thread == threading.get_ident() else None


def client(database, company_id, credentials, exchange=None):
    """Return a client for a message of a rehearsal.

    :raises ConfigError: the rehearsal is not being played here and now
    """
    found = find(database, company_id)
    if found is None:
        raise ConfigError("endpoint", detail="rehearsal")
    return found.client(credentials, exchange)

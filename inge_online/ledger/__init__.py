"""The ledger's rules, pure: which states a message has, and what an answer makes of it.

Imports neither Odoo nor the protocol; times are given, never asked for.
"""

from .reconciling import Clue, Sighting, reconcile
from .settling import STALE_AFTER, Event, Settlement, delay, settle
from .states import (
    FINAL,
    MEANINGS,
    OCCUPYING,
    OPEN,
    TRANSITIONS,
    WAITING,
    ForbiddenTransition,
    State,
    require,
)
from .stopping import PRODUCTION, TEST, Hold, Login, Server, stop

__all__ = [
    "FINAL",
    "MEANINGS",
    "OCCUPYING",
    "OPEN",
    "PRODUCTION",
    "STALE_AFTER",
    "TEST",
    "TRANSITIONS",
    "WAITING",
    "Clue",
    "Event",
    "ForbiddenTransition",
    "Hold",
    "Login",
    "Server",
    "Settlement",
    "Sighting",
    "State",
    "delay",
    "reconcile",
    "require",
    "settle",
    "stop",
]

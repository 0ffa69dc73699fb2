"""The ledger's rules, pure: which states a message has, and what an answer makes of it.

Imports neither Odoo nor the protocol; times are given, never asked for.
"""

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
    "Event",
    "ForbiddenTransition",
    "Hold",
    "Login",
    "Server",
    "Settlement",
    "State",
    "delay",
    "require",
    "settle",
    "stop",
]

"""The ledger's rules, pure: which states a message has, and what an answer makes of it.

Imports neither Odoo nor the protocol; times are given, never asked for.
"""

from .reconciling import Clue, Sighting, reconcile
from .admitting import Door
from .breaker import FAILURES, Breaker, Gate, after, gate, probing
from .claiming import (
    CALL_WITHIN,
    Decision,
    Entry,
    Step,
    bite,
    decide,
    goes_before,
    may_call,
    takes_key,
)
from .maintenance import Window, pause
from .settling import (
    STALE_AFTER,
    Event,
    Settlement,
    belongs,
    delay,
    is_stale,
    settle,
    swept,
)
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
    "CALL_WITHIN",
    "FAILURES",
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
    "Breaker",
    "Decision",
    "Door",
    "Entry",
    "Event",
    "ForbiddenTransition",
    "Gate",
    "Hold",
    "Login",
    "Server",
    "Settlement",
    "Sighting",
    "State",
    "Step",
    "Window",
    "after",
    "belongs",
    "bite",
    "decide",
    "delay",
    "reconcile",
    "gate",
    "goes_before",
    "is_stale",
    "may_call",
    "pause",
    "probing",
    "require",
    "settle",
    "stop",
    "swept",
    "takes_key",
]

"""The ledger's rules, pure: which states a message has, and what an answer makes of it.

Imports neither Odoo nor the protocol; times are given, never asked for.
"""

from .states import (
    FINAL,
    MEANINGS,
    OCCUPYING,
    TRANSITIONS,
    WAITING,
    ForbiddenTransition,
    State,
    require,
)

__all__ = [
    "FINAL",
    "MEANINGS",
    "OCCUPYING",
    "TRANSITIONS",
    "WAITING",
    "ForbiddenTransition",
    "State",
    "require",
]

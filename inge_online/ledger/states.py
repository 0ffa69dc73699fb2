"""The states of a message to BAMF and the only ways between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class State(str, Enum):
    """Where a message stands. The values are stored in the database."""

    DRAFT = "draft"
    READY = "ready"
    SENDING = "sending"
    ACCEPTED = "accepted"
    HINTED = "hinted"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    HELD = "held"
    CANCELLED = "cancelled"


MEANINGS: Mapping[State, str] = {
    State.DRAFT: "mapped, but a rule forbids to send it",
    State.READY: "valid and queued, perhaps not before a time",
    State.SENDING: "the intent to send is committed; the call may be under way",
    State.ACCEPTED: "BAMF has it",
    State.HINTED: "BAMF has it and remarks something",
    State.REJECTED: "BAMF refused it and said why",
    State.UNKNOWN: "it may or may not have arrived",
    State.HELD: "stopped by the environment, the account or a person",
    State.CANCELLED: "never sent",
}

TRANSITIONS: Mapping[tuple[State, State], str] = {
    (State.DRAFT, State.DRAFT): "mapped again, still forbidden by a rule",
    (State.DRAFT, State.READY): "mapped again, no rule objects any more",
    (State.DRAFT, State.CANCELLED): "given up by a person",
    (State.READY, State.SENDING): "claimed by a sender",
    (State.READY, State.HELD): "environment, account or a person stops it",
    (State.READY, State.CANCELLED): "given up by a person or replaced",
    (State.SENDING, State.ACCEPTED): "BAMF accepted",
    (State.SENDING, State.HINTED): "BAMF accepted with remarks",
    (State.SENDING, State.REJECTED): "BAMF refused",
    (State.SENDING, State.READY): "surely not delivered",
    (State.SENDING, State.UNKNOWN): "no answer, or one nobody understands",
    (State.UNKNOWN, State.ACCEPTED): "an inquiry or a person found it at BAMF",
    (State.UNKNOWN, State.READY): "an inquiry or a person did not find it at BAMF",
    (State.UNKNOWN, State.REJECTED): "an inquiry or a person found it refused",
    (State.HELD, State.READY): "released",
    (State.HELD, State.CANCELLED): "given up by a person",
}

FINAL = frozenset(State) - {origin for origin, _target in TRANSITIONS}
"""States nobody leaves any more."""

OCCUPYING = frozenset({State.SENDING, State.UNKNOWN, State.ACCEPTED, State.HINTED})
"""BAMF has the report or may have it: no second one of the same business key."""

OPEN = frozenset({State.DRAFT, State.READY, State.HELD})
"""Not sent yet: one message of a business key, which a newer version replaces."""

WAITING = frozenset({State.READY, State.SENDING, State.UNKNOWN, State.HELD})
"""Not settled: later messages of the same course or participant wait for these."""


class ForbiddenTransition(ValueError):
    """The table knows no way from one state to the other."""

    def __init__(self, origin: State, target: State) -> None:
        super().__init__(f"no way from {origin.value} to {target.value}")
        self.origin = origin
        self.target = target


def require(origin: State, target: State) -> None:
    """Raise :class:`ForbiddenTransition` unless the table knows the way."""
    if (origin, target) not in TRANSITIONS:
        raise ForbiddenTransition(origin, target)

"""What becomes of a message after a call: the decision of the sender."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .states import State
from .stopping import Hold

FIRST_DELAY = 60.0
LONGEST_DELAY = 3600.0
JITTER = 0.25
"""By this share a pause may be shorter, so that not all come back at once."""
STALE_AFTER = 180.0
"""Seconds from the claim; longer than the time to call and the call itself may take,
so that nobody is at it any more."""


class Event(str, Enum):
    """What happened in a call."""

    ACCEPTED = "accepted"
    HINTED = "hinted"
    REJECTED = "rejected"
    NOT_SENT = "not_sent"
    NOT_CALLED = "not_called"
    UNAUTHORIZED = "unauthorized"
    INVALID = "invalid"
    MISCONFIGURED = "misconfigured"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Settlement:
    """What to write: the states in order, a pause in seconds, why it is held."""

    path: tuple[State, ...]
    wait: float = 0.0
    hold: Hold | None = None

    @property
    def state(self) -> State:
        """Where the message ends up."""
        return self.path[-1]


_SETTLED = {
    Event.NOT_CALLED: Settlement((State.READY,)),
    Event.ACCEPTED: Settlement((State.ACCEPTED,)),
    Event.HINTED: Settlement((State.HINTED,)),
    Event.REJECTED: Settlement((State.REJECTED,)),
    Event.UNKNOWN: Settlement((State.UNKNOWN,)),
    Event.UNAUTHORIZED: Settlement((State.READY, State.HELD), hold=Hold.REFUSED),
    Event.INVALID: Settlement((State.READY, State.HELD), hold=Hold.INVALID),
    Event.MISCONFIGURED: Settlement((State.READY, State.HELD), hold=Hold.SETUP),
}


def settle(
    event: Event,
    *,
    origin: State = State.SENDING,
    attempts: int = 1,
    wish: float | None = None,
    chance: float = 0.0,
) -> Settlement:
    """Decide what a call makes of a message.

    :param origin: its state now: SENDING, or UNKNOWN when the answer came so late that
        a sweeper had given the call up
    :param attempts: how often it was tried, this call included
    :param wish: seconds that BAMF asks to wait
    :param chance: see :func:`delay`
    """
    if event is Event.NOT_SENT:
        pause = max(delay(attempts, chance), wish or 0.0)
        return Settlement((State.READY,), wait=pause)
    if origin is State.UNKNOWN and event is Event.HINTED:
        return Settlement((State.ACCEPTED,))
    if origin is State.UNKNOWN and event is Event.UNKNOWN:
        return Settlement(())
    return _SETTLED[event]


def delay(attempts: int, chance: float = 0.0) -> float:
    """Seconds to the next attempt: doubles each time, an hour at most.

    :param chance: between 0 and 1; how much of the jitter is taken off
    """
    full = min(FIRST_DELAY * 2.0 ** min(attempts - 1, 16), LONGEST_DELAY)
    return full * (1.0 - JITTER * chance)


def belongs(attempt: str | None, current: str | None, state: State) -> bool:
    """Tell whether an answer may settle a message.

    :param attempt: of the call that was answered
    :param current: the message's last attempt
    """
    return attempt == current and state in (State.SENDING, State.UNKNOWN)


def swept(called: bool) -> State:
    """Return what becomes of a message whose sender is dead.

    :param called: its call may have begun; False only if it surely did not
    """
    return State.UNKNOWN if called else State.READY


def is_stale(age: float) -> bool:
    """Tell whether the sender of a message claimed so many seconds ago is dead."""
    return age > STALE_AFTER

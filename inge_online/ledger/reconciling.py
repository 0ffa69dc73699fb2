"""What answers to inquiries make of a message of which nobody knows if it arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from .settling import Settlement
from .states import State

FIRST_LOOK = 60.0
"""Seconds after the call to the first question: BAMF may still be at it."""

CONFIRM_AFTER = 1800.0
"""Seconds between two answers that do not know the message, before it may go again.

BAMF may be slow: what it has received it need not show at once. Half an hour is far
longer than a call may take (STALE_AFTER), so that no late answer can cross a second
report; nothing public says how long BAMF takes."""

UNCLEAR_WAITS = (3600.0, 6 * 3600.0, 24 * 3600.0)
"""Seconds to the next question after an answer that proves nothing; then a person."""


class Clue(str, Enum):
    """What one answer proves of the message. The values are those of the protocol."""

    FOUND = "found"
    ABSENT = "absent"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Sighting:
    """An answered inquiry: when it was asked (seconds of one clock), what it proves."""

    asked_at: float
    clue: Clue


@dataclass(frozen=True)
class Verdict:
    """A settlement, or when to ask BAMF again; with neither a person decides."""

    settlement: Settlement | None = None
    ask_at: float | None = None


def reconcile(ended_at: float, sightings: Sequence[Sighting]) -> Verdict:
    """Decide on an unknown message.

    :param ended_at: when its call had surely ended; what was asked before does not
        count
    :param sightings: all answered inquiries about it
    """
    seen = sorted(
        (one for one in sightings if one.asked_at > ended_at),
        key=lambda one: one.asked_at,
    )
    if any(one.clue is Clue.FOUND for one in seen):
        return Verdict(Settlement((State.ACCEPTED,)))
    if not seen:
        return Verdict(ask_at=ended_at + FIRST_LOOK)
    if seen[-1].clue is Clue.UNCLEAR:
        return _ask_later(seen)
    first = _first_of_row(seen)
    if seen[-1].asked_at - first.asked_at >= CONFIRM_AFTER:
        return Verdict(Settlement((State.READY,)))
    return Verdict(ask_at=first.asked_at + CONFIRM_AFTER)


def _first_of_row(seen: Sequence[Sighting]) -> Sighting:
    """Return the first of the answers without the message, up to the last one."""
    first = seen[-1]
    for one in reversed(seen):
        if one.clue is not Clue.ABSENT:
            break
        first = one
    return first


def _ask_later(seen: Sequence[Sighting]) -> Verdict:
    unclear = sum(one.clue is Clue.UNCLEAR for one in seen)
    if unclear > len(UNCLEAR_WAITS):
        return Verdict()
    return Verdict(ask_at=seen[-1].asked_at + UNCLEAR_WAITS[unclear - 1])

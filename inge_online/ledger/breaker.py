"""The breaker of a login: an outage stops it, and a single probe tries it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from .settling import Event, delay

IN_A_ROW = 3
"""So many calls that did not get through, one after the other, are an outage."""
PROBE_PATIENCE = 180.0
"""Seconds after which a probe without an end is given up; its sender is dead."""

_ANSWERED = frozenset({Event.ACCEPTED, Event.HINTED, Event.REJECTED})
FAILURES = frozenset({Event.NOT_SENT, Event.UNKNOWN})
"""BAMF did not answer, or nothing that can be understood."""


class Gate(str, Enum):
    """What may pass."""

    OPEN = "open"
    PROBE = "probe"
    SHUT = "shut"


@dataclass(frozen=True)
class Breaker:
    """What is known of the way to BAMF for one login, shared by all processes."""

    failures: int = 0
    paused_until: datetime | None = None
    probe_since: datetime | None = None


def gate(breaker: Breaker, now: datetime) -> Gate:
    """Tell what may pass now."""
    if breaker.paused_until is None:
        return Gate.OPEN
    if now < breaker.paused_until:
        return Gate.SHUT
    patience = timedelta(seconds=PROBE_PATIENCE)
    if breaker.probe_since is not None and now - breaker.probe_since < patience:
        return Gate.SHUT
    return Gate.PROBE


def probing(breaker: Breaker, now: datetime) -> Breaker:
    """Return the breaker once its single probe is under way."""
    return replace(breaker, probe_since=now)


def after(
    breaker: Breaker,
    event: Event,
    now: datetime,
    *,
    wish: float | None = None,
    chance: float = 0.0,
) -> Breaker:
    """Return the breaker after a call.

    :param wish: seconds that BAMF asks to wait
    :param chance: between 0 and 1, see :func:`settling.delay`
    """
    if event in _ANSWERED:
        return Breaker()
    if event not in FAILURES:
        return replace(breaker, probe_since=None)
    failures = breaker.failures + 1
    pauses = [wish] if wish else []
    if failures >= IN_A_ROW:
        pauses.append(delay(failures - IN_A_ROW + 1, chance))
    elif breaker.probe_since is not None:
        pauses.append(delay(1, chance))
    until = breaker.paused_until
    if pauses:
        longer = now + timedelta(seconds=max(pauses))
        until = max(until, longer) if until else longer
    return Breaker(failures, until)

"""Whose turn it is: what a sender may take, what waits, what is held."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from .states import OCCUPYING, WAITING, State
from .stopping import Hold

CALL_WITHIN = 60.0
"""Seconds after its claim in which a message may be called; then it is given back.

A sender that slept longer may be taken for dead, and its message be sent by another.
"""


@dataclass(frozen=True)
class Entry:
    """What the ledger must know of a message to decide. Ids grow with time."""

    id: int
    state: State
    sequence_key: Hashable
    business_key: Hashable
    inquiry: bool = False
    due: bool = True


class Step(str, Enum):
    """What a sender does with a message."""

    CLAIM = "claim"
    WAIT = "wait"
    HOLD = "hold"


@dataclass(frozen=True)
class Decision:
    """What to do with one message, and why it is held."""

    step: Step
    hold: Hold | None = None


Stop = Callable[[Entry], Hold | None]


def goes_before(other: Entry, entry: Entry) -> bool:
    """Tell whether ``other`` has to be settled before ``entry`` may leave.

    A question goes past what is unclear: it may be the one that clears it up.
    """
    if other.id == entry.id or other.sequence_key != entry.sequence_key:
        return False
    if other.state is State.SENDING:
        return True
    if entry.inquiry or other.inquiry:
        return False
    return other.id < entry.id and other.state in WAITING


def takes_key(other: Entry, entry: Entry) -> bool:
    """Tell whether BAMF has the report ``entry`` from ``other``, or may have it."""
    if other.id == entry.id or entry.inquiry or other.inquiry:
        return False
    return other.business_key == entry.business_key and other.state in OCCUPYING


def decide(entry: Entry, others: Iterable[Entry], stop: Stop) -> Decision:
    """Decide on one message.

    :param others: at least all with the same sequence key or business key
    :param stop: tells what environment or login have against it
    """
    others = tuple(others)
    if entry.state is not State.READY or not entry.due:
        return Decision(Step.WAIT)
    if any(goes_before(other, entry) for other in others):
        return Decision(Step.WAIT)
    if any(takes_key(other, entry) for other in others):
        return Decision(Step.HOLD, Hold.DUPLICATE)
    reason = stop(entry)
    return Decision(Step.HOLD, reason) if reason else Decision(Step.CLAIM)


def bite(
    candidates: Iterable[int], entries: Iterable[Entry], stop: Stop
) -> dict[int, Decision]:
    """Decide on several at once, oldest first: each sees what became of the others.

    :param candidates: ids of those that may be taken
    :param entries: the candidates and all that share a key with one of them
    """
    known = {entry.id: entry for entry in entries}
    decisions = {}
    for number in sorted(candidates):
        decision = decide(known[number], known.values(), stop)
        decisions[number] = decision
        if decision.step is Step.CLAIM:
            known[number] = replace(known[number], state=State.SENDING)
        elif decision.step is Step.HOLD:
            known[number] = replace(known[number], state=State.HELD)
    return decisions


def may_call(age: float) -> bool:
    """Tell whether a claim of that age, in seconds, may still be called."""
    return age < CALL_WITHIN

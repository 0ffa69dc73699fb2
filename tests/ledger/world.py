"""A small world in which senders die and lines drop, to be explored exhaustively.

Everything that decides is the ledger's own code, given as :class:`Rules`. The world
adds what is outside of it: who takes a step next, what BAMF does, what the network
loses, which process dies, which one sleeps. Two things are taken for granted: between
:func:`may_call` and its call a sender does not sleep, and nobody asks BAMF for a report
that may still be on its way (a call has a deadline, an inquiry comes later).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ledger
from ledger import OCCUPYING, TRANSITIONS, Decision, Entry, Event, State, Step

YOUNG, OLD = 0.0, 10_000.0
"""Seconds since a claim: its sender is at work, or is taken for dead."""


class Wrong(Exception):
    """What must never happen, happened."""


def _found(found: bool) -> State:
    return State.ACCEPTED if found else State.READY


@dataclass(frozen=True)
class Rules:
    """The rules of the sender; a test breaks one of them at a time."""

    decide: Callable[..., Decision] = ledger.decide
    settle: Callable[..., ledger.Settlement] = ledger.settle
    belongs: Callable[..., bool] = ledger.belongs
    may_call: Callable[[float], bool] = ledger.may_call
    is_stale: Callable[[float], bool] = ledger.is_stale
    swept: Callable[[bool], State] = ledger.swept
    reconciled: Callable[[bool], State | None] = _found
    intent_first: bool = True
    noted_first: bool = True
    row_locks: bool = True
    indexes: bool = True


class Row(NamedTuple):
    """A message in the database; ``age`` is that of its last claim.

    ``called``: the journal of its sender says that the call of this claim has begun.
    """

    state: State = State.READY
    age: float = YOUNG
    called: bool = False


class Process(NamedTuple):
    """A sender: what it is at, with which message, and what it knows.

    ``current``: its attempt is the message's last one. ``seen``: the ledger as it was
    when it looked.
    """

    phase: str = "idle"
    row: int = -1
    age: float = YOUNG
    current: bool = True
    event: Event | None = None
    seen: tuple[State, ...] = ()


class World(NamedTuple):
    """Everything there is. ``stray``: requests on the wire that nobody waits for."""

    rows: tuple[Row, ...]
    processes: tuple[Process, ...]
    accepted: tuple[int, ...]
    stray: tuple[int, ...]


class Case(NamedTuple):
    """The messages of one course: their business keys, and which are questions."""

    keys: tuple[str, ...] = ("plan", "start")
    inquiries: tuple[bool, ...] = (False, False)

    def start(self, senders: int = 2) -> World:
        """Everything is queued and nobody has begun."""
        zero = (0,) * len(self.keys)
        rows = (Row(),) * len(self.keys)
        return World(rows, (Process(),) * senders, zero, zero)

    def entries(self, states: tuple[State, ...]) -> list[Entry]:
        """The ledger as its rules see it."""
        return [
            Entry(number, state, "course", key, inquiry)
            for number, (state, key, inquiry) in enumerate(
                zip(states, self.keys, self.inquiries, strict=True)
            )
        ]


def put(items, place, item):
    """A tuple with one item replaced."""
    return (*items[:place], item, *items[place + 1 :])


class Steps:
    """All that may happen next in a world."""

    def __init__(self, case: Case, rules: Rules) -> None:
        self.case = case
        self.rules = rules

    def after(self, world: World) -> Iterator[tuple[str, World]]:
        """Every next world, and what led there."""
        for number, process in enumerate(world.processes):
            step = getattr(self, f"_{process.phase}")
            for name, following in step(world, number, process):
                yield f"sender {number + 1} {name}", following
            if process.phase != "idle":
                yield f"sender {number + 1} dies", self._die(world, number, process)
        for row in range(len(world.rows)):
            for name, following in self._message(world, row):
                yield f"{name} {self.case.keys[row]}", following

    # what a sender does

    def _idle(self, world, number, _process):
        states = tuple(row.state for row in world.rows)
        entries = self.case.entries(states)
        for row, entry in enumerate(entries):
            decision = self.rules.decide(entry, entries, lambda _entry: None)
            if decision.step is not Step.WAIT:
                phase = "claiming" if decision.step is Step.CLAIM else "holding"
                process = Process(phase, row, seen=states)
                yield f"looks at {row}", self._with(world, number, process)

    def _claiming(self, world, number, process):
        if not self.rules.intent_first:
            called = process._replace(phase="calling", seen=())
            yield "calls first", self._with(world, number, called)
            return
        if self._conflict(world, process, State.SENDING):
            yield "is too late", self._with(world, number, Process())
            return
        yield "claims", self._intended(world, number, process)

    def _intended(self, world, number, process):
        """Commit the intent; an earlier attempt of the same message is history."""
        processes = tuple(
            other._replace(current=False) if other.row == process.row else other
            for other in world.processes
        )
        claimed = Process("claimed", process.row)
        return world._replace(
            rows=put(world.rows, process.row, Row(State.SENDING)),
            processes=put(processes, number, claimed),
        )

    def _holding(self, world, number, process):
        if self._conflict(world, process, State.HELD):
            yield "is too late", self._with(world, number, Process())
            return
        held = self._moved(world, process.row, State.HELD)
        yield "holds", self._with(held, number, Process())

    def _claimed(self, world, number, process):
        given_back = process._replace(phase="answered", event=Event.NOT_CALLED)
        yield "gives back", self._with(world, number, given_back)
        if self.rules.may_call(process.age):
            calling = process._replace(phase="calling")
            noting = process.current and self.rules.noted_first
            noted = self._noted(world, process) if noting else world
            yield "calls", self._with(noted, number, calling)

    def _calling(self, world, number, process):
        for name, event in (
            ("cannot connect", Event.NOT_SENT),
            ("is not let in", Event.UNAUTHORIZED),
        ):
            answered = process._replace(phase="answered", event=event)
            yield name, self._with(world, number, answered)
        for name, following, event in self._judged(world, process.row):
            judged = process._replace(phase="heard", event=event)
            yield name, self._with(following, number, judged)
        lost = self._strayed(world, process.row)
        yield "loses the line", self._with(lost, number, self._unclear(process))

    def _heard(self, world, number, process):
        answered = process._replace(phase="answered")
        yield "hears the answer", self._with(world, number, answered)
        yield "loses the answer", self._with(world, number, self._unclear(process))

    def _answered(self, world, number, process):
        row = world.rows[process.row]
        if not self.rules.intent_first and row.state is State.READY:
            world = self._moved(world, process.row, State.SENDING)
            row = world.rows[process.row]
        current = "now" if process.current else "before"
        if self.rules.belongs(current, "now", row.state):
            settlement = self.rules.settle(process.event, origin=row.state)
            for state in settlement.path:
                world = self._moved(world, process.row, state)
        yield "settles", self._with(world, number, Process())

    def _die(self, world, number, process):
        if process.phase == "calling":
            world = self._strayed(world, process.row)
        return self._with(world, number, Process())

    # what happens to a message without its sender

    def _message(self, world, number):
        row = world.rows[number]
        if world.stray[number]:
            rest = put(world.stray, number, world.stray[number] - 1)
            without = world._replace(stray=rest)
            yield "never arrives:", without
            for name, following, _event in self._judged(without, number):
                yield f"{name} late", following
        if row.state is State.SENDING and row.age == YOUNG:
            yield "time passes for", self._aged(world, number)
        if row.state is State.SENDING and self.rules.is_stale(row.age):
            state = self.rules.swept(row.called)
            yield "sweep", self._moved(world, number, state)
        if row.state is State.HELD:
            yield "release", self._moved(world, number, State.READY)
        if row.state is State.UNKNOWN and not self._on_its_way(world, number):
            state = self.rules.reconciled(world.accepted[number] > 0)
            if state is not None:
                yield "reconcile", self._moved(world, number, state)

    def _aged(self, world, number):
        processes = tuple(
            p._replace(age=OLD) if p.row == number and p.phase != "idle" else p
            for p in world.processes
        )
        rows = put(world.rows, number, world.rows[number]._replace(age=OLD))
        return world._replace(rows=rows, processes=processes)

    def _on_its_way(self, world, number):
        calling = (p.phase == "calling" and p.row == number for p in world.processes)
        return bool(world.stray[number]) or any(calling)

    def _judged(self, world, number):
        """BAMF reads a report. It would take each one twice: we must not send it."""
        if not self.case.inquiries[number]:
            self._require_order(world, number)
        count = world.accepted[number] + 1
        yield (
            "is accepted",
            world._replace(accepted=put(world.accepted, number, count)),
            Event.ACCEPTED,
        )
        yield "is refused", world, Event.REJECTED

    def _require_order(self, world, number):
        for earlier in range(number):
            waiting = world.rows[earlier].state in ledger.WAITING - {State.HELD}
            if waiting and not self.case.inquiries[earlier]:
                raise Wrong("a report overtook an earlier one of its course")

    # small change

    def _conflict(self, world, process, target):
        """Whether the database refuses the write."""
        row = process.row
        if self.rules.row_locks and world.rows[row].state is not process.seen[row]:
            return True
        if not self.rules.indexes or target is not State.SENDING:
            return False
        others = [n for n in range(len(world.rows)) if n != row]
        sending = any(world.rows[n].state is State.SENDING for n in others)
        taken = any(
            world.rows[n].state in OCCUPYING
            and self.case.keys[n] == self.case.keys[row]
            and not (self.case.inquiries[n] or self.case.inquiries[row])
            for n in others
        )
        return sending or taken

    def _noted(self, world, process):
        row = world.rows[process.row]._replace(called=True)
        return world._replace(rows=put(world.rows, process.row, row))

    def _moved(self, world, number, state):
        row = world.rows[number]
        if self.rules.intent_first and (row.state, state) not in TRANSITIONS:
            raise Wrong(f"no way from {row.state.value} to {state.value}")
        return world._replace(rows=put(world.rows, number, Row(state)))

    def _strayed(self, world, number):
        count = min(world.stray[number] + 1, 2)
        return world._replace(stray=put(world.stray, number, count))

    def _unclear(self, process):
        return process._replace(phase="answered", event=Event.UNKNOWN)

    def _with(self, world, number, process):
        return world._replace(processes=put(world.processes, number, process))

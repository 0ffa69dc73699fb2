"""The control API: what a test may know of the authority and wish of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from ..faults import FaultError, read_fault
from ..world import WorldError, load_world

if TYPE_CHECKING:
    from ..memory import Memory
    from ..simulator import Simulator

Answer = tuple[int, Any]
LONGEST_WAIT = 60.0


class Control:
    """Answers one call of the control API; everything is JSON.

    ``environment`` in the query is test, unless it says production.
    """

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator

    def do(self, method: str, path: str, query: Mapping[str, str], data: Any) -> Answer:
        """Status and answer of a call."""
        call = WAYS.get((method, path.removeprefix("/control/")))
        if call is None:
            ways = sorted(f"{verb} /control/{name}" for verb, name in WAYS)
            return 404, {"error": "no such call", "calls": ways}
        if not isinstance(data, dict):
            return 400, {"error": "needs a JSON object"}
        try:
            return call(self, query, data)
        except (FaultError, WorldError, ValueError, TypeError, KeyError) as error:
            return 400, {"error": str(error)}

    def _memory(self, query: Mapping[str, str]) -> Memory:
        return self._simulator.memories[query.get("environment", "test")]

    def state(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Courses, registrations, examinations, accounts."""
        authority = self._simulator.authority
        with authority.lock:
            state = self._memory(query).as_json()
        return 200, {**state, "broken": authority.broken}

    def log(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """The log; ``format=text`` gives it as lines to read."""
        entries = self._simulator.journal.entries()
        if query.get("format") == "text":
            return 200, "".join(entry.line() + "\n" for entry in entries)
        since = int(query.get("since", "0"))
        return 200, [entry.as_json() for entry in entries[since:]]

    def count(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Reports per business key, and those accepted twice."""
        return 200, self._memory(query).tally.as_json()

    def faults(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """The faults still to come."""
        return 200, [asdict(fault) for fault in self._simulator.faults.wishes()]

    def add_fault(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Wish for a fault."""
        return 201, {"id": self._simulator.faults.add(read_fault(data))}

    def clear_faults(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """No more faults; held calls go on."""
        self._simulator.faults.clear()
        return 200, {}

    def release(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Held calls go on."""
        return 200, {"released": self._simulator.faults.release()}

    def waiting(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """The faults that hold a call; waits until there are ``at_least`` of them."""
        timeout = min(float(query.get("timeout", "10")), LONGEST_WAIT)
        at_least = int(query.get("at_least", "0"))
        held = self._simulator.faults.wait_held(at_least, timeout)
        return (200 if len(held) >= at_least else 408), {"held": held}

    def clock(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """The authority's date."""
        return 200, {"today": self._simulator.clock.today.isoformat()}

    def set_clock(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Another date; null goes back to the machine's."""
        today = data["today"]
        self._simulator.clock.set(date.fromisoformat(today) if today else None)
        return self.clock(query, data)

    def reset(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Forget everything; ``seed`` may be another one from now on."""
        self._simulator.forget(data.get("seed"))
        return 200, {}

    def add_world(self, query: Mapping[str, str], data: dict[str, Any]) -> Answer:
        """Add to the world, in the shape of the world file."""
        today = self._simulator.clock.today
        with self._simulator.authority.lock:
            load_world(self._memory(query).world, data, today)
        return 200, {name: len(entries) for name, entries in data.items()}


WAYS: dict[tuple[str, str], Callable[..., Answer]] = {
    ("GET", "state"): Control.state,
    ("GET", "log"): Control.log,
    ("GET", "count"): Control.count,
    ("GET", "faults"): Control.faults,
    ("POST", "faults"): Control.add_fault,
    ("DELETE", "faults"): Control.clear_faults,
    ("POST", "release"): Control.release,
    ("GET", "waiting"): Control.waiting,
    ("GET", "clock"): Control.clock,
    ("POST", "clock"): Control.set_clock,
    ("POST", "reset"): Control.reset,
    ("POST", "world"): Control.add_world,
}

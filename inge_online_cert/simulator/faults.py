"""Faults on demand: what goes wrong, how often, and until when."""

from __future__ import annotations

import copy
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

# kind -> whether the authority has processed the request before the fault shows
KINDS = {
    "slow": False,
    "drop_before": False,
    "accept_then_drop": True,
    "accept_then_late": True,
    "reset": False,
    "truncated": True,
    "garbage": True,
    "maintenance": False,
    "empty": False,
    "schema_breach": True,
    "server_fault": False,
    "busy": False,
    "drip": True,
    "oversized": True,
    "redirect": False,
    "dtd": True,
    "entity": True,
    "refusal": False,
    "status": False,
}


class FaultError(ValueError):
    """The wish for a fault is not understood."""


@dataclass(eq=False)
class Fault:
    """One wish: of which operation, how many calls, what.

    ``seconds`` of None waits until released. ``processed`` says whether the report
    counts at the authority although its sender cannot know; None is the kind's own.
    """

    kind: str
    operation: str | None = None
    count: int = 1
    skip: int = 0
    seconds: float | None = None
    processed: bool | None = None
    status: int | None = None
    retry_after: str | None = None
    wait: int | None = None
    size: int = 64 * 1024 * 1024
    location: str = ""
    code: str = "K-92"
    body: str = ""
    id: str = field(default="", init=False)
    released: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise FaultError(f"no fault of kind {self.kind!r}; there are {list(KINDS)}")
        if self.count < 1 or min(self.skip, self.size, self.seconds or 0) < 0:
            raise FaultError("count is at least 1, the other figures are not below 0")
        if self.processed is None:
            self.processed = KINDS[self.kind]


def read_fault(data: Mapping[str, Any]) -> Fault:
    """A fault from JSON; :class:`FaultError` if it is not understood."""
    unknown = set(data) - {item.name for item in fields(Fault) if item.init}
    if unknown or "kind" not in data:
        raise FaultError(f"needs a kind, does not know {sorted(unknown)}")
    return Fault(**data)


class Faults:
    """The wishes not yet fulfilled, and the calls that are being held."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._wishes: list[Fault] = []
        self._made = 0
        self._held: list[Fault] = []
        self._closed = False

    def add(self, fault: Fault) -> str:
        """Wish for a fault; returns its id."""
        with self._changed:
            self._made += 1
            fault.id = f"f{self._made}"
            self._wishes.append(fault)
        return fault.id

    def pick(self, operation: str) -> Fault | None:
        """The fault that befalls this call, if any; counts it off."""
        with self._changed:
            for fault in self._wishes:
                if fault.operation in (None, operation):
                    if fault.skip:
                        fault.skip -= 1
                        continue
                    fault.count -= 1
                    if not fault.count:
                        self._wishes.remove(fault)
                    # one for each call, so that each can be held by itself
                    return copy.copy(fault)
        return None

    def wishes(self) -> list[Fault]:
        """What is still to come."""
        with self._changed:
            return list(self._wishes)

    def clear(self) -> None:
        """Forget all wishes and let every held call go on."""
        with self._changed:
            self._wishes.clear()
        self.release()

    def hold(self, fault: Fault) -> None:
        """Wait as long as the fault says; once released, it never waits again."""
        with self._changed:
            self._held.append(fault)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._may_go(fault), fault.seconds)
            self._held.remove(fault)

    def _may_go(self, fault: Fault) -> bool:
        return self._closed or fault.released

    def release(self) -> int:
        """Let every held call go on; returns how many were held."""
        with self._changed:
            for fault in self._held:
                fault.released = True
            self._changed.notify_all()
            return len(self._held)

    def close(self) -> None:
        """Hold nobody any more: the simulator ends."""
        self.clear()
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait_held(self, at_least: int, timeout: float) -> list[str]:
        """The ids of faults holding a call, once there are that many of them."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._held) >= at_least, timeout)
            return [fault.id for fault in self._held]

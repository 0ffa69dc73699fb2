"""Counts reports per business key, so that a second one does not go unseen."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

Key = tuple[str, ...]


class Tally:
    """Received and accepted reports of what may be reported only once.

    A key is the operation and what it speaks of, such as a course and a section. A
    report that cancels an earlier one gives its key free again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._received: Counter[Key] = Counter()
        self._accepted: Counter[Key] = Counter()
        self._standing: Counter[Key] = Counter()
        self._doubled: set[Key] = set()
        self._operations: Counter[tuple[str, str]] = Counter()

    def call(self, operation: str, verdict: str) -> None:
        """Count a call of any kind."""
        with self._lock:
            self._operations[operation, verdict] += 1

    def receive(self, key: Key) -> None:
        """Count a report, whatever becomes of it."""
        with self._lock:
            self._received[key] += 1

    def accept(self, key: Key) -> None:
        """Count an accepted report."""
        with self._lock:
            self._accepted[key] += 1
            self._standing[key] += 1
            if self._standing[key] > 1:
                self._doubled.add(key)

    def release(self, key: Key) -> None:
        """Let the next report of this key be a first one again."""
        with self._lock:
            self._standing[key] = 0

    def as_json(self) -> dict[str, Any]:
        """Everything counted; ``duplicates`` were accepted twice and stand twice."""
        with self._lock:
            keys = [
                {
                    "operation": key[0],
                    "key": list(key[1:]),
                    "received": received,
                    "accepted": self._accepted[key],
                    "duplicate": key in self._doubled,
                }
                for key, received in sorted(self._received.items())
            ]
            calls: dict[str, dict[str, int]] = {}
            for (operation, verdict), count in sorted(self._operations.items()):
                calls.setdefault(operation, {})[verdict] = count
        return {
            "keys": keys,
            "duplicates": [entry for entry in keys if entry["duplicate"]],
            "calls": calls,
        }

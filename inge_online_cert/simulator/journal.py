"""The log: one readable line per call, without personal data and passwords."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One call: who asked what of whom, and how it ended.

    ``verdict`` is accepted, hinted, refused, unauthorized, invalid or broken, and
    ``unprocessed`` where a ``fault`` on demand kept the authority from looking.
    """

    number: int
    at: datetime
    operation: str
    environment: str
    provider: str
    course: str
    verdict: str
    code: str
    fault: str = ""

    def line(self) -> str:
        """The entry as a line of the log."""
        return (
            f"{self.number:>6} {self.at:%Y-%m-%d %H:%M:%S} {self.operation:<26}"
            f" {self.provider or '-':<14} {self.course or '-':<18}"
            f" {self.verdict:<12} {self.code or '-'}"
            + (f" !{self.fault}" if self.fault else "")
        )

    def as_json(self) -> dict[str, Any]:
        """The entry for the control API."""
        return {**asdict(self), "at": self.at.isoformat()}


class Journal:
    """Keeps the entries of a run; ``tell`` gets each line as it is written."""

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self._lock = threading.Lock()
        self._entries: list[Entry] = []
        self._tell = tell

    def note(self, **words: Any) -> Entry:
        """Add an entry; see :class:`Entry` for the words."""
        with self._lock:
            entry = Entry(number=len(self._entries) + 1, **words)
            self._entries.append(entry)
        if self._tell:
            self._tell(entry.line())
        return entry

    def entries(self) -> list[Entry]:
        """All entries so far, oldest first."""
        with self._lock:
            return list(self._entries)

    def clear(self) -> None:
        """Begin a new log."""
        with self._lock:
            self._entries.clear()

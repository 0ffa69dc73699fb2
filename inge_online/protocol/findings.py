"""What is wrong with a contract, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """How much a finding matters."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about a contract.

    ``file`` is relative to the contract's folder, ``line`` 0 when it has none.
    ``text`` says what is wrong and what to do.
    """

    weight: Weight
    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"


@dataclass(slots=True)
class Findings:
    """Findings as they are gathered; with one of weight ERROR nothing can be loaded."""

    items: list[Finding]

    def error(self, file: str, line: int, text: str) -> None:
        """Something that must be put right."""
        self._add(Finding(Weight.ERROR, file, line, text))

    def warning(self, file: str, line: int, text: str) -> None:
        """Something that will probably go wrong."""
        self._add(Finding(Weight.WARNING, file, line, text))

    def note(self, file: str, line: int, text: str) -> None:
        """Something worth knowing."""
        self._add(Finding(Weight.NOTE, file, line, text))

    def _add(self, finding: Finding) -> None:
        if finding not in self.items:  # one place may be met on several ways
            self.items.append(finding)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those of weight ERROR."""
        return tuple(item for item in self.items if item.weight is Weight.ERROR)

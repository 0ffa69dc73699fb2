"""What a rule says when it does not hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum


class Severity(str, Enum):
    """Whether a message may go out nevertheless."""

    BLOCKING = "blocking"
    """BAMF would surely refuse it, or it cannot be built: it stays a draft."""
    WARNING = "warning"
    """Probably wrong, or bound to become a problem; the clerk decides."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One finding of one rule at one place of a message.

    ``field`` is the path of the place in the message's own names, for example
    ``attendance.participants[3].start``; empty: the message as a whole. ``values`` fill
    the placeholders of ``meaning`` and are for the clerk's screen only: they may speak
    of a person, so they are in no ``repr``. ``sources`` are keys of docs/sources.md
    or paragraphs of law.
    """

    code: str
    severity: Severity
    field: str
    sources: tuple[str, ...]
    meaning: str = dataclasses.field(repr=False)
    values: Mapping[str, str] = dataclasses.field(repr=False, hash=False)

    @property
    def blocking(self) -> bool:
        """Whether the message must not be sent because of it."""
        return self.severity is Severity.BLOCKING

    @property
    def text(self) -> str:
        """The English sentence with its values; for the screen, never for a log."""
        return self.meaning % self.values

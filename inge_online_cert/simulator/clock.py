"""The simulator's own date, so that deadlines can be tried on any day of any year."""

from __future__ import annotations

import threading
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")


class Clock:
    """Tells the authority what day it is.

    With a set date the time of day is noon and moves one second with each call of
    :meth:`now`, so that two runs write the same. Without one it is
    today in Germany.
    """

    def __init__(self, today: date | None = None) -> None:
        self._lock = threading.Lock()
        self._ticks = 0
        self._today = today

    def set(self, today: date | None) -> None:
        """Move to a day; None goes back to the machine's own date."""
        with self._lock:
            self._today = today
            self._ticks = 0

    @property
    def today(self) -> date:
        """The day the authority believes in."""
        return self._today or datetime.now(tz=GERMANY).date()

    def now(self) -> datetime:
        """Date and time for answers and log, aware."""
        with self._lock:
            if self._today is None:
                return datetime.now(tz=timezone.utc).replace(microsecond=0)
            self._ticks += 1
            noon = datetime.combine(self._today, time(12), tzinfo=timezone.utc)
            return noon + timedelta(seconds=self._ticks)

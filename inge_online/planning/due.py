"""When something is due, counted from another day, and how pressing that is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from .region import Region, public_holidays

DAY = timedelta(days=1)
SATURDAY = 5
MONTHS_OF_A_YEAR = 12


class Unit(str, Enum):
    """What a term is counted in."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Standing(str, Enum):
    """How pressing something is, seen from a day."""

    LATER = "later"
    SOON = "soon"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A span after a reference day, or before it if ``count`` is negative."""

    count: int
    unit: Unit = Unit.DAYS

    def due(self, reference: date, region: Region | None = None) -> date:
        """Return the last day on which it is in time.

        A working day is one from Monday to Friday that is no public holiday of the
        region. A month ends on the day of the same number, or on its last day.

        >>> print(Term(count=1, unit=Unit.WEEKS).due(date(2025, 2, 24)))
        2025-03-03
        >>> print(Term(count=1, unit=Unit.MONTHS).due(date(2025, 1, 31)))
        2025-02-28
        """
        if self.unit is Unit.WORKING_DAYS:
            return _working_days(reference, self.count, region)
        if self.unit is Unit.MONTHS:
            return _months(reference, self.count)
        if self.unit is Unit.YEARS:
            return _months(reference, self.count * MONTHS_OF_A_YEAR)
        weeks = self.unit is Unit.WEEKS
        return reference + timedelta(days=self.count * (7 if weeks else 1))


def standing(due: date, today: date, warn_days: int = 0) -> Standing:
    """Tell how pressing it is on that day; ``warn_days`` before it is due soon."""
    if due < today:
        return Standing.OVERDUE
    if due == today:
        return Standing.DUE
    return Standing.SOON if due - today <= timedelta(days=warn_days) else Standing.LATER


def _working_days(reference: date, count: int, region: Region | None) -> date:
    day, step = reference, DAY if count > 0 else -DAY
    left = abs(count)
    while left:
        day += step
        left -= _works(day, region)
    return day


def _works(day: date, region: Region | None) -> bool:
    holiday = region is not None and day in public_holidays(region, day.year)
    return day.weekday() < SATURDAY and not holiday


def _months(reference: date, count: int) -> date:
    months = reference.year * MONTHS_OF_A_YEAR + reference.month - 1 + count
    year, month = divmod(months, MONTHS_OF_A_YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(reference.day, last))

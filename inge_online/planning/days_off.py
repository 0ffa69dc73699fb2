"""The days on which nothing is taught, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from .errors import CalendarError, Code
from .region import Region, public_holidays

DAY = timedelta(days=1)
SATURDAY = 5


class Reason(str, Enum):
    """Why a day is off, the strongest reason first."""

    PUBLIC_HOLIDAY = "public_holiday"
    BRIDGE_DAY = "bridge_day"
    SCHOOL_HOLIDAY = "school_holiday"
    CLOSURE = "closure"  # of the provider or the site
    COURSE_BREAK = "course_break"  # of this course alone
    DAY_OFF = "day_off"  # an exception: a single day without lessons


_EVES = ((12, 24, "Heiligabend"), (12, 31, "Silvester"))
_STRENGTH = {reason: rank for rank, reason in enumerate(Reason)}


@dataclass(frozen=True, kw_only=True, slots=True)
class DayOff:
    """One reason for a day without lessons; ``name`` as a clerk knows it, or empty."""

    reason: Reason
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """Days off in a row, both ends included: school holidays, a closure, a break."""

    first: date
    last: date
    reason: Reason = Reason.CLOSURE
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise CalendarError(Code.PERIOD_REVERSED, first=self.first, last=self.last)

    def days_in(self, year: int) -> Iterator[date]:
        """Yield the period's days of one year."""
        day = max(self.first, date(year, 1, 1))
        last = min(self.last, date(year, 12, 31))
        for offset in range((last - day).days + 1):
            yield day + timedelta(days=offset)


@dataclass(frozen=True, kw_only=True, slots=True)
class DayException:
    """What holds on a single day whatever else is known about it.

    ``taught`` true: lessons as on any such weekday, although a holiday or a closure.
    ``taught`` false: no lessons, although nothing else keeps the day free.
    """

    day: date
    taught: bool
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Calendar:
    """Knows of every day whether it is off, and why.

    ``region`` None: no public holidays. ``bridge_days``: the provider also closes on a
    weekday shut in between public holidays and weekends. ``eves``: and on 24 and 31
    December, which are public holidays nowhere. School holidays count if they are
    among the ``periods``. Overlapping and repeated periods do no harm; the order of
    the inputs is irrelevant.
    """

    region: Region | None = None
    bridge_days: bool = False
    eves: bool = False
    periods: tuple[Period, ...] = ()
    exceptions: tuple[DayException, ...] = ()

    def __post_init__(self) -> None:
        """Bring the inputs into one order and refuse contradicting exceptions."""
        exceptions = sorted(set(self.exceptions), key=lambda e: (e.day, e.name))
        taught: dict[date, bool] = {}
        for exception in exceptions:
            if taught.setdefault(exception.day, exception.taught) != exception.taught:
                raise CalendarError(Code.EXCEPTIONS_CONTRADICT, day=exception.day)
        periods = sorted(
            set(self.periods),
            key=lambda p: (p.first, p.last, _STRENGTH[p.reason], p.name),
        )
        object.__setattr__(self, "exceptions", tuple(exceptions))
        object.__setattr__(self, "periods", tuple(periods))

    def extended(self, periods: Iterable[Period]) -> "Calendar":
        """Return this calendar with a course's own periods."""
        return replace(self, periods=(*self.periods, *periods))

    def reasons(self, day: date) -> tuple[DayOff, ...]:
        """Return why the day is off, strongest reason first; empty if it is not."""
        return self.days_off(day.year).get(day, ())

    def days_off(self, year: int) -> Mapping[date, tuple[DayOff, ...]]:
        """Return all days off of a year with their reasons, strongest first."""
        found: dict[date, set[DayOff]] = defaultdict(set)
        for day, name in self._holidays(year).items():
            found[day].add(DayOff(reason=Reason.PUBLIC_HOLIDAY, name=name))
        for day in self._bridge_days(year):
            found[day].add(DayOff(reason=Reason.BRIDGE_DAY))
        for month, day_of_month, name in _EVES if self.eves else ():
            eve = DayOff(reason=Reason.CLOSURE, name=name)
            found[date(year, month, day_of_month)].add(eve)
        for period in self.periods:
            for day in period.days_in(year):
                found[day].add(DayOff(reason=period.reason, name=period.name))
        for exception in self.exceptions:
            if exception.taught:
                found.pop(exception.day, None)
            elif exception.day.year == year:
                reason = DayOff(reason=Reason.DAY_OFF, name=exception.name)
                found[exception.day].add(reason)
        return {day: _by_strength(reasons) for day, reasons in found.items()}

    def _holidays(self, year: int) -> Mapping[date, str]:
        return public_holidays(self.region, year) if self.region else {}

    def _is_free(self, day: date) -> bool:
        """Tell whether a day is weekend, or a public holiday the provider keeps."""
        if day.weekday() >= SATURDAY:
            return True
        taught = any(e.taught and e.day == day for e in self.exceptions)
        return day in self._holidays(day.year) and not taught

    def _bridge_days(self, year: int) -> Iterator[date]:
        """Yield the weekdays shut in between two free days, at least one a holiday."""
        if not self.bridge_days:
            return
        beside = {
            holiday + offset
            for holiday in (*self._holidays(year), date(year + 1, 1, 1))
            for offset in (-DAY, DAY)
        }
        for day in beside:
            shut_in = self._is_free(day - DAY) and self._is_free(day + DAY)
            if day.year == year and shut_in and not self._is_free(day):
                yield day


def _by_strength(reasons: set[DayOff]) -> tuple[DayOff, ...]:
    return tuple(sorted(reasons, key=lambda r: (_STRENGTH[r.reason], r.name)))

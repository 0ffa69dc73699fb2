"""What a plan is asked for with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from .days_off import Calendar, Period, Reason
from .errors import Code, RequestError
from .planned import PlannedSection
from .structure import Section
from .succession import Gap, Succession
from .timetable import Timetable


@dataclass(frozen=True, kw_only=True, slots=True)
class TimetableChange:
    """From section ``section`` on the course is taught by another timetable."""

    section: int
    timetable: Timetable


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionStart:
    """Section ``section`` does not follow its predecessor but begins on ``day``.

    On the first teaching day after it, if ``day`` is none.
    """

    section: int
    day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtraLesson:
    """On ``day`` the course has ``units`` lesson units, whatever the timetable says."""

    day: date
    units: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Reserve:
    """A period kept free before the orientation course [ABES-AB], e.g. for repeaters.

    Either so many lesson ``units`` of the timetable or so many calendar ``days``.
    """

    units: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        """Refuse both and neither."""
        if min(self.units, self.days) < 0 or (self.units > 0) == (self.days > 0):
            raise RequestError(Code.RESERVE, units=self.units, days=self.days)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanRequest:
    """Everything a plan follows from; the order of the inputs is irrelevant.

    ``sections``: the sections to be taught, from the section of entry on.
    ``calendar``: days off of place and provider; ``breaks`` are the course's own.
    ``begun``: sections with dates that stand, being reported already;
    with ``running_end_moves`` the last of them keeps its first day only.
    ``max_years``: how long after ``start`` the course must have ended.
    """

    start: date
    sections: tuple[Section, ...]
    timetable: Timetable
    timetable_changes: tuple[TimetableChange, ...] = ()
    calendar: Calendar = Calendar()
    breaks: tuple[Period, ...] = ()
    extra_lessons: tuple[ExtraLesson, ...] = ()
    succession: Succession = Gap()
    section_starts: tuple[SectionStart, ...] = ()
    reserve: Reserve | None = None
    begun: tuple[PlannedSection, ...] = ()
    running_end_moves: bool = False
    max_years: int = 5

    def __post_init__(self) -> None:
        """Check the parts against each other and bring them into one order."""
        for name, key in _ORDER.items():
            ordered = tuple(sorted(set(getattr(self, name)), key=key))
            object.__setattr__(self, name, ordered)
        _check_sections(self)
        for name in _ONE_OF_EACH:
            keys = [_ORDER[name](value) for value in getattr(self, name)]
            twice = [one for one, other in pairwise(keys) if one == other]
            if twice:
                raise RequestError(Code.DUPLICATE, field=name, value=twice[0])
        for lesson in self.extra_lessons:
            if lesson.units < 1 or lesson.units % 1:
                raise RequestError(Code.EXTRA_LESSON_UNITS, day=lesson.day)
        if not 1 <= self.max_years < date.max.year - self.start.year:
            raise RequestError(Code.HORIZON, max_years=self.max_years)

    @property
    def course_calendar(self) -> Calendar:
        """The calendar with the course's own breaks."""
        return self.calendar.extended(
            replace(period, reason=Reason.COURSE_BREAK) for period in self.breaks
        )

    def timetable_of(self, section: int) -> Timetable:
        """Return the timetable by which section number ``section`` is taught."""
        timetable = self.timetable
        for change in self.timetable_changes:
            if change.section <= section:
                timetable = change.timetable
        return timetable


_ORDER: dict[str, Callable[[Any], Any]] = {
    "sections": lambda section: section.number,
    "timetable_changes": lambda change: change.section,
    "breaks": lambda period: (
        period.first,
        period.last,
        period.reason.value,
        period.name,
    ),
    "extra_lessons": lambda lesson: lesson.day,
    "section_starts": lambda start: start.section,
    "begun": lambda section: section.number,
}
_ONE_OF_EACH = _ORDER.keys() - {"breaks"}


def _check_sections(request: PlanRequest) -> None:
    if not request.sections:
        raise RequestError(Code.NO_SECTIONS)
    for section in request.sections:
        if section.units < 1 or section.units % 1:
            raise RequestError(Code.SECTION_UNITS, section=section.number)
    first = [section.number for section in request.sections[: len(request.begun)]]
    if [section.number for section in request.begun] != first:
        raise RequestError(Code.NOT_BEGUN_IN_ORDER, expected=tuple(first))
    if request.running_end_moves and not request.begun:
        raise RequestError(Code.NOTHING_RUNNING)

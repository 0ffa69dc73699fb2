"""A plan: the sections of a course with their dates and lessons."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lesson:
    """A teaching day of a section and the lesson units taught on it."""

    day: date
    units: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedSection:
    """A section with its dates.

    ``units`` are those the section must have, ``lessons`` those it gets. Known from
    elsewhere, as a section already reported, it may be without lessons: then its dates
    alone count. ``unused_units``: what the timetable still offers on the last day.
    """

    number: int
    name: str
    units: int
    first_day: date
    last_day: date
    lessons: tuple[Lesson, ...] = ()
    unused_units: int = 0

    @property
    def planned_units(self) -> int:
        """The units taught on the teaching days."""
        return sum(lesson.units for lesson in self.lessons)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReservedPeriod:
    """The days kept free before the orientation course, both ends included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The planned sections in their order."""

    sections: tuple[PlannedSection, ...]
    reserved: ReservedPeriod | None = None

    @property
    def first_day(self) -> date:
        """The day on which the course begins."""
        return self.sections[0].first_day

    @property
    def last_day(self) -> date:
        """The provisional end of the course."""
        return self.sections[-1].last_day

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All teaching days of the course."""
        return tuple(lesson for section in self.sections for lesson in section.lessons)

    def section(self, number: int) -> PlannedSection:
        """Return the section of that number; ``KeyError`` if the plan has none."""
        for section in self.sections:
            if section.number == number:
                return section
        raise KeyError(number)

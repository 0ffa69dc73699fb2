"""Changes of a course: what a clerk can ask for when replanning."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Protocol

from .days_off import Period
from .errors import Code, StructureError
from .planned import PlannedSection
from .request import PlanRequest, SectionStart, TimetableChange
from .structure import Section
from .timetable import Timetable


class Change(Protocol):
    """A change knows the request it leads to and the sections it touches itself."""

    @property
    def keeps_start(self) -> bool:
        """Whether a section that is touched still begins on the same day."""

    def applied_to(self, request: PlanRequest) -> PlanRequest:
        """Return the request with the change in it."""

    def touches(self, section: PlannedSection) -> bool:
        """Tell whether the change is about this section, not only about later ones."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """Section ``section`` begins on ``day``; the later ones follow."""

    section: int
    day: date
    keeps_start: ClassVar[bool] = False

    def applied_to(self, request: PlanRequest) -> PlanRequest:
        """Set the course's start if it is the first section, else the section's."""
        _expect(request, self.section)
        others = tuple(s for s in request.section_starts if s.section != self.section)
        if self.section == request.sections[0].number:
            return replace(request, start=self.day, section_starts=others)
        start = SectionStart(section=self.section, day=self.day)
        return replace(request, section_starts=(*others, start))

    def touches(self, section: PlannedSection) -> bool:
        """Touch the section moved."""
        return section.number == self.section


@dataclass(frozen=True, kw_only=True, slots=True)
class Lengthen:
    """Section ``section`` gets ``units`` more lesson units (fewer, if negative)."""

    section: int
    units: int
    keeps_start: ClassVar[bool] = True

    def applied_to(self, request: PlanRequest) -> PlanRequest:
        """Change the section's units."""
        _expect(request, self.section)
        sections = tuple(
            replace(s, units=s.units + self.units) if s.number == self.section else s
            for s in request.sections
        )
        return replace(request, sections=sections)

    def touches(self, section: PlannedSection) -> bool:
        """Touch the section lengthened."""
        return section.number == self.section


@dataclass(frozen=True, kw_only=True, slots=True)
class AddSections:
    """The course goes on with more sections, e.g. after an early end was withdrawn."""

    sections: tuple[Section, ...]
    keeps_start: ClassVar[bool] = True

    def applied_to(self, request: PlanRequest) -> PlanRequest:
        """Add the sections; their numbers give the order."""
        return replace(request, sections=(*request.sections, *self.sections))

    def touches(self, section: PlannedSection) -> bool:
        """Touch none that exists."""
        return False


@dataclass(frozen=True, kw_only=True, slots=True)
class Interrupt:
    """The course pauses in ``period``; it becomes one of the course's breaks."""

    period: Period
    keeps_start: ClassVar[bool] = True

    def applied_to(self, request: PlanRequest) -> PlanRequest:
        """Add the break."""
        return replace(request, breaks=(*request.breaks, self.period))

    def touches(self, section: PlannedSection) -> bool:
        """Touch a section with lessons in the period, or with days if lessons lack."""
        first, last = self.period.first, self.period.last
        if section.lessons:
            return any(first <= lesson.day <= last for lesson in section.lessons)
        return section.first_day <= last and first <= section.last_day


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeTimetable:
    """From section ``section`` on the course is taught by ``timetable``."""

    section: int
    timetable: Timetable
    keeps_start: ClassVar[bool] = False

    def applied_to(self, request: PlanRequest) -> PlanRequest:
        """Replace what was to hold from this section on or from a later one."""
        _expect(request, self.section)
        earlier = tuple(
            c for c in request.timetable_changes if c.section < self.section
        )
        change = TimetableChange(section=self.section, timetable=self.timetable)
        return replace(request, timetable_changes=(*earlier, change))

    def touches(self, section: PlannedSection) -> bool:
        """Touch the section and all later ones."""
        return section.number >= self.section


def _expect(request: PlanRequest, number: int) -> None:
    if all(section.number != number for section in request.sections):
        raise StructureError(Code.UNKNOWN_SECTION, number=number)

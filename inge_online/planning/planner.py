"""From a request to a plan."""

from datetime import date, timedelta

from .errors import Code, NoPlanError, RequestError
from .planned import Lesson, Plan, PlannedSection, ReservedPeriod
from .request import PlanRequest, Reserve
from .structure import Section, SectionKind
from .teaching_days import TeachingDays

DAY = timedelta(days=1)


def plan(request: PlanRequest) -> Plan:
    """Return the course's sections with their dates and lessons.

    ``NoPlanError``: ``no_end`` if the teaching days do not suffice within the horizon,
    ``starts_too_early`` if a section was set before the end of its predecessor,
    ``extra_lesson_on_day_off`` if an extra lesson falls on one. ``RequestError``:
    ``no_lessons`` if the timetable of a section is empty.
    """
    planner = _Planner(request)
    for section in request.sections:
        planner.add(section)
    return Plan(sections=tuple(planner.planned), reserved=planner.reserved)


class _Planner:
    """Lays one section after the other."""

    def __init__(self, request: PlanRequest) -> None:
        self.planned: list[PlannedSection] = []
        self.reserved: ReservedPeriod | None = None
        self._request = request
        begun = request.begun[:-1] if request.running_end_moves else request.begun
        self._begun = {section.number: section for section in begun}
        self._running = request.begun[-1] if request.running_end_moves else None
        self._starts = {start.section: start.day for start in request.section_starts}
        self._days = TeachingDays(request)

    def add(self, section: Section) -> None:
        begun = self._begun.get(section.number)
        self.planned.append(begun or self._lay(section))

    def _lay(self, section: Section) -> PlannedSection:
        (first,), _unused = self._take(1, section, self._earliest(section))
        limit = self._limit(section, first.day)
        if limit and limit <= first.day:
            # only a start of its own brings the next section before this one's lessons
            raise NoPlanError(
                Code.STARTS_TOO_EARLY,
                section=self._later(section)[0].number,
                busy_until=first.day,
            )
        lessons, unused = self._take(section.units, section, first.day, limit)
        return PlannedSection(
            number=section.number,
            name=section.name,
            units=section.units,
            first_day=lessons[0].day,
            last_day=lessons[-1].day,
            lessons=lessons,
            unused_units=unused,
        )

    def _take(
        self, units: int, section: Section, first: date, until: date | None = None
    ) -> tuple[tuple[Lesson, ...], int]:
        """Return lessons by the section's timetable, and the units left on the last."""
        timetable = self._request.timetable_of(section.number)
        if not timetable.blocks:
            raise RequestError(Code.NO_LESSONS, section=section.number)
        taken = self._days.take(units, first, timetable, until)
        if taken is None:
            years = self._request.max_years
            raise NoPlanError(Code.NO_END, section=section.number, years=years)
        return taken

    def _earliest(self, section: Section) -> date:
        """Return the day from which on the section may be taught."""
        if self._running and self._running.number == section.number:
            return self._running.first_day
        set_to = self._starts.get(section.number)
        if not self.planned:
            return set_to or self._request.start
        before = self.planned[-1]
        busy_until = self._reserve(section, before) or before.last_day
        if set_to and set_to <= busy_until:
            raise NoPlanError(
                Code.STARTS_TOO_EARLY, section=section.number, busy_until=busy_until
            )
        return set_to or self._request.succession.next_start(
            anchor=self._anchor(before.first_day),
            first_day=before.first_day,
            last_day=busy_until,
        )

    def _reserve_before(self, section: Section) -> Reserve | None:
        orientation = section.kind is SectionKind.ORIENTATION
        return self._request.reserve if orientation else None

    def _reserve(self, section: Section, before: PlannedSection) -> date | None:
        """Reserve the period before the orientation course; return its last day."""
        reserve = self._reserve_before(section)
        if reserve is None:
            return None
        first = before.last_day + DAY
        last = before.last_day + timedelta(days=reserve.days)
        if reserve.units:
            lessons, _unused = self._take(reserve.units, section, first)
            first, last = lessons[0].day, lessons[-1].day
        self.reserved = ReservedPeriod(first_day=first, last_day=last)
        return last

    def _limit(self, section: Section, first_day: date) -> date | None:
        """Return the day on which the section must be over, if it must."""
        later = self._later(section)
        limit = self._request.succession.limit(
            anchor=self._anchor(first_day), first_day=first_day
        )
        if limit is None or not later:
            return None
        if self._reserve_before(later[0]):
            return limit
        return self._starts.get(later[0].number, limit)

    def _later(self, section: Section) -> list[Section]:
        return [s for s in self._request.sections if s.number > section.number]

    def _anchor(self, first_day: date) -> date:
        """Return the day from which a grid counts."""
        days = (self._request.start, *self._starts.values())
        return max((day for day in days if day <= first_day), default=first_day)

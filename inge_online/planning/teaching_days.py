"""Which days a course is taught on, one after the other."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from .days_off import DayOff
from .errors import Code, NoPlanError
from .planned import Lesson
from .request import PlanRequest
from .timetable import Timetable


class TeachingDays:
    """A course's possible lessons; works out each year's days off only once."""

    def __init__(self, request: PlanRequest) -> None:
        """Take the days off and the extra lessons from the request."""
        self._calendar = request.course_calendar
        self._horizon = request.start + timedelta(days=365 * request.max_years)
        self._years: dict[int, Mapping[date, tuple[DayOff, ...]]] = {}
        self._extra = {lesson.day: lesson.units for lesson in request.extra_lessons}
        for day in self._extra:
            if day in self.days_off(day.year):
                raise NoPlanError(Code.EXTRA_LESSON_ON_DAY_OFF, day=day)

    def days_off(self, year: int) -> Mapping[date, tuple[DayOff, ...]]:
        """Return the days off of a year and why."""
        if year not in self._years:
            self._years[year] = self._calendar.days_off(year)
        return self._years[year]

    def since(self, first: date, timetable: Timetable) -> Iterator[Lesson]:
        """Yield the teaching days from ``first`` on with the units they offer."""
        by_weekday = timetable.units_by_weekday
        for offset in range((self._horizon - first).days + 1):
            day = first + timedelta(days=offset)
            units = self._extra.get(day, by_weekday[day.weekday()])
            if units and day not in self.days_off(day.year):
                yield Lesson(day, units)

    def take(
        self, units: int, first: date, timetable: Timetable, until: date | None = None
    ) -> tuple[tuple[Lesson, ...], int] | None:
        """Return the lessons of so many units, and the units left on the last day.

        Fewer lessons if ``until`` (exclusive) comes first; None if the horizon does.
        """
        lessons: list[Lesson] = []
        for offered in self.since(first, timetable):
            if until and offered.day >= until:
                return tuple(lessons), 0
            if offered.units >= units:
                lessons.append(Lesson(offered.day, units))
                return tuple(lessons), offered.units - units
            lessons.append(offered)
            units -= offered.units
        return None

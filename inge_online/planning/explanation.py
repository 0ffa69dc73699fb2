"""Why a course does not end earlier: the lessons its days off cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .days_off import DayOff
from .planned import Plan
from .request import PlanRequest


@dataclass(frozen=True, kw_only=True, slots=True)
class SkippedDay:
    """A day of the timetable without lessons, and why, strongest reason first.

    ``section``: the number of the section that would have been taught or begun.
    """

    day: date
    section: int
    units: int
    reasons: tuple[DayOff, ...]


def skipped_days(request: PlanRequest, plan: Plan) -> Iterator[SkippedDay]:
    """Yield the timetable's days off from the course's start to its end, in order."""
    calendar = request.course_calendar
    since = min(request.start, plan.first_day)
    for section in plan.sections:
        units = request.timetable_of(section.number).units_by_weekday
        for year in range(since.year, section.last_day.year + 1):
            for day, reasons in sorted(calendar.days_off(year).items()):
                lost = units[day.weekday()]
                if lost and since <= day <= section.last_day:
                    yield SkippedDay(
                        day=day, section=section.number, units=lost, reasons=reasons
                    )
        since = section.last_day + timedelta(days=1)

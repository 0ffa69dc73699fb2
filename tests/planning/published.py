"""The published schedules of ``tests/data/schedules.csv``.

One row is one section as its provider published it. ``tier``: A has weekdays and hours
from the page, A- stated weeks, C weekdays and hours that were inferred by fit (such a
row tests the calendar, not the hours), grid only starts. ``breaks`` are inferred from
the dates, no page prints them. ``end_without_breaks`` is the end by the state's public
holidays alone. ``explanation`` says why a published date differs from that.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from planning import Calendar, Period, PlanRequest, Region, Section, Timetable

TABLE = Path(__file__).parents[1] / "data" / "schedules.csv"
WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


@dataclass(frozen=True)
class Published:
    """A row of the table."""

    id: str
    tier: str
    state: str
    start: date
    end: date | None
    weekdays: tuple[int, ...]
    units_per_day: int
    units: int
    clock_times: tuple[time, ...]
    pause_minutes: int
    breaks: tuple[Period, ...]
    end_without_breaks: date
    next_start: date | None
    units_before_next: int
    explanation: str

    @property
    def timetable(self) -> Timetable:
        return Timetable.regular(weekdays=self.weekdays, units=self.units_per_day)

    def request(self, *breaks: Period) -> PlanRequest:
        """Ask for this section, with nothing but the state's holidays and breaks."""
        return PlanRequest(
            start=self.start,
            sections=(Section(number=1, name=self.id, units=self.units),),
            timetable=self.timetable,
            calendar=Calendar(region=Region(state=self.state)),
            breaks=breaks,
        )


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _break(text: str) -> Period:
    first, last = map(date.fromisoformat, text.split("/"))
    return Period(first=first, last=last)


def _rows() -> Iterator[Published]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            times = row["clock_times"].split("-") if row["clock_times"] else []
            yield Published(
                id=row["id"],
                tier=row["tier"],
                state=row["state"],
                start=date.fromisoformat(row["start"]),
                end=_date(row["end"]),
                weekdays=tuple(WEEKDAYS.index(d) for d in row["weekdays"].split()),
                units_per_day=int(row["units_per_day"]),
                units=int(row["units"]),
                clock_times=tuple(map(time.fromisoformat, times)),
                pause_minutes=int(row["pause_minutes"] or 0),
                breaks=tuple(_break(text) for text in row["breaks"].split()),
                end_without_breaks=date.fromisoformat(row["end_without_breaks"]),
                next_start=_date(row["next_start"]),
                units_before_next=int(row["units_before_next"] or 0),
                explanation=row["explanation"],
            )


SCHEDULES = {schedule.id: schedule for schedule in _rows()}

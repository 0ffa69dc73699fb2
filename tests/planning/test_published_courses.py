"""Published sections as what they are: sections of courses and of one provider."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from planning import (
    Calendar,
    Grid,
    Overrun,
    Period,
    PlanRequest,
    Region,
    Section,
    SectionStart,
    plan,
)
from tests.planning.published import SCHEDULES, Published

LOWER_SAXONY = Calendar(
    region=Region(state="NI"),
    bridge_days=True,
    periods=(
        Period(first=date(2025, 4, 14), last=date(2025, 4, 17), name="vor Ostern"),
        Period(first=date(2025, 7, 14), last=date(2025, 8, 1), name="Sommer"),
    ),
)
HANNOVER = ("25I500V", "25I501N", "25I502N", "25I503N", "25I504V")


@pytest.mark.parametrize("course", HANNOVER)
def test_one_set_of_closures_explains_a_provider(course: str):
    first, second = (SCHEDULES[f"isk-hannover-{course}{n}"] for n in (1, 2))
    request = PlanRequest(
        start=first.start,
        sections=tuple(Section(number=n, name="", units=100) for n in (1, 2)),
        timetable=first.timetable,
        calendar=LOWER_SAXONY,
    )

    days = [(s.first_day, s.last_day) for s in plan(request).sections]

    assert days == [(first.start, first.end), (second.start, second.end)]


BRIDGE_DAY_22_MAY_2020 = {
    "berlin-vhs-Li4.04-020F-F1-4": True,
    "berlin-vhs-Li4.04-020F-F2-3": True,
    "berlin-vhs-TS404.34D4F": False,
    "berlin-vhs-TS404.37D3F": False,
}


@pytest.mark.parametrize(("name", "closed"), BRIDGE_DAY_22_MAY_2020.items())
def test_bridge_days_are_the_providers_choice(name: str, closed: bool):
    schedule = SCHEDULES[name]
    calendar = Calendar(region=Region(state="BE"), bridge_days=closed)

    result = plan(replace(schedule.request(), calendar=calendar))

    assert result.last_day == schedule.end


@pytest.mark.parametrize("first", ["2010-09-20", "2013-01-21"])
def test_a_grid_of_four_weeks_whatever_the_holidays(first: str):
    rows = list(_rows_from(SCHEDULES[f"kaestner-dresden-{first}"]))
    starts = [row.start for row in rows] + [rows[-1].next_start]
    request = PlanRequest(
        start=starts[0],
        sections=tuple(
            Section(number=n, name="", units=100) for n in range(len(starts))
        ),
        timetable=rows[0].timetable,
        calendar=Calendar(region=Region(state="SN")),
        succession=Grid(weeks=4, overrun=Overrun.CUT),
        section_starts=tuple(_new_years(starts)),
    )

    sections = plan(request).sections

    assert [s.first_day for s in sections] == starts
    planned = [s.planned_units for s in sections[:-1]]
    assert planned == [row.units_before_next for row in rows]


def _rows_from(row: Published | None) -> Iterator[Published]:
    while row:
        yield row
        row = SCHEDULES.get(f"kaestner-dresden-{row.next_start}")


def _new_years(starts: list[date]) -> Iterator[SectionStart]:
    """Yield the starts after a long pause: from them the grid counts anew."""
    for number, (one, other) in enumerate(pairwise(starts), start=1):
        if other - one > timedelta(weeks=5):
            yield SectionStart(section=number, day=other)

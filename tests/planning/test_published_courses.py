"""Published sections as what they are: sections of courses and of one provider."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from planning import (
    Calendar,
    Grid,
    Overrun,
    Period,
    PlanRequest,
    Region,
    Section,
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


CHRISTMAS = Period(first=date(2010, 12, 13), last=date(2011, 1, 23))
FOUR_WEEKS = ("2010-09-20", "2011-01-24", "2013-01-21")


@pytest.mark.parametrize("first", FOUR_WEEKS)
def test_a_grid_of_four_weeks_whatever_the_holidays(first: str):
    rows = list(_grid_from(SCHEDULES[f"kaestner-dresden-{first}"]))
    request = PlanRequest(
        start=rows[0].start,
        sections=tuple(
            Section(number=n, name="", units=100) for n in range(len(rows) + 1)
        ),
        timetable=rows[0].timetable,
        calendar=Calendar(region=Region(state="SN"), periods=(CHRISTMAS,)),
        succession=Grid(weeks=4, overrun=Overrun.CUT),
    )

    sections = plan(request).sections

    starts = [row.start for row in rows] + [rows[-1].next_start]
    assert [s.first_day for s in sections] == starts
    planned = [s.planned_units for s in sections[:-1]]
    assert planned == [row.units_before_next for row in rows]


def _grid_from(row: Published) -> Iterator[Published]:
    """Yield the rows of one grid: each next start at most five weeks later."""
    yield row
    following = SCHEDULES.get(f"kaestner-dresden-{row.next_start}")
    if following and following.start - row.start < timedelta(weeks=5):
        yield from _grid_from(following)

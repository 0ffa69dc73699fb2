"""Every published section, one by one."""

import pytest

from planning import plan, suggest_units
from tests.planning.published import SCHEDULES, Published

ALL = list(SCHEDULES.values())


def rows(schedules: list[Published]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("schedule", schedules, ids=[s.id for s in schedules])


def test_the_table_holds_all_schedules():
    tiers = [schedule.tier for schedule in ALL]

    counts = {tier: tiers.count(tier) for tier in ("A", "A-", "C", "grid")}
    assert counts == {"A": 10, "A-": 1, "C": 33, "grid": 25}


@rows(ALL)
def test_the_states_holidays_alone(schedule: Published):
    section = plan(schedule.request()).sections[0]

    assert section.first_day == schedule.start
    assert section.last_day == schedule.end_without_breaks


@rows([s for s in ALL if s.end])
def test_the_published_end(schedule: Published):
    section = plan(schedule.request(*schedule.breaks)).sections[0]

    assert section.last_day == schedule.end
    assert section.planned_units == schedule.units


@rows(ALL)
def test_each_deviation_is_explained(schedule: Published):
    late = schedule.end not in (None, schedule.end_without_breaks)
    cut = schedule.next_start and schedule.end_without_breaks >= schedule.next_start

    assert bool(schedule.explanation) == bool(late or cut)


@rows([s for s in ALL if s.clock_times])
def test_the_clock_times_suggest_the_published_units(schedule: Published):
    start, end = schedule.clock_times

    assert suggest_units(start, end, schedule.pause_minutes) == schedule.units_per_day

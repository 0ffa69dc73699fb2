"""What holds for every plan, whatever was asked for."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from planning import Gap, Grid, Overrun, PlanRequest, Reason, plan, replan
from tests.planning.strategies import gaps, grids, plain_requests, requests

# a plan's time is measured elsewhere; the comparison's is nobody's concern
unhurried = settings(deadline=None)
cut_grids = st.builds(Grid, weeks=st.integers(1, 4), overrun=st.just(Overrun.CUT))


@cache
def state_holidays(state: str, catholic: bool) -> holidays.HolidayBase:
    categories = ("public", "catholic") if catholic else ("public",)
    return holidays.Germany(
        subdiv=state, categories=categories, years=range(2022, 2040)
    )


def offered(request: PlanRequest, section: int, day: date) -> int:
    """Return the units of a day by the rules in their plainest form, for comparison.

    Bridge days are left to the calendar; they have tests of their own.
    """
    taught = {e.day: e.taught for e in request.calendar.exceptions}
    periods = (*request.calendar.periods, *request.breaks)
    off = any(period.first <= day <= period.last for period in periods)
    if region := request.calendar.region:
        off |= day in state_holidays(region.state, region.catholic)
    off |= request.calendar.eves and (day.month, day.day) in ((12, 24), (12, 31))
    reasons = request.course_calendar.reasons(day)
    off |= any(reason.reason is Reason.BRIDGE_DAY for reason in reasons)
    off = not taught.get(day, not off)
    extra = {lesson.day: lesson.units for lesson in request.extra_lessons}
    if day in extra:
        return extra[day]
    return 0 if off else request.timetable_of(section).units_by_weekday[day.weekday()]


def span(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@unhurried
@given(requests())
def test_units_add_up(request_: PlanRequest):
    result = plan(request_)

    cut = getattr(request_.succession, "overrun", None) is Overrun.CUT
    for section, asked in zip(result.sections, request_.sections, strict=True):
        assert (section.number, section.units) == (asked.number, asked.units)
        assert section.planned_units == asked.units or cut
        assert section.planned_units <= asked.units
    assert result.sections[-1].planned_units == result.sections[-1].units


@unhurried
@given(requests())
def test_every_teaching_day_is_used_and_no_day_off(request_: PlanRequest):
    for section in plan(request_).sections:
        lessons = {lesson.day: lesson.units for lesson in section.lessons}
        days = span(section.first_day, section.last_day)
        possible = {day: offered(request_, section.number, day) for day in days}
        possible[section.last_day] -= section.unused_units

        assert lessons == {day: units for day, units in possible.items() if units}


@unhurried
@given(plain_requests(cut_grids))
def test_a_section_without_all_its_units_fills_its_place(request_: PlanRequest):
    width = timedelta(weeks=request_.succession.weeks)
    for section in plan(request_).sections:
        if section.planned_units < section.units:
            places = (section.first_day - request_.start) // width + 1
            rest = span(section.last_day, request_.start + places * width)[1:-1]
            assert not any(offered(request_, section.number, day) for day in rest)


@unhurried
@given(requests())
def test_sections_never_overlap(request_: PlanRequest):
    result = plan(request_)

    assert result.first_day >= request_.start
    for section in result.sections:
        assert section.first_day <= section.last_day
        assert section.first_day == section.lessons[0].day
        assert section.last_day == section.lessons[-1].day
    for section, following in pairwise(result.sections):
        assert section.last_day < following.first_day
    if result.reserved and len(result.sections) > 1:
        before, orientation = result.sections[-2:]
        assert before.last_day < result.reserved.first_day
        assert result.reserved.last_day < orientation.first_day


@unhurried
@given(plain_requests(st.just(Gap())))
def test_gapless_sections_leave_no_teaching_day_between_them(request_: PlanRequest):
    result = plan(replace(request_, reserve=None))

    for section, following in pairwise(result.sections):
        between = span(section.last_day, following.first_day)[1:-1]
        assert not any(offered(request_, following.number, day) for day in between)


@unhurried
@given(plain_requests(gaps))
def test_the_gap_stays_free(request_: PlanRequest):
    result = plan(request_)

    for section, following in pairwise(result.sections):
        free = (following.first_day - section.last_day).days - 1
        assert free >= request_.succession.days


@unhurried
@given(requests(grids) | requests(), st.booleans(), st.data())
def test_replanning_with_the_same_data_changes_nothing(
    request_: PlanRequest, running_end_moves: bool, data: st.DataObject
):
    before = plan(request_)
    count = data.draw(st.integers(0, len(before.sections)), label="begun")
    numbers = [section.number for section in before.sections[:count]]

    result = replan(
        before, request_, begun=numbers, running_end_moves=running_end_moves
    )

    assert result.after.sections == before.sections
    assert result.changed_sections == ()


@unhurried
@given(requests(), st.randoms())
def test_the_order_of_the_inputs_is_irrelevant(request_: PlanRequest, random):
    def shuffled(values):
        return tuple(random.sample(values, len(values)))

    timetable = replace(request_.timetable, blocks=shuffled(request_.timetable.blocks))
    calendar = replace(
        request_.calendar,
        periods=shuffled(request_.calendar.periods),
        exceptions=shuffled(request_.calendar.exceptions),
    )
    other = replace(
        request_,
        timetable=timetable,
        calendar=calendar,
        sections=shuffled(request_.sections),
        timetable_changes=shuffled(request_.timetable_changes),
        breaks=shuffled(request_.breaks),
    )

    assert other == request_
    assert plan(other) == plan(request_)


@unhurried
@given(requests())
def test_repeated_and_overlapping_periods_do_no_harm(request_: PlanRequest):
    days = [
        replace(period, first=day, last=day)
        for period in (*request_.breaks, *request_.calendar.periods)
        for day in span(period.first, period.last)
    ]
    other = replace(request_, breaks=(*request_.breaks, *request_.breaks, *days))

    assert plan(other) == plan(request_)

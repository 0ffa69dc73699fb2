from datetime import date

from planning import Calendar, Period, Reason, Region, plan, skipped_days
from tests.planning.courses import DAILY, course, sections


def test_each_lesson_that_a_day_off_cost_and_why():
    may = course(
        start=date(2025, 4, 28),
        sections=sections(20, 100),
        timetable=DAILY,
        calendar=Calendar(region=Region(state="NI"), bridge_days=True),
        breaks=(Period(first=date(2025, 5, 17), last=date(2025, 5, 19)),),
    )

    skipped = list(skipped_days(may, plan(may)))

    assert [(s.day, s.section, s.reasons[0].reason) for s in skipped] == [
        (date(2025, 5, 1), 1, Reason.PUBLIC_HOLIDAY),
        (date(2025, 5, 2), 1, Reason.BRIDGE_DAY),
        (date(2025, 5, 19), 2, Reason.COURSE_BREAK),
        (date(2025, 5, 29), 2, Reason.PUBLIC_HOLIDAY),
        (date(2025, 5, 30), 2, Reason.BRIDGE_DAY),
    ]
    assert {s.units for s in skipped} == {5}


def test_days_off_before_a_section_begins_belong_to_it():
    start = date(2025, 12, 24)
    request = course(
        start=start,
        sections=sections(5, 5),
        timetable=DAILY,
        calendar=Calendar(region=Region(state="NI")),
    )

    skipped = list(skipped_days(request, plan(request)))

    assert [(s.day.day, s.section) for s in skipped] == [(25, 2), (26, 2)]


def test_a_start_that_falls_on_a_holiday_over_the_turn_of_the_year():
    closed = Period(first=date(2025, 12, 29), last=date(2026, 1, 2), name="Ferien")
    request = course(
        start=date(2025, 12, 29),
        sections=sections(5),
        timetable=DAILY,
        calendar=Calendar(periods=(closed,)),
    )

    skipped = list(skipped_days(request, plan(request)))

    assert [s.day.day for s in skipped] == [29, 30, 31, 1, 2]
    assert {reason.name for s in skipped for reason in s.reasons} == {"Ferien"}

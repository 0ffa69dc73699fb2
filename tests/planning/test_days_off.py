from datetime import date

import pytest

from planning import (
    Calendar,
    CalendarError,
    Code,
    DayException,
    DayOff,
    Period,
    Reason,
    Region,
)

BERLIN = Region(state="BE")
LIBERATION = date(2025, 5, 8)  # a Thursday, a holiday in Berlin in 2025 only
FRIDAY_AFTER = date(2025, 5, 9)
SUMMER = Period(
    first=date(2025, 7, 24),
    last=date(2025, 9, 6),
    reason=Reason.SCHOOL_HOLIDAY,
    name="Sommerferien",
)
CLOSURE = Period(first=date(2025, 8, 4), last=date(2025, 8, 8), name="Umbau")


def test_without_anything_no_day_is_off():
    assert not Calendar().reasons(date(2025, 12, 25))


def test_a_public_holiday_by_name():
    reasons = Calendar(region=BERLIN).reasons(date(2025, 10, 3))

    holiday = DayOff(reason=Reason.PUBLIC_HOLIDAY, name="Tag der Deutschen Einheit")
    assert reasons == (holiday,)


def test_all_reasons_of_a_day_the_strongest_first():
    own = Period(
        first=date(2025, 8, 8), last=date(2025, 8, 20), reason=Reason.COURSE_BREAK
    )
    calendar = Calendar(periods=(CLOSURE, SUMMER)).extended(periods=(own,))

    assert calendar.reasons(date(2025, 8, 8)) == (
        DayOff(reason=Reason.SCHOOL_HOLIDAY, name="Sommerferien"),
        DayOff(reason=Reason.CLOSURE, name="Umbau"),
        DayOff(reason=Reason.COURSE_BREAK),
    )


@pytest.mark.parametrize("day", [CLOSURE.first, CLOSURE.last])
def test_both_ends_of_a_period_are_off(day):
    assert Calendar(periods=(CLOSURE,)).reasons(day)


def test_a_period_over_the_turn_of_the_year():
    christmas = Period(first=date(2024, 12, 21), last=date(2026, 1, 5))
    calendar = Calendar(periods=(christmas,))

    assert len(calendar.days_off(2024)) == 11
    assert len(calendar.days_off(2025)) == 365
    assert len(calendar.days_off(2026)) == 5
    assert not calendar.days_off(2027)


BRIDGE_DAYS = [
    (BERLIN, FRIDAY_AFTER),
    (Region(state="NI"), date(2025, 5, 2)),  # Friday after 1 May
    (Region(state="NI"), date(2025, 5, 30)),  # Friday after Ascension Day
    (Region(state="NI"), date(2023, 10, 2)),  # Monday before 3 October
    (Region(state="BY"), date(2024, 12, 27)),  # Friday after Christmas
    (Region(state="NI"), date(2029, 12, 31)),  # Monday before New Year
    (Region(state="BE"), date(2026, 1, 2)),  # Friday after New Year
]


@pytest.mark.parametrize(("region", "day"), BRIDGE_DAYS)
def test_bridge_days_are_a_choice(region, day):
    closed = Calendar(region=region, bridge_days=True)

    assert closed.reasons(day) == (DayOff(reason=Reason.BRIDGE_DAY),)
    assert not Calendar(region=region).reasons(day)


NO_BRIDGE_DAYS = [
    date(2025, 4, 17),  # Thursday before Good Friday
    date(2025, 5, 7),  # Wednesday before a Thursday holiday
    date(2025, 5, 3),  # Saturday after a bridge day
    date(2025, 6, 10),  # Tuesday after Whit Monday
    date(2025, 4, 18),  # Good Friday itself
    date(2025, 11, 7),  # an ordinary Friday
]


@pytest.mark.parametrize("day", NO_BRIDGE_DAYS)
def test_other_days_are_no_bridge_days(day):
    reasons = Calendar(region=BERLIN, bridge_days=True).reasons(day)

    assert Reason.BRIDGE_DAY not in [reason.reason for reason in reasons]


def test_without_holidays_there_is_nothing_to_bridge():
    assert not Calendar(bridge_days=True).days_off(2025)


def test_a_holiday_may_be_taught_and_then_bridges_nothing():
    taught = DayException(day=LIBERATION, taught=True)
    calendar = Calendar(region=BERLIN, bridge_days=True, exceptions=(taught,))

    assert not calendar.reasons(LIBERATION)
    assert not calendar.reasons(FRIDAY_AFTER)


def test_a_day_off_for_no_other_reason():
    carnival = DayException(day=date(2025, 3, 3), taught=False, name="Rosenmontag")
    calendar = Calendar(exceptions=(carnival,))

    assert calendar.reasons(date(2025, 3, 3)) == (
        DayOff(reason=Reason.DAY_OFF, name="Rosenmontag"),
    )
    assert calendar.days_off(2026) == {}


def test_a_single_day_of_a_closure_may_be_taught():
    examination = DayException(day=date(2025, 8, 6), taught=True)
    calendar = Calendar(periods=(CLOSURE, CLOSURE), exceptions=(examination,))

    assert sorted(day.day for day in calendar.days_off(2025)) == [4, 5, 7, 8]


def test_exceptions_that_contradict_each_other():
    with pytest.raises(CalendarError) as refusal:
        Calendar(
            exceptions=(
                DayException(day=LIBERATION, taught=True),
                DayException(day=LIBERATION, taught=False, name="Feiertag"),
            )
        )

    assert refusal.value.code is Code.EXCEPTIONS_CONTRADICT
    assert refusal.value.details == {"day": LIBERATION}


def test_a_period_that_ends_before_it_begins():
    with pytest.raises(CalendarError) as refusal:
        Period(first=date(2025, 8, 8), last=date(2025, 8, 7))

    assert refusal.value.code is Code.PERIOD_REVERSED


def test_the_eves_are_a_choice():
    taught = DayException(day=date(2026, 12, 31), taught=True)
    closed = Calendar(region=BERLIN, eves=True, exceptions=(taught,))

    assert [r.name for r in closed.reasons(date(2026, 12, 24))] == ["Heiligabend"]
    assert not closed.reasons(date(2026, 12, 31))
    assert closed.reasons(date(2025, 12, 31))
    assert not Calendar(region=BERLIN).reasons(date(2026, 12, 24))

"""Until when something is in time, and how pressing it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning import Region, Standing, Term, Unit, standing

LOWER_SAXONY = Region(state="NI")
BEGIN = date(2025, 2, 24)  # a Monday
DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("count", "unit", "due"),
    [
        (-1, Unit.DAYS, date(2025, 2, 23)),
        (0, Unit.DAYS, BEGIN),
        (7, Unit.DAYS, date(2025, 3, 3)),
        (1, Unit.WEEKS, date(2025, 3, 3)),
        (6, Unit.WEEKS, date(2025, 4, 7)),
        (-1, Unit.WORKING_DAYS, date(2025, 2, 21)),
        (5, Unit.WORKING_DAYS, date(2025, 3, 3)),
        (1, Unit.MONTHS, date(2025, 3, 24)),
        (-2, Unit.MONTHS, date(2024, 12, 24)),
        (1, Unit.YEARS, date(2026, 2, 24)),
    ],
)
def test_a_term_counts_from_its_reference(count, unit, due):
    assert Term(count=count, unit=unit).due(BEGIN) == due


def test_public_holidays_of_the_region_are_no_working_days():
    term = Term(count=1, unit=Unit.WORKING_DAYS)
    thursday = date(2025, 4, 17)  # before Good Friday and Easter Monday
    assert term.due(thursday, LOWER_SAXONY) == date(2025, 4, 22)
    assert term.due(thursday) == date(2025, 4, 18)


@pytest.mark.parametrize(
    ("reference", "count", "due"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(reference, count, due):
    assert Term(count=count, unit=Unit.MONTHS).due(reference) == due


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Standing.OVERDUE),
        (0, Standing.DUE),
        (1, Standing.SOON),
        (3, Standing.SOON),
        (4, Standing.LATER),
    ],
)
def test_how_pressing_it_is(days, expected):
    assert standing(BEGIN + timedelta(days), BEGIN, warn_days=3) is expected


@given(DATES, st.integers(-400, 400), st.sampled_from(list(Unit)[:4]))
def test_a_longer_term_is_never_due_earlier(reference, count, unit):
    shorter = Term(count=count, unit=unit).due(reference, LOWER_SAXONY)
    longer = Term(count=count + 1, unit=unit).due(reference, LOWER_SAXONY)
    assert shorter <= longer
    assert (shorter < reference) == (count < 0)


@given(DATES, st.integers(1, 60))
def test_a_working_day_is_always_met(reference, count):
    due = Term(count=count, unit=Unit.WORKING_DAYS).due(reference, LOWER_SAXONY)
    assert due.weekday() < 5

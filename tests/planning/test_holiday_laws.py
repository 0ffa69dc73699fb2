"""The states' public holidays, written down once more after their laws.

The planner takes them from a library; this table tells if an update of it is wrong.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from planning import STATES, Region
from planning.region import public_holidays

YEARS = range(2010, 2031)
EASTER = {
    **{2010: (4, 4), 2011: (4, 24), 2012: (4, 8), 2013: (3, 31), 2014: (4, 20)},
    **{2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2018: (4, 1), 2019: (4, 21)},
    **{2020: (4, 12), 2021: (4, 4), 2022: (4, 17), 2023: (4, 9), 2024: (3, 31)},
    **{2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1)},
    **{2030: (4, 21)},
}
EVERYWHERE = ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
AFTER_EASTER = (-2, 1, 39, 50)  # Karfreitag, Ostermontag, Himmelfahrt, Pfingstmontag
#: month, day, states, first year, last year
FIXED = (
    (1, 6, "BW BY ST", 0, 9999),
    (3, 8, "BE", 2019, 9999),
    (3, 8, "MV", 2023, 9999),
    (5, 8, "BE", 2020, 2020),
    (5, 8, "BE", 2025, 2025),
    (6, 17, "BE", 2028, 2028),
    (8, 15, "SL", 0, 9999),
    (9, 20, "TH", 2019, 9999),
    (10, 31, "BB MV SN ST TH", 0, 9999),
    (10, 31, " ".join(STATES), 2017, 2017),
    (10, 31, "HB HH NI SH", 2018, 9999),
    (11, 1, "BW BY NW RP SL", 0, 9999),
)
#: days after Easter and states
MOVING = ((0, "BB"), (49, "BB"), (60, "BW BY HE NW RP SL"))


def holidays_after_the_law(state: str, year: int) -> Iterator[date]:
    easter = date(year, *EASTER[year])
    yield from (date(year, *day) for day in EVERYWHERE)
    yield from (easter + timedelta(days=days) for days in AFTER_EASTER)
    for month, day, states, first, last in FIXED:
        if state in states.split() and first <= year <= last:
            yield date(year, month, day)
    yield from (
        easter + timedelta(days=days) for days, states in MOVING if state in states
    )
    if state == "SN":  # Buß- und Bettag: the Wednesday before 23 November
        last = date(year, 11, 22)
        yield last - timedelta(days=(last.weekday() - 2) % 7)


@pytest.mark.parametrize("state", STATES)
def test_the_library_knows_the_states_laws(state: str):
    region = Region(state=state)

    for year in YEARS:
        expected = set(holidays_after_the_law(state, year))
        assert set(public_holidays(region, year)) == expected, year

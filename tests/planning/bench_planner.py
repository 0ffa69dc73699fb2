"""How long a thousand courses of ten sections take to plan.

``python tests/planning/bench_planner.py`` with ``inge_online`` on ``PYTHONPATH`` prints
the seconds; the project's benchmark calls ``planner_1000_courses_s``.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from planning import (
    STATES,
    Calendar,
    Period,
    PlanRequest,
    Region,
    Timetable,
    plan,
    structure_for,
)


def requests(count: int) -> Iterator[PlanRequest]:
    """Yield requests of which no two are alike, as those of many providers."""
    for number in range(count):
        start = date(2025, 6, 2) + timedelta(days=number % 365)
        closure = start + timedelta(days=40 + number % 50)
        yield PlanRequest(
            start=start,
            sections=structure_for("literacy", start).sections_from(1),
            timetable=Timetable.regular(weekdays=range(4 + number % 2), units=5),
            calendar=Calendar(
                region=Region(state=STATES[number % len(STATES)]),
                bridge_days=number % 3 == 0,
                periods=(Period(first=closure, last=closure + timedelta(days=20)),),
            ),
            breaks=(
                Period(
                    first=closure + timedelta(days=90),
                    last=closure + timedelta(days=90 + number % 10),
                ),
            ),
        )


def planner_1000_courses_s() -> float:
    """Return the seconds for planning 1,000 courses of ten sections."""
    prepared = list(requests(1000))
    start = perf_counter()
    for request in prepared:
        plan(request)
    return perf_counter() - start


if __name__ == "__main__":
    print(f"planner_1000_courses_s {planner_1000_courses_s():.3f}")

"""A small course to plan with: 10 units a section, 4 on Monday and Wednesday."""

from datetime import date

from planning import PlanRequest, Section, SectionKind, Timetable

MONDAY = date(2025, 3, 3)
TIMETABLE = Timetable.regular(weekdays=(0, 2), units=4)
DAILY = Timetable.regular(weekdays=range(5), units=5)


def sections(*units: int, first: int = 1) -> tuple[Section, ...]:
    return tuple(
        Section(number=number, name=f"Basiskurs {number}", units=n)
        for number, n in enumerate(units, start=first)
    )


def with_orientation(*units: int) -> tuple[Section, ...]:
    orientation = Section(
        number=len(units) + 1,
        name="Orientierungskurs",
        units=10,
        kind=SectionKind.ORIENTATION,
    )
    return (*sections(*units), orientation)


def course(**changes) -> PlanRequest:
    defaults = {
        "start": MONDAY,
        "sections": sections(10, 10, 10),
        "timetable": TIMETABLE,
    }
    return PlanRequest(**defaults | changes)


def march(day: int) -> date:
    return date(2025, 3, day)


def dates(planned) -> list[tuple[int, date, date]]:
    return [(s.number, s.first_day, s.last_day) for s in planned.sections]

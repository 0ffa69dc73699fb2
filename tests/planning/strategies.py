"""Any request that has a plan: what hypothesis feeds the invariants with."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from planning import (
    STATES,
    Calendar,
    Code,
    DayException,
    ExtraLesson,
    Gap,
    Grid,
    LessonBlock,
    NoPlanError,
    Overrun,
    Period,
    PlanRequest,
    Reason,
    Region,
    Reserve,
    Section,
    SectionKind,
    SectionStart,
    Timetable,
    TimetableChange,
    plan,
)

blocks = st.builds(LessonBlock, weekday=st.integers(0, 6), units=st.integers(1, 6))
timetables = st.lists(blocks, min_size=1, max_size=7).map(
    lambda some: Timetable(blocks=tuple(some))
)
regions = st.builds(Region, state=st.sampled_from(STATES), catholic=st.booleans())


def days_near(start: date):
    """Most courses are over in half a year: what is to matter lies there."""
    return st.integers(-10, 200).map(lambda days: start + timedelta(days=days))


@st.composite
def periods(draw, start, reasons):
    first = draw(days_near(start))
    return Period(
        first=first,
        last=first + timedelta(days=draw(st.integers(0, 30))),
        reason=draw(st.sampled_from(reasons)),
        name=draw(st.sampled_from(["", "Sommer", "Umzug"])),
    )


def some_periods(start, *reasons):
    return st.lists(periods(start, reasons), max_size=6).map(tuple)


def exceptions(start):
    exception = st.builds(DayException, day=days_near(start), taught=st.booleans())
    return st.lists(exception, max_size=8, unique_by=lambda e: e.day).map(tuple)


def calendars(start):
    return st.builds(
        Calendar,
        region=st.none() | regions,
        bridge_days=st.booleans(),
        eves=st.booleans(),
        periods=some_periods(start, Reason.CLOSURE, Reason.SCHOOL_HOLIDAY),
        exceptions=exceptions(start),
    )


gaps = st.builds(Gap, days=st.integers(0, 20))
grids = st.builds(Grid, weeks=st.integers(1, 6), overrun=st.sampled_from(Overrun))
reserves = st.builds(Reserve, units=st.integers(1, 60)) | st.builds(
    Reserve, days=st.integers(1, 40)
)


@st.composite
def plain_requests(draw, successions=gaps | grids):
    """Draw a course of up to six sections, the last perhaps for orientation."""
    start = draw(st.dates(min_value=date(2023, 1, 1), max_value=date(2027, 12, 31)))
    units = draw(st.lists(st.integers(1, 40), min_size=1, max_size=6))
    entry = draw(st.integers(1, 4))
    kinds = [SectionKind.LANGUAGE] * (len(units) - 1)
    kinds.append(draw(st.sampled_from(SectionKind)))
    numbers = range(entry, entry + len(units))
    changed = draw(st.sets(st.sampled_from(numbers), max_size=2))
    return PlanRequest(
        start=start,
        sections=tuple(
            Section(number=number, name=f"Abschnitt {number}", units=n, kind=kind)
            for number, n, kind in zip(numbers, units, kinds, strict=True)
        ),
        timetable=draw(timetables),
        timetable_changes=tuple(
            TimetableChange(section=number, timetable=draw(timetables))
            for number in changed
        ),
        calendar=draw(calendars(start)),
        breaks=draw(some_periods(start, *Reason)),
        succession=draw(successions),
        reserve=draw(st.none() | reserves),
        max_years=12,
    )


def starts(sections):
    """Draw days for up to two sections, some of them before the end of another."""

    def near(section):
        earliest = 0 if section is sections[0] else -40
        return st.integers(earliest, 40).map(
            lambda days: SectionStart(
                section=section.number, day=section.first_day + timedelta(days=days)
            )
        )

    start = st.sampled_from(sections).flatmap(near)
    return st.lists(start, max_size=2, unique_by=lambda s: s.section).map(tuple)


@st.composite
def requests(draw, successions=gaps | grids):
    """Draw a course that also has extra lessons and sections set to a day."""
    request = draw(plain_requests(successions))
    some_days = draw(st.sets(days_near(request.start), max_size=4))
    extra_lessons = tuple(
        ExtraLesson(day=day, units=draw(st.integers(1, 8)))
        for day in some_days
        if not request.course_calendar.reasons(day)
    )
    request = replace(request, extra_lessons=extra_lessons)
    set_to_days = replace(request, section_starts=draw(starts(plan(request).sections)))
    try:
        plan(set_to_days)
    except NoPlanError as refusal:
        assert refusal.code is Code.STARTS_TOO_EARLY
        return request
    return set_to_days

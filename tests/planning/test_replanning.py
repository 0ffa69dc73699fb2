from dataclasses import replace
from datetime import date

import pytest

from planning import (
    AddSections,
    Calendar,
    ChangeTimetable,
    Code,
    Interrupt,
    Lengthen,
    Move,
    Period,
    Plan,
    PlannedSection,
    ReplanError,
    SectionStart,
    StructureError,
    Timetable,
    plan,
    replan,
)
from tests.planning.courses import course, dates, march, sections

COURSE = course()
BEFORE = plan(COURSE)
WEEK_IN_SECTION_2 = Interrupt(period=Period(first=march(17), last=march(21)))
FRIDAYS = Timetable.regular(weekdays=(4,), units=5)


def shifts(result) -> list[tuple[int, int, int]]:
    return [(s.number, start_moved(s), s.end_moved) for s in result.changed_sections]


def start_moved(change) -> int:
    return (change.after.first_day - change.before.first_day).days


def test_a_section_moves_and_the_later_ones_follow():
    result = replan(BEFORE, COURSE, Move(section=2, day=march(19)), begun={1})

    assert shifts(result) == [(2, 7, 7), (3, 7, 7)]
    assert [s.changed for s in result.sections] == [False, True, True]
    assert result.request.section_starts == (SectionStart(section=2, day=march(19)),)


def test_a_course_moves_as_a_whole():
    moved = replan(BEFORE, COURSE, Move(section=1, day=march(10)))

    assert shifts(moved) == [(1, 7, 7), (2, 7, 7), (3, 7, 7)]
    assert moved.request.start == march(10)
    assert moved.before is BEFORE


def test_a_section_may_move_again():
    once = replan(BEFORE, COURSE, Move(section=2, day=march(19)))

    again = replan(once.after, once.request, Move(section=2, day=march(12)))

    assert again.after == BEFORE


def test_a_longer_section():
    result = replan(BEFORE, COURSE, Lengthen(section=2, units=4), begun={1})

    assert result.after.section(2).planned_units == 14
    assert shifts(result) == [(2, 0, 5), (3, 2, 2)]


def test_more_sections():
    more = AddSections(sections=sections(10, first=4))

    result = replan(BEFORE, COURSE, more, begun={1, 2, 3})

    (change,) = result.changed_sections
    assert (change.number, change.before) == (4, None)
    assert change.end_moved == 0
    assert change.after == result.after.sections[-1]


def test_a_section_that_is_dropped():
    shorter = replace(COURSE, sections=COURSE.sections[:2])

    (change,) = replan(BEFORE, shorter).changed_sections

    assert (change.number, change.after) == (3, None)


def test_a_break_between_the_lessons_touches_nothing():
    tuesday = Interrupt(period=Period(first=march(4), last=march(4)))

    result = replan(BEFORE, COURSE, tuesday, begun={1})

    assert result.changed_sections == ()


def test_a_break_delays_what_has_not_begun():
    result = replan(BEFORE, COURSE, WEEK_IN_SECTION_2, begun={1})

    assert shifts(result) == [(2, 0, 7), (3, 7, 7)]
    assert not any(march(17) <= d.day <= march(21) for d in result.after.lessons)


def test_another_timetable_from_a_section_on():
    result = replan(
        BEFORE, COURSE, ChangeTimetable(section=3, timetable=FRIDAYS), begun={1, 2}
    )

    assert dates(result.after)[:2] == dates(BEFORE)[:2]
    assert dates(result.after)[2] == (3, march(21), march(28))


def test_the_latest_change_of_the_timetable_counts():
    first = replan(BEFORE, COURSE, ChangeTimetable(section=2, timetable=FRIDAYS))
    back = ChangeTimetable(section=1, timetable=COURSE.timetable)

    assert replan(first.after, first.request, back).after == BEFORE


def test_several_changes_at_once():
    result = replan(
        BEFORE,
        COURSE,
        Lengthen(section=3, units=4),
        WEEK_IN_SECTION_2,
        Move(section=3, day=date(2025, 4, 7)),
        begun={1},
    )

    assert shifts(result) == [(2, 0, 7), (3, 14, 16)]


MOVING = [
    Move(section=2, day=march(17)),
    ChangeTimetable(section=1, timetable=FRIDAYS),
    ChangeTimetable(section=2, timetable=FRIDAYS),
]
TOUCHING = [
    *MOVING,
    Lengthen(section=2, units=1),
    WEEK_IN_SECTION_2,
    Interrupt(period=Period(first=march(11), last=march(12))),
    Interrupt(period=Period(first=march(19), last=march(21))),
]


@pytest.mark.parametrize("change", TOUCHING)
def test_what_has_begun_is_not_touched(change):
    with pytest.raises(ReplanError) as refusal:
        replan(BEFORE, COURSE, change, begun={1, 2})

    assert refusal.value.code is Code.BEGUN_SECTION_TOUCHED


def test_what_has_begun_stays_whatever_else_changes():
    closed = Calendar(periods=(Period(first=march(3), last=march(14)),))

    result = replan(BEFORE, replace(COURSE, calendar=closed), begun={1, 2})

    assert result.changed_sections == ()


def test_a_running_section_may_end_later():
    result = replan(
        BEFORE, COURSE, WEEK_IN_SECTION_2, begun={1, 2}, running_end_moves=True
    )

    assert shifts(result) == [(2, 0, 7), (3, 7, 7)]


def test_a_running_section_keeps_a_first_day_that_does_not_follow():
    later = PlannedSection(
        number=2, name="", units=10, first_day=march(17), last_day=march(24)
    )
    before = Plan(sections=(BEFORE.section(1), later, BEFORE.section(3)))

    result = replan(before, COURSE, begun={1, 2}, running_end_moves=True)

    assert dates(result.after)[1] == (2, march(17), march(24))


@pytest.mark.parametrize("change", MOVING)
def test_a_running_section_keeps_its_start_and_its_timetable(change):
    with pytest.raises(ReplanError):
        replan(BEFORE, COURSE, change, begun={1, 2}, running_end_moves=True)


def test_no_break_on_the_first_day_of_a_running_section():
    first_day = Interrupt(period=Period(first=march(12), last=march(12)))

    with pytest.raises(ReplanError) as refusal:
        replan(BEFORE, COURSE, first_day, begun={1, 2}, running_end_moves=True)

    assert refusal.value.details == {"section": 2}


def test_a_course_known_by_its_dates_alone():
    reported = PlannedSection(
        number=1, name="Basiskurs 1", units=10, first_day=march(3), last_day=march(10)
    )
    before = Plan(sections=(reported, *BEFORE.sections[1:]))

    unchanged = replan(before, COURSE)
    begun = replan(before, COURSE, begun={1})

    assert unchanged.changed_sections == begun.changed_sections == ()
    assert begun.after.section(1) == reported
    touching = Interrupt(period=Period(first=march(4), last=march(4)))
    with pytest.raises(ReplanError):
        replan(before, COURSE, touching, begun={1})


@pytest.mark.parametrize(
    "change",
    [
        Move(section=9, day=march(3)),
        Lengthen(section=9, units=1),
        ChangeTimetable(section=9, timetable=FRIDAYS),
    ],
)
def test_a_change_of_a_section_that_is_none(change):
    with pytest.raises(StructureError) as refusal:
        replan(BEFORE, COURSE, change)

    assert refusal.value.code is Code.UNKNOWN_SECTION


def test_a_plan_knows_its_sections_by_number():
    with pytest.raises(KeyError):
        BEFORE.section(9)

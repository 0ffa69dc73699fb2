from dataclasses import replace
from datetime import date

import pytest

from planning import (
    Calendar,
    Code,
    ExtraLesson,
    Gap,
    Grid,
    NoPlanError,
    Overrun,
    Period,
    PlanningError,
    RequestError,
    Reserve,
    SectionStart,
    Timetable,
    TimetableChange,
    plan,
)
from tests.planning.courses import (
    DAILY,
    MONDAY,
    TIMETABLE,
    course,
    march,
    sections,
    with_orientation,
)

TWICE = [
    {"sections": (*sections(10), *sections(20))},
    {"extra_lessons": tuple(ExtraLesson(day=march(4), units=n) for n in (1, 2))},
    {"section_starts": tuple(SectionStart(section=2, day=march(n)) for n in (20, 21))},
    {
        "timetable_changes": tuple(
            TimetableChange(section=2, timetable=t) for t in (TIMETABLE, DAILY)
        )
    },
]


@pytest.mark.parametrize("change", TWICE, ids=lambda change: next(iter(change)))
def test_two_answers_to_one_question(change):
    with pytest.raises(RequestError) as refusal:
        course(**change)

    assert refusal.value.code is Code.DUPLICATE
    assert refusal.value.details["field"] in change


UNSOUND = [
    ({"sections": ()}, Code.NO_SECTIONS),
    ({"sections": sections(10, 0)}, Code.SECTION_UNITS),
    ({"sections": sections(10, 2.5)}, Code.SECTION_UNITS),
    ({"extra_lessons": (ExtraLesson(day=march(4), units=0),)}, Code.EXTRA_LESSON_UNITS),
    ({"max_years": 0}, Code.HORIZON),
    ({"start": date(9996, 1, 1)}, Code.HORIZON),
    ({"running_end_moves": True}, Code.NOTHING_RUNNING),
    ({"begun": plan(course()).sections[1:]}, Code.NOT_BEGUN_IN_ORDER),
    (
        {"begun": plan(course(sections=sections(1, first=9))).sections},
        Code.NOT_BEGUN_IN_ORDER,
    ),
]


@pytest.mark.parametrize(("change", "code"), UNSOUND)
def test_a_request_that_cannot_be(change, code):
    with pytest.raises(RequestError) as refusal:
        course(**change)

    assert refusal.value.code is code


PARTS = [
    (lambda: Gap(days=-1), Code.SUCCESSION),
    (lambda: Grid(weeks=0, overrun=Overrun.CUT), Code.SUCCESSION),
    (lambda: Reserve(), Code.RESERVE),
    (lambda: Reserve(units=5, days=5), Code.RESERVE),
    (lambda: Reserve(units=-5, days=5), Code.RESERVE),
]


@pytest.mark.parametrize(("part", "code"), PARTS)
def test_a_part_that_cannot_be(part, code):
    with pytest.raises(RequestError) as refusal:
        part()

    assert refusal.value.code is code


def test_an_empty_timetable():
    empty = TimetableChange(section=2, timetable=Timetable())

    with pytest.raises(RequestError) as refusal:
        plan(course(timetable_changes=(empty,)))

    assert refusal.value.code is Code.NO_LESSONS
    assert refusal.value.details == {"section": 2}


def test_no_end_in_sight():
    for_ever = Calendar(periods=(Period(first=march(12), last=date.max),))

    with pytest.raises(NoPlanError) as refusal:
        plan(course(calendar=for_ever))

    assert refusal.value.code is Code.NO_END
    assert refusal.value.details["section"] == 2


def test_the_horizon_is_the_callers():
    slow = course(sections=sections(1000))

    with pytest.raises(NoPlanError):
        plan(replace(slow, max_years=2))
    assert plan(replace(slow, max_years=3)).last_day.year == 2027


def test_a_section_set_before_the_end_of_its_predecessor():
    early = SectionStart(section=2, day=march(10))

    with pytest.raises(NoPlanError) as refusal:
        plan(course(section_starts=(early,)))

    assert refusal.value.code is Code.STARTS_TOO_EARLY
    assert refusal.value.details == {"section": 2, "busy_until": march(10)}


@pytest.mark.parametrize("day", [3, 9, 10])
def test_a_section_set_before_its_predecessor_in_a_cutting_grid(day):
    grid = Grid(weeks=2, overrun=Overrun.CUT)
    late = SectionStart(section=1, day=march(10))
    early = SectionStart(section=2, day=march(day))

    with pytest.raises(NoPlanError) as refusal:
        plan(course(succession=grid, section_starts=(late, early)))

    assert refusal.value.code is Code.STARTS_TOO_EARLY
    assert refusal.value.details == {"section": 2, "busy_until": march(10)}


def test_an_orientation_course_set_into_the_reserved_period():
    early = SectionStart(section=2, day=march(19))

    with pytest.raises(NoPlanError) as refusal:
        plan(
            course(
                sections=with_orientation(10),
                reserve=Reserve(units=12),
                section_starts=(early,),
            )
        )

    assert refusal.value.details == {"section": 2, "busy_until": march(19)}


def test_an_extra_lesson_on_a_day_off():
    lesson = ExtraLesson(day=march(4), units=2)
    closed = Period(first=march(4), last=march(4))

    with pytest.raises(NoPlanError) as refusal:
        plan(course(extra_lessons=(lesson,), breaks=(closed,)))

    assert refusal.value.code is Code.EXTRA_LESSON_ON_DAY_OFF
    assert refusal.value.details == {"day": march(4)}


def test_every_code_is_told_apart_and_shown():
    error = PlanningError(Code.NO_END, section=2, horizon=MONDAY)

    assert str(error) == "no_end (section=2, horizon=2025-03-03)"
    assert str(PlanningError(Code.NO_SECTIONS)) == "no_sections"
    assert len({code.value for code in Code}) == len(Code)

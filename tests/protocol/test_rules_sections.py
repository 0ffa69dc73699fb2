"""Sections of a plan and of a start report."""

from dataclasses import replace
from datetime import date

import pytest

from protocol.rules import CourseHistory, Facts, Severity

from .altered import altered, days, example, found, places

PLAN = example("course_plan_report")
START = example("course_start_report")
FIRST = PLAN.plan.sections[0]


MOST = {
    "general": 7,
    "literacy": 10,
    "second_script": 10,
    "special_need": 10,
    "intensive": 5,
    "youth": 10,
    "parents": 10,
    "women": 10,
    "literacy_repeat": 3,
    "special_need_repeat": 3,
    "unheard-of": 10,
}
"""The highest number of a section that a course type can have."""


def plan(*sections, **changes):
    message = example("course_plan_report", **changes)
    return altered(message, "plan.sections", sections)


def numbered(*numbers):
    """Sections of those numbers, one month each."""
    return tuple(
        replace(
            FIRST, number=number, start=date(2027, i, 1), end=date(2027, i, 20 + i % 2)
        )
        for i, number in enumerate(numbers, start=1)
    )


def test_a_plan_has_sections():
    assert places("sections_missing", plan()) == ["plan.sections"]
    assert not places("sections_missing", PLAN)


def test_a_section_ends_after_it_began():
    backwards = altered(START, "section.end", FIRST.start - days(1))
    assert places("section_dates", backwards) == ["section.end"]
    one_day = altered(START, "section.end", FIRST.start)
    assert not places("section_dates", one_day)


@pytest.mark.parametrize(
    ("course_type", "number", "fine"),
    [
        *((name, number, True) for name, number in MOST.items()),
        *((name, number + 1, False) for name, number in MOST.items()),
        ("general", 0, False),
        ("general", 1, True),
    ],
)
def test_sections_are_those_of_the_course_type(course_type, number, fine):
    message = example(
        "course_start_report", course_type=course_type, section__number=number
    )
    assert places("section_number", message) == ([] if fine else ["section.number"])
    message = plan(replace(FIRST, number=number), plan__course_type=course_type)
    expected = [] if fine else ["plan.sections[0].number"]
    assert places("section_number", message) == expected


def test_later_reports_know_the_course_type_from_before():
    message = example("section_start_report", section__number=8)
    assert not places("section_number", message)
    facts = Facts(course=CourseHistory(course_type="general"))
    (issue,) = found("section_number", message, facts)
    assert issue.text == "The course type has no section 8, only 1 to 7"


@pytest.mark.parametrize(
    ("units", "fine"), [(0, False), (-1, False), (1, True), (999, True), (1000, False)]
)
def test_units_are_counted(units, fine):
    message = altered(START, "section.units", units)
    assert places("section_units", message) == ([] if fine else ["section.units"])


@pytest.mark.parametrize(
    ("course_type", "number", "begin", "usual"),
    [
        ("general", 1, date(2027, 1, 4), 100),
        ("general", 5, date(2024, 4, 30), 100),
        ("intensive", 4, date(2024, 4, 30), 100),
        ("intensive", 5, date(2024, 4, 30), 30),
        ("intensive", 5, date(2024, 5, 1), 100),
        ("intensive", 5, date(2027, 1, 4), 100),
        ("intensive", 6, date(2024, 4, 30), 100),
        (str(b"intensive", "ascii"), 5, date(2024, 4, 30), 30),
    ],
)
def test_sections_have_the_units_of_the_law(course_type, number, begin, usual):
    section = replace(
        FIRST, number=number, units=usual, start=begin, end=begin + days(9)
    )
    message = plan(section, plan__course_type=course_type)
    assert not found("section_units_unusual", message)
    message = altered(message, "plan.sections[0].units", usual + 1)
    (issue,) = found("section_units_unusual", message)
    assert (issue.field, issue.severity) == (
        "plan.sections[0].units",
        Severity.WARNING,
    )
    assert issue.values == {"units": str(usual + 1), "usual": str(usual)}


def test_when_the_course_began_is_known_from_before():
    message = example("section_start_report", section__number=5, section__units=30)
    course = CourseHistory(course_type="intensive", planned_start=date(2024, 4, 30))
    assert not found("section_units_unusual", message, Facts(course=course))
    assert found("section_units_unusual", message)


@pytest.mark.parametrize(
    ("numbers", "wrong", "left_out"),
    [
        ((1, 2, 3), [], []),
        ((3, 4, 5), [], []),
        ((1, 1), ["plan.sections[1].number"], []),
        ((1, 3, 2), ["plan.sections[2].number"], ["plan.sections[1].number"]),
        ((1, 2, 4), [], ["plan.sections[2].number"]),
    ],
)
def test_sections_follow_in_their_order(numbers, wrong, left_out):
    message = plan(*numbered(*numbers))
    assert places("section_order", message) == wrong
    assert places("section_left_out", message) == left_out


def test_a_course_is_in_one_section_at_a_time():
    one, two = numbered(1, 2)
    touching = plan(one, replace(two, start=one.end))
    assert places("sections_overlap", touching) == ["plan.sections[1].start"]
    next_day = plan(one, replace(two, start=one.end + days(1)))
    assert not places("sections_overlap", next_day)


def test_the_course_does_not_end_within_its_first_section():
    message = altered(START, "course_end", START.section.end - days(1))
    assert places("course_end_too_early", message) == ["course_end"]
    message = altered(START, "course_end", START.section.end)
    assert not places("course_end_too_early", message)


@pytest.mark.parametrize(
    ("begin", "course_type", "fine"),
    [
        (date(2025, 4, 30), "youth", True),
        (date(2025, 5, 1), "youth", False),
        (date(2025, 5, 1), "parents", False),
        (date(2025, 5, 1), "women", False),
        (date(2025, 5, 1), "second_script", True),
        (date(2025, 5, 1), "unheard-of", True),
    ],
)
def test_abolished_courses_began_before_may_2025(begin, course_type, fine):
    later = replace(FIRST, start=date(2025, 6, 1), end=date(2025, 6, 30), number=2)
    message = plan(
        replace(FIRST, start=begin, end=begin), later, plan__course_type=course_type
    )
    expected = [] if fine else ["plan.course_type"]
    assert places("course_type_abolished", message) == expected
    message = example(
        "course_start_report", course_type=course_type, section__start=begin
    )
    expected = [] if fine else ["course_type"]
    assert places("course_type_abolished", message) == expected


def test_a_plan_without_sections_breaks_no_other_rule():
    assert not places("course_type_abolished", plan(plan__course_type="youth"))
    assert not places("interruption_outside", plan())

"""Whether participants of a course may still take part."""

from datetime import date

import pytest

from protocol.rules import CourseHistory, Facts, PersonHistory, Severity

from .altered import altered, days, example, found

START = example("course_start_report")
BEGIN = START.section.start
WHO = "attendance.participants[1]"
PERSON = START.attendance.participants[1].person


def known(**history):
    return Facts(persons={PERSON: PersonHistory(**history)})


def assert_warned(code, where, facts, message=START):
    (issue,) = found(code, message, facts)
    assert (issue.field, issue.severity) == (where, Severity.WARNING)


def test_a_course_begins_within_six_weeks_of_registration():
    assert not found("six_weeks_passed", START, known(registered_on=BEGIN - days(42)))
    facts = known(registered_on=BEGIN - days(43))
    assert_warned("six_weeks_passed", f"{WHO}.start", facts)


@pytest.mark.parametrize(
    ("before", "start", "lapsed"),
    [
        (date(2026, 2, 1), date(2027, 2, 1), False),
        (date(2026, 2, 1), date(2027, 2, 2), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2025, 2, 28), date(2026, 2, 28), False),
    ],
)
def test_an_entitlement_lapses_after_a_year(before, start, lapsed):
    message = altered(START, f"{WHO}.start", start)
    for code, facts in (
        ("entitlement_lapsed", known(registered_on=before)),
        ("pause_too_long", known(last_attended=before)),
    ):
        assert bool(found(code, message, facts)) is lapsed
        if lapsed:
            assert_warned(code, f"{WHO}.start", facts, message)
        assert not found(code, message)


def test_who_has_begun_since_the_registration_waits_no_more():
    """The next course follows upon the last one, and not upon the registration."""
    long_ago, lately = BEGIN - days(700), BEGIN - days(30)
    again = known(registered_on=long_ago, last_attended=lately)
    for code in ("six_weeks_passed", "entitlement_lapsed"):
        assert not found(code, START, again)
        anew = known(registered_on=long_ago, last_attended=long_ago - days(1))
        assert_warned(code, f"{WHO}.start", anew)


def test_nobody_takes_part_with_a_withdrawn_entitlement():
    facts = known(entitlement_cancelled_on=BEGIN)
    assert_warned("entitlement_cancelled", f"{WHO}.person", facts)


@pytest.mark.parametrize(
    ("course_type", "begin", "granted"),
    [
        ("literacy", date(2025, 1, 1), True),
        ("special_need_repeat", date(2025, 1, 1), True),
        ("general", date(2024, 12, 6), True),
        ("general", date(2024, 12, 7), False),
        ("second_script", date(2025, 1, 1), False),
        ("unheard-of", date(2025, 1, 1), True),
    ],
)
@pytest.mark.parametrize("name", ["course_start_report", "course_plan_report"])
def test_repeaters_are_in_courses_with_repeat_units(name, course_type, begin, granted):
    prefix = "plan." if name == "course_plan_report" else ""
    message = altered(example(name), f"{prefix}course_type", course_type)
    where = "plan.sections[0]" if prefix else "section"
    message = altered(message, f"{where}.start", begin)
    issues = found("repeat_units_not_granted", message)
    expected = [] if granted else [f"{prefix}attendance.participants[0].repeater"]
    assert [issue.field for issue in issues] == expected


def test_repeaters_of_a_later_section():
    message = example("section_start_report")
    course = CourseHistory(course_type="general", planned_start=date(2025, 1, 1))
    assert found("repeat_units_not_granted", message, Facts(course=course))
    course = CourseHistory(course_type="general")
    assert not found("repeat_units_not_granted", message, Facts(course=course))

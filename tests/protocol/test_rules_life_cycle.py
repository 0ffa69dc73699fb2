"""The order in which a course is reported (R1, R5, R6)."""

from datetime import date

import pytest

from protocol.messages import MESSAGES
from protocol.rules import CourseHistory, Facts, Severity
from protocol.samples import sample

from .altered import example, found, places

COURSE_REPORTS = [
    "course_plan_update",
    "course_plan_cancellation",
    "course_start_report",
    "section_start_report",
    "section_update",
    "site_change",
    "early_end",
]
SECTIONS = example("course_plan_report").plan.sections


def course(**history):
    return Facts(course=CourseHistory(**history))


def said_of(code, **history):
    """The messages of which that rule says something."""
    return {name for name in MESSAGES if found(code, sample(name), course(**history))}


@pytest.mark.parametrize(
    ("code", "history", "reports"),
    [
        ("plan_reported_already", {"plan_reported": True}, ["course_plan_report"]),
        ("plan_missing", {"plan_reported": False}, ["course_start_report"]),
        (
            "plan_to_change_missing",
            {"plan_reported": False},
            ["course_plan_update", "course_plan_cancellation"],
        ),
        ("plan_cancelled", {"cancelled": True}, COURSE_REPORTS),
        ("start_reported_already", {"start_reported": True}, ["course_start_report"]),
        ("start_missing", {"start_reported": False}, ["section_start_report"]),
        (
            "section_reported_already",
            {"reported_sections": frozenset({1, 2})},
            ["section_start_report"],
        ),
    ],
)
def test_these_stop_a_report(code, history, reports):
    assert said_of(code, **history) == set(reports)
    opposite = {
        key: not value if isinstance(value, bool) else frozenset()
        for key, value in history.items()
    }
    assert not said_of(code, **opposite)
    assert not said_of(code)
    (issue,) = found(code, sample(reports[0]), course(**history))
    assert issue.severity is Severity.BLOCKING


@pytest.mark.parametrize(
    ("code", "history", "reports"),
    [
        (
            "cancellation_after_start",
            {"start_reported": True},
            ["course_plan_cancellation"],
        ),
        (
            "start_missing_for_change",
            {"start_reported": False},
            ["section_update", "site_change", "early_end"],
        ),
        ("course_ended", {"ended": True}, COURSE_REPORTS[2:]),
    ],
)
def test_these_warn(code, history, reports):
    assert said_of(code, **history) == set(reports)
    assert not said_of(code, **{key: not value for key, value in history.items()})
    assert not said_of(code)
    (issue,) = found(code, sample(reports[0]), course(**history))
    assert issue.severity is Severity.WARNING


def test_after_a_cancellation_the_course_is_planned_anew():
    report = example("course_plan_report")
    facts = course(plan_reported=True, cancelled=True)
    assert not found("plan_reported_already", report, facts)


@pytest.mark.parametrize(
    ("begin", "needed"), [(date(2018, 1, 31), False), (date(2018, 2, 1), True)]
)
def test_plans_are_needed_since_february_2018(begin, needed):
    message = example("course_start_report", section__start=begin)
    assert bool(places("plan_missing", message, course(plan_reported=False))) is needed


def test_sections_are_reported_one_after_the_other():
    message = example("section_start_report", section=SECTIONS[3])
    facts = course(sections=SECTIONS, reported_sections=frozenset({1, 2}))
    (issue,) = found("earlier_section_missing", message, facts)
    assert (issue.values, issue.severity) == ({"number": "3"}, Severity.WARNING)
    facts = course(sections=SECTIONS, reported_sections=frozenset({1, 2, 3}))
    assert not found("earlier_section_missing", message, facts)
    assert not found("earlier_section_missing", message, course(sections=SECTIONS))


def test_a_section_is_reported_before_it_is_changed():
    message = example("section_update")
    (issue,) = found(
        "section_to_change_missing", message, course(reported_sections=frozenset({1}))
    )
    assert (issue.field, issue.severity) == ("section.number", Severity.WARNING)
    facts = course(reported_sections=frozenset({1, 2}))
    assert not found("section_to_change_missing", message, facts)
    assert not found("section_to_change_missing", message)


def test_a_course_taken_over_is_inquired_first():
    assert said_of("takeover_not_inquired", taken_over=True, inquired=False) == set(
        COURSE_REPORTS
    )
    assert not said_of("takeover_not_inquired", taken_over=True, inquired=True)
    assert not said_of("takeover_not_inquired", taken_over=True)
    assert not said_of("takeover_not_inquired", taken_over=False, inquired=False)


@pytest.mark.parametrize(
    ("plan", "start", "recorded"),
    [(True, True, True), (True, False, True), (None, True, False), (True, None, False)],
)
def test_what_other_software_reported_is_recorded(plan, start, recorded):
    history = {"plan_reported": plan, "start_reported": start}
    said = said_of("takeover_not_recorded", taken_over=True, **history)
    assert said == (set() if recorded else set(COURSE_REPORTS))
    assert not said_of("takeover_not_recorded", taken_over=False, **history)

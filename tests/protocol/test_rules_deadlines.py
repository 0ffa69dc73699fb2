"""Too early, too late, and nobody planned (R2, R3, R4)."""

import pytest

from protocol.rules import CourseHistory, Facts, Limits, Severity
from protocol.samples import sample

from .altered import altered, days, example, found, on, places

PLAN = example("course_plan_report")
UPDATE = example("course_plan_update")
START = example("course_start_report")
BEGIN = PLAN.plan.start
EVE = BEGIN - days(1)
WHO = "plan.attendance.participants"


def test_a_plan_is_updated_until_the_day_before_the_start():
    assert not places("plan_update_too_late", UPDATE, on(EVE))
    assert places("plan_update_too_late", UPDATE, on(BEGIN)) == ["plan"]
    assert not places("plan_update_too_late", UPDATE)


def test_the_plan_that_bamf_has_counts_too():
    facts = on(EVE, course=CourseHistory(planned_start=EVE))
    (issue,) = found("plan_update_too_late", UPDATE, facts)
    assert issue.values == {"begin": EVE.isoformat()}
    facts = on(EVE, course=CourseHistory(planned_start=BEGIN + days(9)))
    assert not found("plan_update_too_late", UPDATE, facts)


def test_a_begun_course_has_no_plan_to_update():
    facts = Facts(course=CourseHistory(start_reported=True))
    assert places("plan_update_too_late", UPDATE, facts) == ["plan"]
    empty = altered(UPDATE, "plan.sections", ())
    assert not places("plan_update_too_late", empty, facts)


def test_a_late_plan_needs_a_reason():
    message = altered(PLAN, "late_reason", None)
    assert places("late_reason_missing", message, on(BEGIN)) == ["late_reason"]
    assert not places("late_reason_missing", message, on(EVE))
    assert not places("late_reason_missing", message)
    assert not places("late_reason_missing", PLAN, on(BEGIN))
    empty = altered(message, "plan.sections", ())
    assert not places("late_reason_missing", empty, on(BEGIN))


def test_a_plan_in_time_needs_none():
    (issue,) = found("late_reason_needless", PLAN, on(EVE))
    assert (issue.field, issue.severity) == ("late_reason", Severity.WARNING)
    assert not found("late_reason_needless", PLAN, on(BEGIN))
    assert not found("late_reason_needless", PLAN)
    message = altered(PLAN, "late_reason", None)
    assert not found("late_reason_needless", message, on(EVE))


@pytest.mark.parametrize(
    "name", ["course_start_report", "section_start_report", "section_update"]
)
def test_only_what_has_begun_is_reported(name):
    message = sample(name)
    begin = message.section.start
    assert places("reported_before_start", message, on(begin - days(1))) == [
        "section.start"
    ]
    assert not places("reported_before_start", message, on(begin))
    assert not places("reported_before_start", message)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("course_start_report", "start_report_late"),
        ("section_start_report", "section_report_late"),
    ],
)
def test_a_start_is_reported_within_a_week(name, code):
    message = sample(name)
    begin = message.section.start
    assert not found(code, message, on(begin + days(7)))
    (issue,) = found(code, message, on(begin + days(8)))
    assert (issue.field, issue.severity) == ("section.start", Severity.WARNING)
    assert issue.values == {"due": (begin + days(7)).isoformat()}
    slower = on(begin + days(8), limits=Limits(report_days=8))
    assert not found(code, message, slower)
    assert not found(code, message)


def test_a_course_does_not_end_before_it_began():
    message = example("early_end")
    facts = Facts(course=CourseHistory(planned_start=message.end + days(1)))
    assert places("early_end_before_begin", message, facts) == ["end"]
    facts = Facts(course=CourseHistory(planned_start=message.end))
    assert not places("early_end_before_begin", message, facts)
    assert not places("early_end_before_begin", message)


def test_the_sections_say_when_a_course_began():
    message = example("early_end", end=EVE)
    course = CourseHistory(sections=PLAN.plan.sections, planned_start=BEGIN - days(9))
    assert places("early_end_before_begin", message, Facts(course=course)) == ["end"]
    message = example("early_end", end=BEGIN)
    assert not places("early_end_before_begin", message, Facts(course=course))


def test_an_end_in_the_future_is_doubtful():
    message = example("early_end")
    (issue,) = found("early_end_in_future", message, on(message.end - days(1)))
    assert (issue.field, issue.severity) == ("end", Severity.WARNING)
    assert not found("early_end_in_future", message, on(message.end))
    assert not found("early_end_in_future", message)


@pytest.mark.parametrize("message", [PLAN, UPDATE], ids=["report", "update"])
def test_a_plan_needs_somebody_in_its_first_section(message):
    code = "planned_participant_missing"
    nobody = altered(message, WHO, ())
    (issue,) = found(code, nobody, on(EVE))
    assert (issue.field, issue.severity) == (WHO, Severity.WARNING)
    assert found(code, nobody)
    assert not found(code, message, on(EVE))

    later = message.plan.sections[1].start
    for index in (0, 1):
        nobody = altered(
            message if not index else nobody, f"{WHO}[{index}].start", later
        )
    assert found(code, nobody, on(EVE))
    assert not found(code, altered(nobody, "plan.sections", ()))
    assert found(code, altered(nobody, f"{WHO}[0].start", EVE), on(EVE))


def test_a_late_plan_without_participant_is_useless():
    nobody = altered(PLAN, WHO, ())
    assert places("late_plan_without_participant", nobody, on(BEGIN)) == [WHO]
    assert not found("planned_participant_missing", nobody, on(BEGIN))
    assert not places("late_plan_without_participant", nobody, on(EVE))
    assert not places("late_plan_without_participant", PLAN, on(BEGIN))


def test_a_course_starts_with_somebody():
    nobody = altered(START, "attendance.participants", ())
    assert places("start_without_participant", nobody) == ["attendance.participants"]
    assert not places("start_without_participant", START)


def planned(*persons):
    return Facts(course=CourseHistory(planned_persons=frozenset(persons)))


def test_a_course_starts_with_somebody_planned():
    code = "start_without_planned_participant"
    one, two = (part.person for part in START.attendance.participants)
    stranger = altered(one, "file_number", "AZ-000111")
    assert places(code, START, planned(stranger)) == ["attendance.participants"]
    assert places(code, START, planned()) == ["attendance.participants"]
    assert not places(code, START, planned(stranger, two))
    assert not places(code, START)
    nobody = altered(START, "attendance.participants", ())
    assert not places(code, nobody, planned(one))

"""Where everything is well and far from any limit, no rule says anything."""

from datetime import date, time

import pytest

from protocol.canonical import from_json, to_json
from protocol.messages import Interruption, LessonTime
from protocol.rules import CourseHistory, Facts, Limits, PersonHistory, check

from .altered import altered, days, example

SECTIONS = example("course_plan_report").plan.sections
FIRST, SECOND = SECTIONS[:2]
PEOPLE = [one.person for one in example("course_start_report").attendance.participants]
LESSONS = (
    LessonTime(weekday=2, start=time(9), end=time(12), units=3, pause_minutes=20),
    LessonTime(weekday=2, start=time(13), end=time(16), units=3, pause_minutes=20),
)
BREAKS = tuple(
    Interruption(start=date(2027, month, 3), end=date(2027, month, 9))
    for month in (6, 8)
)


def facts(today, **course):
    """Everything is known, and comfortable."""
    history = PersonHistory(
        registered=True,
        registered_on=FIRST.start - days(20),
        first_day=FIRST.start,
        last_attended=FIRST.start - days(90),
        course_type="literacy",
        entitled_from=FIRST.start - days(200),
        entitled_until=FIRST.start + days(160),
    )
    course = {"taken_over": True, "inquired": True, "course_type": "literacy"} | course
    return Facts(
        today=today,
        course=CourseHistory(sections=SECTIONS, cancelled=False, ended=False, **course),
        persons=dict.fromkeys(PEOPLE, history),
        approved_teachers=["LK-1001", "LK-1002", "LK-1003"],
        literacy_teachers=["LK-1001", "LK-1002"],
        used_sheet_numbers=["BOGEN-1"],
        codes={"late_reason": ["technical_failure"]},
        patterns={"site_code": "TEST-.*"},
        no_degree=["isced_9"],
        limits=Limits(group_size=20, report_days=10, registration_days=10),
    )


def calm(name, **changes):
    """The example with lessons, breaks and leaving participants within the limits."""
    message = example(name, **changes)
    where = "plan." if hasattr(message, "plan") else ""
    message = altered(message, f"{where}setting.lesson_times", LESSONS)
    message = altered(message, f"{where}setting.interruptions", BREAKS)
    end = FIRST.start + days(9)
    if name in ("section_start_report", "section_update"):
        end = SECOND.start + days(9)
    return altered(message, f"{where}attendance.participants[0].end", end)


PLANNED = {"planned_start": FIRST.start, "planned_persons": frozenset(PEOPLE)}
RUNNING = PLANNED | {"plan_reported": True, "start_reported": True}
ONE = {"reported_sections": frozenset({1})}
CALM = {
    "report": (
        calm("course_plan_report", late_reason=None),
        facts(FIRST.start - days(9), plan_reported=False, start_reported=False),
    ),
    "late report": (
        calm("course_plan_report"),
        facts(FIRST.start + days(9), plan_reported=False, start_reported=False),
    ),
    "update": (
        calm("course_plan_update"),
        facts(
            FIRST.start - days(9), plan_reported=True, start_reported=False, **PLANNED
        ),
    ),
    "start": (
        calm("course_start_report"),
        facts(
            FIRST.start + days(3), plan_reported=True, start_reported=False, **PLANNED
        ),
    ),
    "section": (
        calm("section_start_report"),
        facts(SECOND.start + days(3), **RUNNING, **ONE),
    ),
    "section update": (
        calm("section_update"),
        facts(
            SECOND.start + days(30), **RUNNING, reported_sections=frozenset({1, 2, 3})
        ),
    ),
    "end": (
        example("early_end"),
        facts(example("early_end").end + days(9), **RUNNING, **ONE),
    ),
    "site": (example("site_change"), facts(FIRST.start, **RUNNING, **ONE)),
    "cancellation": (
        example("course_plan_cancellation"),
        facts(FIRST.start, plan_reported=True, start_reported=False),
    ),
    "inquiry": (example("course_inquiry"), facts(FIRST.start)),
    "person": (example("participant_inquiry"), facts(FIRST.start)),
    "language test": (
        example("language_test_report"),
        facts(example("language_test_report").exam_date + days(9)),
    ),
    "orientation test": (
        example("orientation_test_report"),
        facts(example("orientation_test_report").exam_date - days(9)),
    ),
}


@pytest.mark.parametrize(("message", "known"), CALM.values(), ids=CALM)
def test_nothing_is_said(message, known):
    assert check(message, known) == []
    # equal days are the same day, also when they came from a database
    assert check(from_json(type(message), to_json(message)), known) == []


@pytest.mark.parametrize("name", ["first_registration", "repeat_registration"])
def test_nothing_is_said_of_a_registration(name):
    message = example(name)
    history = PersonHistory(
        registered=False,
        course_type="literacy",
        entitled_from=message.registered_on - days(200),
        entitled_until=message.registered_on + days(160),
    )
    known = Facts(
        today=message.registered_on + days(3),
        persons={message.person: history},
        no_degree=["isced_9"],
    )
    assert check(message, known) == []

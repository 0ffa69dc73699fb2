"""Lesson times, interruptions, teachers and teaching material."""

from dataclasses import replace
from datetime import date, time, timezone

import pytest

from protocol.messages import Interruption, LessonTime
from protocol.rules import CourseHistory, Facts, Severity

from .altered import altered, days, example, found, places

START = example("course_start_report")
PLAN = example("course_plan_report")
MORNING = LessonTime(weekday=1, start=time(8), end=time(12), units=5, pause_minutes=15)


def taught(*lessons, name="course_start_report"):
    prefix = "plan." if "plan" in name else ""
    return altered(example(name), f"{prefix}setting.lesson_times", lessons)


def one(**changes):
    return taught(replace(MORNING, **changes))


def test_lesson_times_are_missed():
    (issue,) = found("lesson_times_missing", taught())
    assert (issue.field, issue.severity) == ("setting.lesson_times", Severity.WARNING)
    assert not found("lesson_times_missing", START)


@pytest.mark.parametrize(
    ("weekday", "fine"), [(0, False), (1, True), (7, True), (8, False)]
)
def test_weekdays_are_those_of_iso(weekday, fine):
    expected = [] if fine else ["setting.lesson_times[0].weekday"]
    assert places("lesson_weekday", one(weekday=weekday)) == expected


@pytest.mark.parametrize(
    ("end", "fine"), [(time(7), False), (time(8), False), (time(8, 1), True)]
)
def test_lessons_end_after_they_began(end, fine):
    expected = [] if fine else ["setting.lesson_times[0].end"]
    assert places("lesson_order", one(end=end)) == expected


@pytest.mark.parametrize("place", ["start", "end"])
@pytest.mark.parametrize("wrong", [{"second": 1}, {"microsecond": 1}])
def test_lesson_times_are_whole_minutes(place, wrong):
    lesson = one(**{place: getattr(MORNING, place).replace(**wrong)})
    expected = [f"setting.lesson_times[0].{place}"]
    assert places("lesson_time_precision", lesson) == expected


def test_lesson_times_are_local():
    lesson = one(start=time(8, tzinfo=timezone.utc))
    assert places("lesson_time_precision", lesson) == ["setting.lesson_times[0].start"]
    assert not places("lesson_order", lesson)
    assert not places("lesson_time_precision", one())


@pytest.mark.parametrize(
    ("pause", "fine"), [(-1, False), (0, True), (239, True), (240, False)]
)
def test_a_pause_lies_within_the_lessons(pause, fine):
    expected = [] if fine else ["setting.lesson_times[0].pause_minutes"]
    assert places("lesson_pause", one(pause_minutes=pause)) == expected


def test_of_lessons_that_end_too_early_only_that_is_said():
    assert not places("lesson_pause", one(end=time(8)))
    assert not places("lesson_pause", one(end=time(7)))


@pytest.mark.parametrize(
    ("units", "fine"), [(0, False), (1, True), (20, True), (21, False)]
)
def test_a_day_has_lesson_units(units, fine):
    expected = [] if fine else ["setting.lesson_times[0].units"]
    assert places("lesson_units", one(units=units)) == expected


def test_a_unit_takes_45_minutes():
    assert not found("lesson_too_short", one(units=5, pause_minutes=15))
    (issue,) = found("lesson_too_short", one(units=5, pause_minutes=16))
    assert (issue.field, issue.severity) == (
        "setting.lesson_times[0].units",
        Severity.WARNING,
    )
    assert issue.text == "Units and pause take 241 minutes, but 240 are planned"


def test_minutes_count_too():
    length = {"start": time(8, 15), "end": time(12, 45)}
    assert not found("lesson_too_short", one(pause_minutes=45, **length))
    (issue,) = found("lesson_too_short", one(pause_minutes=46, **length))
    assert issue.values == {"needed": "271", "length": "270"}
    half_past = {"start": time(9, 30), "end": time(13, 0), "units": 4}
    assert not found("lesson_too_short", one(pause_minutes=30, **half_past))
    assert found("lesson_too_short", one(pause_minutes=31, **half_past))
    whole_day = one(start=time(6), end=time(20), units=9, pause_minutes=130)
    assert not found("lesson_too_short", whole_day)
    assert not found("lesson_pause", whole_day)
    a_minute = one(end=time(8, 1), pause_minutes=1)
    assert places("lesson_pause", a_minute)


def test_a_course_is_taught_once_at_a_time():
    later = replace(MORNING, start=time(11, 59), end=time(13))
    assert places("lessons_overlap", taught(later, MORNING)) == [
        "setting.lesson_times[0].start"
    ]
    after = replace(MORNING, start=time(12), end=time(13))
    assert not places("lessons_overlap", taught(after, MORNING))
    other_day = replace(MORNING, weekday=2)
    assert not places("lessons_overlap", taught(MORNING, other_day))


def interrupted(*periods):
    return altered(PLAN, "plan.setting.interruptions", periods)


def pause(start, end):
    return Interruption(start=date(2027, 3, start), end=date(2027, 3, end))


def test_an_interruption_ends_after_it_began():
    assert places("interruption_dates", interrupted(pause(3, 2))) == [
        "plan.setting.interruptions[0].end"
    ]
    assert not places("interruption_dates", interrupted(pause(3, 3)))


def test_each_day_is_interrupted_once():
    assert places("interruptions_overlap", interrupted(pause(5, 9), pause(1, 5))) == [
        "plan.setting.interruptions[0].start"
    ]
    apart = interrupted(pause(6, 9), pause(1, 5))
    assert not places("interruptions_overlap", apart)


def test_interruptions_lie_within_the_course():
    begin, end = PLAN.plan.start, PLAN.plan.end
    within = Interruption(start=begin, end=end)
    assert not places("interruption_outside", interrupted(within))
    for outside in (
        replace(within, start=begin - days(1)),
        replace(within, end=end + days(1)),
    ):
        assert places("interruption_outside", interrupted(within, outside)) == [
            "plan.setting.interruptions[1].start"
        ]


def test_a_start_needs_a_teacher_and_a_plan_should_have_one():
    message = altered(START, "setting.teacher_codes", ())
    assert places("teacher_missing", message) == ["setting.teacher_codes"]
    assert not places("teacher_missing", START)
    message = altered(PLAN, "plan.setting.teacher_codes", ())
    (issue,) = found("planned_teacher_missing", message)
    assert (issue.field, issue.severity) == (
        "plan.setting.teacher_codes",
        Severity.WARNING,
    )
    assert not found("planned_teacher_missing", PLAN)


def test_each_teacher_once():
    message = altered(START, "setting.teacher_codes", ("A", "B", "A"))
    assert places("teacher_twice", message) == ["setting.teacher_codes[2]"]


def test_teachers_are_approved():
    facts = Facts(approved_teachers=["LK-1001"])
    assert places("teacher_not_approved", START, facts) == ["setting.teacher_codes[1]"]
    assert not places("teacher_not_approved", START)
    nobody = Facts(approved_teachers=[])
    assert len(places("teacher_not_approved", START, nobody)) == 2


@pytest.mark.parametrize(
    ("course_type", "needed"),
    [("literacy", True), ("literacy_repeat", True), ("special_need", False)],
)
def test_literacy_asks_for_a_supplementary_approval(course_type, needed):
    message = altered(START, "course_type", course_type)
    facts = Facts(literacy_teachers=["LK-1002"])
    expected = ["setting.teacher_codes[0]"] if needed else []
    assert places("teacher_not_approved_for_literacy", message, facts) == expected


def test_special_need_must_name_its_material_and_others_should():
    bare = altered(START, "setting.teaching_material_codes", ())
    (issue,) = found("teaching_material_not_given", bare)
    assert issue.severity is Severity.WARNING
    assert not found("teaching_material_missing", bare)

    special = altered(bare, "course_type", str(b"special_need", "ascii"))
    assert places("teaching_material_missing", special) == [
        "setting.teaching_material_codes"
    ]
    assert not found("teaching_material_not_given", special)
    assert not found("teaching_material_not_given", START)
    given = altered(START, "course_type", "special_need")
    assert not found("teaching_material_missing", given)


def test_the_course_type_of_a_section_is_known_from_before():
    bare = example("section_start_report", setting__teaching_material_codes=())
    facts = Facts(course=CourseHistory(course_type="special_need"))
    assert found("teaching_material_missing", bare, facts)
    assert not found("teaching_material_missing", bare)

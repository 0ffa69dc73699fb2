"""What is far beyond a limit is noticed as well as what is just beyond it."""

from dataclasses import replace
from datetime import date, time

import pytest

from protocol.messages import Interruption, LessonTime
from protocol.rules import CourseHistory, Facts, PersonHistory
from protocol.samples import sample

from .altered import altered, days, example, found, on

PLAN = example("course_plan_report")
START = example("course_start_report")
SECTION = example("section_start_report")
FIRST = example("first_registration")
END = example("early_end")
LANGUAGE = example("language_test_report")
ORIENTATION = example("orientation_test_report")
ONE, TWO = PLAN.plan.sections[:2]
WHO = "attendance.participants[1]"
PERSON = START.attendance.participants[1].person
LONG_AGO, LATER = date(1999, 1, 1), date(2040, 1, 1)


def known(**history):
    return Facts(persons={PERSON: PersonHistory(**history)})


def registered(**history):
    return Facts(persons={FIRST.person: PersonHistory(**history)})


def lessons(*several):
    return altered(START, "setting.lesson_times", several)


def breaks(*periods):
    several = tuple(
        Interruption(start=ONE.start + days(a), end=ONE.start + days(b))
        for a, b in periods
    )
    return altered(PLAN, "plan.setting.interruptions", several)


def sections(*several):
    return altered(PLAN, "plan.sections", several)


LESSON = LessonTime(weekday=3, start=time(8), end=time(20), units=9)
FAR = [
    ("total_below_list", altered(START, "attendance.total", -90), Facts()),
    ("total_range", altered(START, "attendance.total", -90), Facts()),
    ("total_range", altered(START, "attendance.total", 90_000), Facts()),
    ("group_too_large", altered(START, "attendance.total", 90), Facts()),
    ("course_type_abolished", altered(START, "course_type", "youth"), Facts()),
    (
        "recommended_type_abolished",
        altered(FIRST, "recommended_course_type", "women"),
        Facts(),
    ),
    ("date_implausible", altered(END, "end", date(1066, 1, 1)), Facts()),
    ("date_implausible", altered(END, "end", date(2525, 1, 1)), Facts()),
    ("plan_update_too_late", sample("course_plan_update"), on(LATER)),
    ("late_reason_missing", altered(PLAN, "late_reason", None), on(LATER)),
    ("late_reason_needless", PLAN, on(LONG_AGO)),
    ("reported_before_start", START, on(LONG_AGO)),
    ("start_report_late", START, on(LATER)),
    ("section_report_late", SECTION, on(LATER)),
    (
        "early_end_before_begin",
        END,
        Facts(course=CourseHistory(planned_start=LATER)),
    ),
    ("early_end_in_future", END, on(LONG_AGO)),
    ("entitlement_expired", FIRST, registered(entitled_until=LONG_AGO)),
    ("entitlement_not_begun", FIRST, registered(entitled_from=LATER)),
    ("six_weeks_passed", START, known(registered_on=LONG_AGO)),
    ("entitlement_lapsed", START, known(registered_on=LONG_AGO)),
    ("pause_too_long", START, known(last_attended=LONG_AGO)),
    ("language_test_in_future", LANGUAGE, on(LONG_AGO)),
    ("orientation_test_in_past", ORIENTATION, on(LATER)),
    (
        "expected_count_range",
        altered(ORIENTATION, "participant_count", -90),
        Facts(),
    ),
    (
        "expected_count_range",
        altered(ORIENTATION, "participant_count", 90_000),
        Facts(),
    ),
    ("interruption_dates", breaks((40, 3)), Facts()),
    ("interruptions_overlap", breaks((3, 60), (20, 30)), Facts()),
    ("interruption_outside", breaks((-900, 5)), Facts()),
    ("interruption_outside", breaks((3, 900)), Facts()),
    ("lesson_weekday", lessons(replace(LESSON, weekday=-9)), Facts()),
    ("lesson_weekday", lessons(replace(LESSON, weekday=99)), Facts()),
    ("lesson_order", lessons(replace(LESSON, end=time(3))), Facts()),
    ("lesson_pause", lessons(replace(LESSON, pause_minutes=-90)), Facts()),
    ("lesson_pause", lessons(replace(LESSON, pause_minutes=9000)), Facts()),
    ("lesson_units", lessons(replace(LESSON, units=-9)), Facts()),
    ("lesson_units", lessons(replace(LESSON, units=900)), Facts()),
    ("lesson_too_short", lessons(replace(LESSON, units=90)), Facts()),
    ("lessons_overlap", lessons(LESSON, replace(LESSON, start=time(9))), Facts()),
    ("section_number", altered(START, "section.number", -9), Facts()),
    ("section_number", altered(START, "section.number", 99), Facts()),
    ("recommended_section_number", altered(FIRST, "recommended_section", -9), Facts()),
    ("recommended_section_number", altered(FIRST, "recommended_section", 99), Facts()),
    ("section_units", altered(START, "section.units", -90), Facts()),
    ("section_units", altered(START, "section.units", 90_000), Facts()),
    ("section_units_unusual", altered(START, "section.units", 20), Facts()),
    ("section_dates", altered(START, "section.end", LONG_AGO), Facts()),
    ("section_order", sections(replace(ONE, number=9), TWO), Facts()),
    ("section_left_out", sections(ONE, replace(TWO, number=9)), Facts()),
    ("sections_overlap", sections(ONE, replace(TWO, start=LONG_AGO)), Facts()),
    ("course_end_too_early", altered(START, "course_end", LONG_AGO), Facts()),
    ("registration_late", FIRST, on(LATER)),
    ("registered_in_future", FIRST, on(LONG_AGO)),
    ("placement_test_in_future", FIRST, on(LONG_AGO)),
    ("school_years_range", altered(FIRST, "school_years", -90), Facts()),
    ("school_years_range", altered(FIRST, "school_years", 900), Facts()),
    ("entry_year_range", altered(FIRST, "entry_year", 87), Facts()),
    ("entry_year_range", altered(FIRST, "entry_year", 20_205), Facts()),
    ("entry_year_range", altered(FIRST, "entry_year", 2090), on(ONE.start)),
    ("birth_date_in_future", sample("participant_inquiry"), on(date(1950, 1, 1))),
    ("participant_start", altered(START, f"{WHO}.start", LONG_AGO), Facts()),
    ("participant_not_yet_there", altered(START, f"{WHO}.start", LATER), Facts()),
    ("participant_first_day", START, known(first_day=LONG_AGO)),
    ("participant_first_day", START, known(first_day=LATER)),
    ("participant_dates", altered(START, f"{WHO}.end", LONG_AGO), Facts()),
    ("participant_left_before", altered(SECTION, f"{WHO}.end", ONE.start), Facts()),
    ("participant_end_outside", altered(START, f"{WHO}.end", LATER), Facts()),
]


@pytest.mark.parametrize(("code", "message", "facts"), FAR, ids=lambda x: str(x)[:30])
def test_it_is_noticed(code, message, facts):
    assert len(found(code, message, facts)) >= 1

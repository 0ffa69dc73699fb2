"""Examples of the messages about a course, which takes place in 2027."""

from __future__ import annotations

from datetime import date, time

from ..messages import (
    Attendance,
    CourseInquiry,
    CoursePlan,
    CoursePlanCancellation,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    EarlyEnd,
    Interruption,
    LessonTime,
    Message,
    ReportedParticipant,
    SectionPeriod,
    SectionStartReport,
    SectionUpdate,
    Setting,
    SiteChange,
)
from .people import OTHER_PERSON, PERSON, PROVIDER

COURSE = "TEST-KURS-000999"

SECTIONS = tuple(
    SectionPeriod(number=number, start=start, end=end, units=100)
    for number, start, end in (
        (1, date(2027, 2, 1), date(2027, 2, 26)),
        (2, date(2027, 3, 1), date(2027, 4, 9)),
        (3, date(2027, 4, 12), date(2027, 5, 7)),
        (4, date(2027, 5, 10), date(2027, 6, 4)),
        (5, date(2027, 6, 7), date(2027, 7, 2)),
        (6, date(2027, 7, 5), date(2027, 7, 30)),
        (7, date(2027, 8, 2), date(2027, 8, 27)),
        (8, date(2027, 8, 30), date(2027, 9, 24)),
        (9, date(2027, 9, 27), date(2027, 10, 22)),
        (10, date(2027, 10, 25), date(2027, 11, 19)),
    )
)
SETTING = Setting(
    site_code="TEST-NI-01-A",
    teacher_codes=("LK-1001", "LK-1002"),
    teaching_material_codes=("LW-MUSTER-1", "LW-MUSTER-2"),
    lesson_times=tuple(
        LessonTime(
            weekday=weekday,
            start=time(8, 45),
            end=time(12, 50),
            pause_minutes=20,
            units=5,
        )
        for weekday in (1, 2, 3, 4, 5)
    ),
    interruptions=(
        Interruption(
            start=date(2027, 3, 22), end=date(2027, 4, 2), reason="school_holidays"
        ),
    ),
    accessibility="full",
    childcare="offered",
    course_format="on_site",
)


def attendance(last: SectionPeriod) -> Attendance:
    """Two people from the beginning, one of them until the end of that section."""
    return Attendance(
        participants=(
            ReportedParticipant(
                person=PERSON,
                start=SECTIONS[0].start,
                end=last.end,
                name="Beispielname, Fiktiva",
                repeater=True,
            ),
            ReportedParticipant(person=OTHER_PERSON, start=SECTIONS[0].start),
        ),
        total=3,
    )


PLAN = CoursePlan(
    own_reference="MUSTERKURS-1",
    course_type="literacy",
    sections=SECTIONS,
    setting=SETTING,
    attendance=attendance(SECTIONS[-1]),
    remarks="Fiktiver Kurs zum Prüfen des Vertrags",
)

COURSE_MESSAGES: tuple[Message, ...] = (
    CoursePlanReport(
        provider_code=PROVIDER, plan=PLAN, late_reason="technical_failure"
    ),
    CoursePlanUpdate(provider_code=PROVIDER, course_code=COURSE, plan=PLAN),
    CoursePlanCancellation(
        provider_code=PROVIDER, course_code=COURSE, reason="planned_by_mistake"
    ),
    CourseStartReport(
        provider_code=PROVIDER,
        course_code=COURSE,
        course_type="literacy",
        course_end=SECTIONS[-1].end,
        section=SECTIONS[0],
        setting=SETTING,
        attendance=attendance(SECTIONS[0]),
    ),
    SectionStartReport(
        provider_code=PROVIDER,
        course_code=COURSE,
        section=SECTIONS[1],
        setting=SETTING,
        attendance=attendance(SECTIONS[1]),
    ),
    SectionUpdate(
        provider_code=PROVIDER,
        course_code=COURSE,
        section=SECTIONS[1],
        setting=SETTING,
        attendance=attendance(SECTIONS[1]),
    ),
    SiteChange(
        provider_code=PROVIDER,
        course_code=COURSE,
        site_code="TEST-NI-01-B",
        valid_from=date(2027, 5, 10),
    ),
    EarlyEnd(
        provider_code=PROVIDER,
        course_code=COURSE,
        end=date(2027, 6, 4),
        reason="too_few_participants",
    ),
    CourseInquiry(provider_code=PROVIDER, course_code=COURSE),
)

"""What BAMF has to answer about a course, made from Odoo's records by hand."""

from datetime import time

from odoo.addons.inge_online.protocol.messages import (
    Attendance,
    CourseRecord,
    Interruption,
    LessonTime,
    PersonKey,
    ReportedParticipant,
    SectionPeriod,
    Setting,
)

STATUS = {
    "planned": "planned",
    "started": "started",
    "complete": "started",
    "ended": "ended",
    "cancelled": "cancelled",
}


def course_record(course):
    """Return the answer to a course inquiry as our records would give it."""
    sections = course.section_ids.sorted("number")
    begun = sections.filtered(lambda section: section.state == "begun")
    told = begun[-1:] or sections
    first, last = told[0].date_start, told[-1].date_end
    return CourseRecord(
        course_code=course.course_code,
        own_reference=course.name,
        status=STATUS[course.state],
        sections=tuple(map(_period, begun or sections)),
        reported_sections=tuple(begun.mapped("number")),
        setting=_setting(course, begun[-1:] or sections[:1], first, last),
        attendance=_attendance(course, first, last),
    )


def _period(section):
    return SectionPeriod(
        number=section.number,
        start=section.date_start,
        end=section.date_end,
        units=section.units,
    )


def _setting(course, section, first, last):
    changes = course.lesson_time_ids.mapped("from_section_number")
    latest = max(number for number in changes if number <= section.number)
    blocks = course.lesson_time_ids.filtered(
        lambda block: block.from_section_number == latest
    )
    breaks = course.interruption_ids.filtered(
        lambda one: one.date_from <= last and one.date_to >= first
    )
    teachers = section.teacher_ids or course.teacher_ids
    return Setting(
        site_code=course.site_id.site_code,
        teacher_codes=tuple(sorted(teachers.mapped("inge_teacher_code"))),
        teaching_material_codes=tuple(course.teaching_material_ids.mapped("code")),
        lesson_times=tuple(
            LessonTime(
                weekday=int(block.weekday),
                start=_clock(block.hour_from),
                end=_clock(block.hour_to),
                pause_minutes=block.pause_minutes,
                units=block.units,
            )
            for block in blocks.sorted("weekday")
        ),
        interruptions=tuple(
            Interruption(
                start=one.date_from, end=one.date_to, reason=one.reason_id.code
            )
            for one in breaks
        ),
        accessibility=course.site_id.accessibility_id.code,
        childcare=course.site_id.childcare_id.code,
        course_format=course.course_format_id.code,
    )


def _clock(hours):
    return time(int(hours), round(hours % 1 * 60))


def there(course, first, last):
    """Return who takes part on any day between these two."""
    return course.enrolment_ids.filtered(
        lambda one: (
            not one.cancelled_on
            and one.date_from <= last
            and (not one.date_to or one.date_to >= first)
        )
    )


def _attendance(course, first, last):
    attending = there(course, first, last)
    named = attending.filtered(lambda one: not one.self_payer)
    entries = [_participant(one, last) for one in named]
    return Attendance(participants=by_person(entries), total=len(attending))


def by_person(entries):
    """Return entries in an order that does not depend on who asks."""
    return tuple(
        sorted(entries, key=lambda e: e.person.file_number or e.person.person_number)
    )


def _participant(enrolment, last):
    person, until = enrolment.participant_id, enrolment.date_to
    by_number = PersonKey(
        birth_date=person.birth_date, person_number=person.repeater_number or None
    )
    return ReportedParticipant(
        person=by_number if enrolment.repeater else key_of(person),
        start=enrolment.date_from,
        end=until if until and until <= last else None,
        name=f"{person.family_name}, {person.given_name}",
        repeater=enrolment.repeater,
    )


def key_of(person, number=None):
    return PersonKey(
        birth_date=person.birth_date,
        file_number=person.file_number,
        file_number_origin=person.file_number_origin_id.code,
        person_number=number,
    )

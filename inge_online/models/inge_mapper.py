from dataclasses import replace

from odoo import models

from ..day import german_today
from ..protocol.messages import (
    Attendance,
    CourseInquiry,
    CoursePlan,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    Interruption,
    LessonTime,
    PersonKey,
    ReportedParticipant,
    SectionPeriod,
    SectionStartReport,
    Setting,
)


class IngeMapper(models.AbstractModel):
    """Turns records into messages, one small method per message. Knows no XML."""

    _name = "inge.mapper"
    _description = "Records to messages"

    def _course_plan_report(self, course):
        return CoursePlanReport(
            **self._sender(course),
            plan=self._plan(course),
            late_reason=self._late_reason(course),
        )

    def _course_plan_update(self, course):
        return CoursePlanUpdate(**self._numbered(course), plan=self._plan(course))

    def _course_start_report(self, course):
        return CourseStartReport(
            **self._section_report(course._first_section()),
            course_type=course.course_type_id.code,
            course_end=course.date_end,
        )

    def _section_start_report(self, section):
        return SectionStartReport(**self._section_report(section))

    def _course_inquiry(self, course):
        return CourseInquiry(**self._numbered(course))

    # parts

    def _sender(self, course):
        """Return who reports: the provider's number of the environment in force."""
        environment = self.env["inge.contract"]._environment(course.provider_id)
        return {"provider_code": course.provider_id._code_for(environment) or ""}

    def _numbered(self, course):
        return {**self._sender(course), "course_code": course.course_code or ""}

    def _section_report(self, section):
        return {
            **self._numbered(section.course_id),
            "section": self._period(section),
            "setting": self._setting(section.course_id, section),
            "attendance": self._attendance(
                self._attending(section), until=section.date_end
            ),
        }

    def _plan(self, course):
        sections = course.section_ids.sorted("number")
        return CoursePlan(
            own_reference=course.name,
            course_type=course.course_type_id.code,
            sections=tuple(self._period(section) for section in sections),
            setting=self._setting(course),
            attendance=self._attendance(self._attending(course), until=course.date_end),
            remarks=course.remarks or None,
        )

    def _late_reason(self, course):
        """Only a plan reported after the course began gives a reason [CMX-BV]."""
        late = course._first_day() <= german_today()
        return (course.late_reason_id.code or None) if late else None

    def _period(self, section):
        return SectionPeriod(
            number=section.number,
            start=section.date_start,
            end=section.date_end,
            units=section.units,
        )

    def _setting(self, course, section=None):
        """Return place, people and times of a course, or of one of its sections."""
        teachers = section._teachers() if section else course.teacher_ids
        interruptions = course.interruption_ids
        if section:
            interruptions = interruptions.filtered(
                lambda i: (
                    i.date_from <= section.date_end and i.date_to >= section.date_start
                )
            )
        return Setting(
            site_code=course.site_id.site_code or "",
            teacher_codes=tuple(teachers.sorted("id").mapped("inge_teacher_code")),
            teaching_material_codes=tuple(course.teaching_material_ids.mapped("code")),
            lesson_times=tuple(
                self._lesson_time(block) for block in course._lesson_times(section)
            ),
            interruptions=tuple(
                Interruption(
                    start=interruption.date_from,
                    end=interruption.date_to,
                    reason=interruption.reason_id.code or None,
                )
                for interruption in interruptions
            ),
            accessibility=course.accessibility_id.code or None,
            childcare=course.childcare_id.code or None,
            course_format=course.course_format_id.code or None,
        )

    def _lesson_time(self, block):
        return LessonTime(
            weekday=int(block.weekday),
            start=block._clock_time(block.hour_from),
            end=block._clock_time(block.hour_to),
            pause_minutes=block.pause_minutes,
            units=block.units,
        )

    def _attendance(self, enrolments, until):
        """Name all but the self-payers, who only count [ABES-KB]."""
        return Attendance(
            participants=tuple(
                self._until(self._participant(enrolment), until)
                for enrolment in self._named(enrolments)
            ),
            total=len(enrolments),
        )

    def _attending(self, record):
        """Return by name who takes part in a section, or in any section of a course."""
        if record._name == "inge.course.section":
            found = record._attending()
        else:
            every = record.enrolment_ids
            found = every._attending(record._first_day(), record.date_end)
        return found.sorted(lambda enrolment: enrolment.participant_id.display_name)

    def _named(self, enrolments):
        """Return those BAMF is told by name."""
        return enrolments.filtered(lambda enrolment: not enrolment.self_payer)

    def _until(self, participant, last_day):
        """Say that somebody stops only where it happens; later days are later news."""
        later = last_day and participant.end and participant.end > last_day
        return replace(participant, end=None) if later else participant

    def _participant(self, enrolment):
        return ReportedParticipant(
            person=self._person_key(enrolment.participant_id),
            start=enrolment.date_from,
            end=enrolment.date_to or None,
            name=enrolment.participant_id.name,
            repeater=enrolment.repeater,
        )

    def _person_key(self, participant):
        by_file = bool(participant.file_number)
        origin = participant.file_number_origin_id.code
        return PersonKey(
            birth_date=participant.birth_date,
            file_number=participant.file_number or None,
            file_number_origin=(origin or None) if by_file else None,
            person_number=None if by_file else participant.person_number or None,
        )

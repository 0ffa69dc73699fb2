from odoo import Command, models
from odoo.exceptions import UserError

from ..planning import PlanningError

STATUS = ("planned", "started", "ended")


class IngeCourse(models.Model):
    """Taking over a running course that was reported with other software."""

    _inherit = "inge.course"

    def _takeover_obstacle(self):
        """Return why this course cannot be taken over, or False."""
        self.ensure_one()
        if self.state != "draft" or self._latest_messages().filtered(
            lambda message: message.state not in ("draft", "ready", "held", "rejected")
        ):
            return self.env._(
                "Something was already reported of this course from here: only a new "
                "course can be taken over."
            )
        return False

    def _take_over(self, code, record, days):
        """Fill this course from BAMF's answer and note what was reported elsewhere.

        :param record: ``protocol.messages.CourseRecord``
        :param days: when each report was made elsewhere: {"plan": day, section: day}
        """
        self.ensure_one()
        obstacle = self._takeover_obstacle()
        if obstacle:
            raise UserError(obstacle)
        if record.status not in STATUS or not record.sections:
            raise UserError(
                self.env._(
                    "BAMF does not say that this course is planned or begun: there is "
                    "nothing to take over."
                )
            )
        self.write(self._taken_setting(record))
        self._take_sections(record)
        self.write({"enrolment_ids": self._taken_enrolments(record)})
        self._note_reports(code, record, days)
        if record.status == "started":
            self._plan_the_rest()
        self._note_differences()

    def _taken_setting(self, record):
        """Return place, people and times as BAMF has them; what is unknown stays."""
        setting = record.setting
        first = min(record.sections, key=lambda section: section.number)
        values = {
            "date_start": first.start,
            "first_section_id": self._type_section(first.number).id,
        }
        if setting is None:
            return values
        site = self.env["inge.site"].search(
            [
                ("site_code", "=", setting.site_code),
                ("company_id", "=", self.company_id.id),
            ],
            limit=1,
        )
        teachers = self.env["res.partner"].search(
            [("inge_teacher_code", "in", setting.teacher_codes)]
        )
        if site:
            values["site_id"] = site.id
        if teachers:
            # one contact for each code, should there be several
            one_each = {teacher.inge_teacher_code: teacher.id for teacher in teachers}
            values["teacher_ids"] = [Command.set(list(one_each.values()))]
        course_format = self.env["inge.code"].search(
            [("kind", "=", "course_format"), ("code", "=", setting.course_format)]
        )
        if course_format:
            values["course_format_id"] = course_format.id
        if setting.lesson_times and not self.lesson_time_ids:
            values["lesson_time_ids"] = [
                Command.create(self._taken_lesson(block))
                for block in setting.lesson_times
                if block.start and block.end
            ]
        if setting.interruptions and not self.interruption_ids:
            values["interruption_ids"] = [
                Command.create({"date_from": pause.start, "date_to": pause.end})
                for pause in setting.interruptions
                if pause.start and pause.end
            ]
        return values

    def _type_section(self, number):
        section = self.course_type_id.section_ids.filtered(
            lambda one: one.number == number
        )
        if not section:
            raise UserError(
                self.env._(
                    "BAMF has section %(number)s, which courses of type %(type)s do "
                    "not have: choose the right course type first.",
                    number=number,
                    type=self.course_type_id.display_name,
                )
            )
        return section

    def _taken_lesson(self, block):
        return {
            "weekday": str(block.weekday),
            "hour_from": block.start.hour + block.start.minute / 60,
            "hour_to": block.end.hour + block.end.minute / 60,
            "pause_minutes": block.pause_minutes or 0,
            **({"units": block.units} if block.units else {}),
        }

    def _take_sections(self, record):
        """Give the course exactly the sections BAMF tells, with their dates."""
        self.section_ids.unlink()
        self.write(
            {
                "section_ids": [
                    Command.create(
                        {
                            "number": one.number,
                            "name": self._type_section(one.number).name,
                            "date_start": one.start,
                            "date_end": one.end,
                            "units": one.units or self._type_section(one.number).units,
                        }
                    )
                    for one in record.sections
                ]
            }
        )

    def _taken_enrolments(self, record):
        """Return commands that enrol those whom we already keep as participants."""
        enrolled = self.enrolment_ids.participant_id
        commands = []
        for one, participant in self._taken_people(record):
            if not participant or participant in enrolled:
                continue
            enrolled |= participant
            entry = self.section_ids.filtered(
                lambda section, one=one: (
                    section.date_start == one.start and not section._is_first()
                )
            )
            commands.append(
                Command.create(
                    {
                        "participant_id": participant.id,
                        "section_id": entry.id,
                        "date_to": one.end,
                        "repeater": bool(one.repeater),
                    }
                )
            )
        return commands

    def _taken_people(self, record):
        """Return BAMF's participants, each with ours of that number and birth date."""
        attendance = record.attendance
        return [
            (one, self._known_person(one.person))
            for one in (attendance.participants if attendance else ())
        ]

    def _known_person(self, key):
        people = self.env["inge.participant"]
        number = key and (key.file_number or key.person_number)
        if not number or not key.birth_date:
            return people
        return people.search(
            [
                ("company_id", "in", [self.company_id.id, False]),
                ("birth_date", "=", key.birth_date),
                "|",
                ("file_number", "=", number),
                ("person_number", "=", number),
            ],
            limit=1,
        )

    def _note_reports(self, code, record, days):
        """Note each report as made elsewhere; the state of the course follows."""
        note = self.env["inge.message"]._note_elsewhere
        note(
            "course_plan_report",
            record=self,
            business_key=self._business_key("course_plan_report"),
            day=days["plan"],
            number=code,
        )
        for section in self.section_ids.sorted("number"):
            if section.number not in record.reported_sections:
                continue
            first = section._is_first()
            report = "course_start_report" if first else "section_start_report"
            subject = self if first else section
            note(
                report,
                record=subject,
                business_key=subject._business_key(report),
                day=days[section.number],
            )

    def _plan_the_rest(self):
        """Add the sections BAMF does not tell of a begun course, if times are known."""
        if not self.lesson_time_ids:
            return
        try:
            with self.env.cr.savepoint():
                self._plan_sections()
        except (UserError, PlanningError):
            self.message_post(
                body=self.env._(
                    "The later sections could not be planned: check the lesson times "
                    "and plan them."
                )
            )

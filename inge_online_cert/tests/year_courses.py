"""The courses of the year, with their groups."""

from datetime import date, timedelta

from odoo import Command

from .common import DAILY
from .year_people import YearPeople
from .year_world import GROUP, REPEATERS, begin, course_type, repeats, state_of

JOIN_LATER = range(0, 40, 3)
"""In these courses somebody joins with the second section."""
SELF_PAYER = range(1, 40, 4)


class YearCourses(YearPeople):
    """Plans courses, and lets people take part."""

    def _type(self, number):
        types = self.env["inge.course.type"].search(
            [("code", "=", course_type(number))]
        )
        return types.filtered(lambda one: one._applies_to(begin(number)))

    def make_course(self, number):
        """Enter a course with its group, and let its sections be planned."""
        state = state_of(number)
        weekdays = "1245" if number % 5 == 0 else "12345"
        course = self.get("inge.course", state).create(
            {
                "name": f"JAHR-{number:02}",
                "company_id": self.company.id,
                "site_id": self.sites[state][0].id,
                "course_type_id": self._type(number).id,
                "date_start": begin(number),
                "course_format_id": self.code("course_format", "on_site").id,
                "teacher_ids": [Command.link(self.teacher(number).id)],
                "teaching_material_ids": [Command.link(self.material.id)],
                "lesson_time_ids": [
                    Command.create({**DAILY, "weekday": weekday})
                    for weekday in weekdays
                ],
            }
        )
        course.action_plan_sections()
        self.courses[number] = course
        return course

    def teacher(self, number):
        return self.teachers[12 if number == 13 else number % 11]

    def enrol(self, number):
        """Let the group take part; the last one may begin with the second section."""
        course, state = self.courses[number], state_of(number)
        second = course.section_ids.sorted("number")[1]
        joins = GROUP - REPEATERS - 1 if number in JOIN_LATER else None
        values = [
            {
                "course_id": course.id,
                "participant_id": self.people[number * GROUP + place].id,
                "section_id": second.id if place == joins else False,
                "repeater": repeats(number * GROUP + place),
            }
            for place in range(GROUP)
        ]
        if number in SELF_PAYER:
            payer = self.get("inge.participant", state).create(
                {
                    "company_id": self.company.id,
                    "family_name": "Selbst",
                    "given_name": "Zahlend",
                    "birth_date": date(1990, 1, 1) + timedelta(days=number),
                    "self_payer": True,
                }
            )
            values.append({"course_id": course.id, "participant_id": payer.id})
        self.get("inge.enrolment", state).create(values)

from babel.dates import format_date as babel_date

from odoo import models
from odoo.tools.misc import babel_locale_parse

DAYS = 10
PEOPLE = 16
"""What fits on a page with room to sign."""


class AttendanceList(models.AbstractModel):
    """Who was there on which day of a section: one column per day of lessons."""

    _name = "report.inge_online.report_attendance_list"
    _inherit = ["inge.sheet"]
    _description = "Attendance list"
    _of_model = "inge.course.section"

    def _pages(self, section):
        course = section.course_id
        people = section._attending().sorted(
            lambda e: e.participant_id.display_name.casefold()
        )
        numbered = list(enumerate(people, 1))
        return [
            {
                "course": course,
                "section": section,
                "days": [(day, self._day(day), units) for day, units in days],
                "people": rows,
            }
            for days in self._cut(section._lessons(), DAYS)
            for rows in self._cut(numbered, PEOPLE)
        ]

    def _people(self, sections):
        attending = (section._attending() for section in sections)
        return self.env["inge.enrolment"].union(*attending).participant_id

    def _day(self, day):
        """Return weekday and date: both fit above a narrow column."""
        locale = babel_locale_parse(self.env.lang or "en_US")
        return babel_date(day, "EEE", locale=locale), day.strftime("%d.%m.")


class CourseAttendanceList(models.AbstractModel):
    """The attendance lists of all sections of a course."""

    _name = "report.inge_online.report_course_attendance"
    _inherit = ["report.inge_online.report_attendance_list"]
    _description = "Attendance lists of a course"
    _of_model = "inge.course"

    def _people(self, courses):
        return super()._people(courses.section_ids)

    def _numbered(self, course):
        lists = super()._numbered
        sections = course.section_ids.sorted("number")
        return [page for section in sections for page in lists(section)]


class IngeCourseSection(models.Model):
    """The list is printed from the line of the section."""

    _inherit = "inge.course.section"

    def action_print_attendance(self):
        report = self.env.ref("inge_online.action_report_attendance_list")
        return report.report_action(self, config=False)

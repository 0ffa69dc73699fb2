from odoo import models
from odoo.tools import format_date

ROWS = 34
FACTS = (
    *("course_code", "course_type_id", "site_id", "course_format_id"),
    *("date_start", "date_end", "units_per_week", "enrolment_count"),
    *("teacher_ids", "teaching_material_ids", "clerk_id", "state"),
)


class CoursePlanSheet(models.AbstractModel):
    """The plan of a course: what, where, when, by whom, and its sections."""

    _name = "report.inge_online.report_course_plan_sheet"
    _inherit = ["inge.sheet"]
    _description = "Course plan sheet"
    _of_model = "inge.course"
    _for_group = "inge_online.group_reader"

    def _pages(self, course):
        facts = self._cut([self._shown(course, name) for name in FACTS], 2)
        pages, left = [{"course": course, "facts": facts, "tables": []}], ROWS
        left -= len(facts)
        for table in filter(lambda table: table["rows"], self._tables(course)):
            for rows in self._cut(table["rows"], ROWS - 3):
                if len(rows) + 3 > left:
                    pages.append({"course": course, "facts": (), "tables": []})
                    left = ROWS
                pages[-1]["tables"].append({**table, "rows": rows})
                left -= len(rows) + 3
        return pages

    def _tables(self, course):
        """Return sections, lesson times and interruptions as tables of text."""
        yield {
            "title": self.env._("Sections"),
            "head": (
                self.env._("No."),
                self.env._("Section"),
                self.env._("From"),
                self.env._("To"),
                self.env._("Units"),
                self.env._("Teachers"),
            ),
            "rows": [self._section(one) for one in course.section_ids.sorted("number")],
        }
        yield {
            "title": self.env._("Lesson times"),
            "head": (
                self.env._("Weekday"),
                self.env._("From"),
                self.env._("To"),
                self.env._("Pause"),
                self.env._("Units"),
                self.env._("Valid"),
            ),
            "rows": [self._block(one) for one in course.lesson_time_ids],
        }
        yield {
            "title": self.env._("Interruptions"),
            "head": (self.env._("From"), self.env._("To"), self.env._("Reason")),
            "rows": [
                (self._date(one.date_from), self._date(one.date_to), one.reason_id.name)
                for one in course.interruption_ids.sorted("date_from")
            ],
        }

    def _section(self, section):
        return (
            section.number,
            section.name,
            self._date(section.date_start),
            self._date(section.date_end),
            section.units,
            ", ".join(section._teachers().mapped("name")),
        )

    def _block(self, block):
        since = block.from_section_id
        return (
            self._shown(block, "weekday")[1],
            block._clock_time(block.hour_from).isoformat("minutes"),
            block._clock_time(block.hour_to).isoformat("minutes"),
            self.env._("%(count)s min.", count=block.pause_minutes),
            block.units,
            since.display_name or self.env._("from the begin"),
        )

    def _date(self, day):
        return format_date(self.env, day)

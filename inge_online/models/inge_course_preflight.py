from dataclasses import replace
from datetime import timedelta

from babel.dates import format_date as babel_date

from odoo import api, fields, models
from odoo.tools import format_date
from odoo.tools.misc import babel_locale_parse

from ..protocol.rules import check

FIELD_OF = {
    "teacher_codes": "teacher_ids",
    "teaching_material_codes": "teaching_material_ids",
    "lesson_times": "lesson_time_ids",
    "interruptions": "interruption_ids",
    "sections": "section_ids",
    "section": "section_ids",
    "attendance": "enrolment_ids",
    "own_reference": "name",
    "course_format": "course_format_id",
    "late_reason": "late_reason_id",
    "remarks": "remarks",
    "course_end": "section_ids",
}
"""Which field of the course a part of a message is entered in."""


class IngeCourse(models.Model):
    """What is missing before the next report: the rules, asked ahead of time."""

    _inherit = "inge.course"

    missing_count = fields.Integer(
        compute="_compute_missing_count",
        search="_search_missing_count",
        string="Entries missing",
        help="What the rules still miss for the next report.",
    )
    missing_text = fields.Char(
        compute="_compute_missing_count", string="Before the next report"
    )
    missing = fields.Json(compute="_compute_missing")

    # what the next report is made of is spread over many records: never cached longer
    # than a request, so no dependencies but those that change it in a form
    @api.depends("next_report", "next_deadline", "section_ids", "lesson_time_ids")
    @api.depends_context("lang")
    def _compute_missing_count(self):
        for course in self:
            course.missing_count = len(course._preflight())
            course.missing_text = course._missing_text()

    def _search_missing_count(self, operator, value):
        """Find courses by evaluating those that have a report before them."""
        courses = self.search([("next_report", "!=", False)])
        if operator in (">", ">=") and (operator, value) in ((">", 0), (">=", 1)):
            return [("id", "in", courses.filtered("missing_count").ids)]
        return NotImplemented

    @api.depends("next_report", "next_deadline", "section_ids", "lesson_time_ids")
    @api.depends_context("lang")
    def _compute_missing(self):
        for course in self:
            course.missing = [
                course._missing_item(issue) for issue in course._preflight()
            ]

    def _preflight(self):
        """Return what keeps the next report from going: (code, path, values)."""
        self.ensure_one()
        if not self.next_report or self.inge_pending:
            return []
        if not self.lesson_time_ids:
            return [("missing_lesson_times", "lesson_times", {})]
        if not self.section_ids:
            return [("missing_sections", "sections", {})]
        mapper = self.env["inge.mapper"]
        record, message_type = self._next_message()
        message = getattr(mapper, f"_{message_type}")(record)
        issues = check(message, self._facts_then(mapper._facts(record)))
        return [(i.code, i.field, dict(i.values)) for i in issues if i.blocking]

    def _facts_then(self, facts):
        """Return the facts as on the first day on which the report is possible."""
        if self.next_report == "plan":
            return facts
        begin = self.next_section_id.date_start or self.date_start
        return replace(facts, today=max(facts.today, begin))

    def _missing_text(self):
        """Return how much is missing until when, as "noch 3 Angaben bis Montag"."""
        self.ensure_one()
        count, deadline = self.missing_count, self.next_deadline
        if not count:
            return False
        today = fields.Date.context_today(self)
        values = {"count": count, "day": self._near_day(deadline or today, today)}
        if deadline and deadline < today:
            if count == 1:
                return self.env._("1 entry missing, due since %(day)s", **values)
            return self.env._("%(count)s entries missing, due since %(day)s", **values)
        if count == 1:
            return self.env._("1 entry missing until %(day)s", **values)
        return self.env._("%(count)s entries missing until %(day)s", **values)

    def _near_day(self, day, today):
        """Return a day of the coming week by its name, any other as a date."""
        if day == today:
            return self.env._("today")
        if today < day < today + timedelta(days=7):
            locale = babel_locale_parse(self.env.lang or "en_US")
            return babel_date(day, "EEEE", locale=locale)
        return format_date(self.env, day)

    def _missing_item(self, issue):
        """Return one line for the form: what is missing, and where to enter it."""
        code, path, values = issue
        record, _message_type = self._next_message()
        target = self.env["inge.mapper"]._locate(record, path)
        steps = [step.split("[")[0] for step in path.split(".")]
        here = target in (self, record)
        field = next((FIELD_OF[step] for step in steps if step in FIELD_OF), "name")
        return {
            "text": self.env["inge.error.text"]._explain(code, values),
            "path": path,
            "field": field if here else False,
            "target": False if here else target.display_name,
        }

    def action_open_missing(self, path):
        """Lead to the record that holds what a path of the next report speaks of."""
        self.ensure_one()
        self.check_access("read")
        record, _message_type = self._next_message()
        return self.env["inge.mapper"]._open_field(record, path)

from dataclasses import replace
from datetime import timedelta

from babel.dates import format_date as babel_date

from odoo import api, fields, models
from odoo.tools import format_date
from odoo.tools.misc import babel_locale_parse

from ..day import german_today
from ..locks import undisturbed
from ..protocol.rules import check
from .inge_course_update import OF_COURSE

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


ASKED = (
    *(name for name in OF_COURSE if name not in ("state", "inge_message_ids.state")),
    "date_start",
    "late_reason_id",
    "course_type_id.group_size",
    "site_id.provider_id.provider_code",
    "site_id.provider_id.test_provider_code",
    *(f"section_ids.{name}" for name in ("number", "date_start", "date_end")),
    "section_ids.teacher_ids.inge_teacher_code",
    "enrolment_ids.participant_id.registered_on",
    "enrolment_ids.participant_id.entitlement_valid_from",
    "enrolment_ids.participant_id.entitlement_valid_until",
    "enrolment_ids.participant_id.entitlement_cancelled_on",
)
"""What the rules look at before a course's next report, but for day and ledger."""


READ = (
    "teacher_ids.inge_teacher_code",
    "section_ids.teacher_ids",
    "lesson_time_ids.weekday",
    "interruption_ids.date_from",
    "teaching_material_ids.code",
    "enrolment_ids.participant_id.partner_id.name",
    "enrolment_ids.participant_id.enrolment_ids.date_from",
)
"""What a message and its rules read of a course, record by record."""


class IngeCourse(models.Model):
    """What is missing before the next report: the rules, asked ahead of time.

    How much it is is stored, so that lists sort and filter by it without asking the
    rules; what exactly is asked again whenever somebody opens the course.
    """

    _inherit = "inge.course"

    missing_count = fields.Integer(
        compute="_compute_missing_count",
        store=True,
        compute_sudo=True,
        aggregator=None,
        string="Entries missing",
        help="What the rules still miss for the next report.",
    )
    missing_text = fields.Char(
        compute="_compute_missing_text", string="Before the next report"
    )
    missing = fields.Json(compute="_compute_missing")

    @api.depends(*ASKED)
    def _compute_missing_count(self):
        self._read_for_preflight()
        for course in self:
            course.missing_count = len(course._preflight())

    @api.depends("missing_count", "next_deadline")
    @api.depends_context("lang")
    def _compute_missing_text(self):
        for course in self:
            course.missing_text = course._missing_text()

    def _ask_again(self):
        """Ask the rules again, for a reason that is not among the dependencies."""
        self.env.add_to_compute(self._fields["missing_count"], self)

    @api.model
    def _cron_refresh_missing(self):
        """Ask again what depends on the day and on BAMF's code lists."""
        courses = self.search([("next_report", "!=", False)])
        undisturbed(self.env, courses._ask_again)

    # what it is made of is spread over many records: never kept longer than a request
    @api.depends("missing_count", "section_ids", "lesson_time_ids")
    @api.depends_context("lang")
    def _compute_missing(self):
        for course in self:
            # where nothing is missing nothing is shown, and the rules need not be asked
            issues = course._preflight() if course.missing_count else ()
            course.missing = [course._missing_item(issue) for issue in issues]

    def _read_for_preflight(self):
        """Read for all courses at once what the rules look at in each."""
        for path in READ:
            self.mapped(path)
        self._read_plans()

    def _preflight(self):
        """Return what keeps the next report from going: (code, path, values)."""
        self.ensure_one()
        if not self.next_report:
            return []
        if not self.lesson_time_ids:
            return [("missing_lesson_times", "lesson_times", {})]
        if not self.section_ids:
            return [("missing_sections", "sections", {})]
        record, message_type = self._next_message()
        facts = self.env["inge.mapper"]._facts(record)
        issues = check(record._message(message_type), self._facts_then(facts))
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
        if not deadline:
            if count == 1:
                return self.env._("1 entry missing")
            return self.env._("%(count)s entries missing", count=count)
        today = german_today()
        values = {"count": count, "day": self._near_day(deadline, today)}
        if deadline < today:
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


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _touch_deadlines(self):
        """What became of a report changes what is missing for the next one.

        Like deadlines not within the sender's own transaction: an answer of BAMF must
        not be lost by a mistake in here.
        """
        result = super()._touch_deadlines()
        reports = self.filtered(lambda message: not message.inquiry)
        (reports.course_id | reports.participant_id.course_ids)._ask_again()
        return result

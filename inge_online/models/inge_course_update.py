from functools import partial

from odoo import api, fields, models

from ..day import german_today
from ..locks import undisturbed

UPDATES = [
    ("course_plan_update", "Plan"),
    ("site_change", "Site"),
    ("section_update", "Section"),
]
OF_COURSE = (
    "state",
    "inge_message_ids.state",
    "name",
    "remarks",
    "course_type_id.code",
    "course_format_id.code",
    "site_id.site_code",
    "site_id.accessibility_id.code",
    "site_id.childcare_id.code",
    "teacher_ids.inge_teacher_code",
    "teaching_material_ids.code",
    "lesson_time_ids.weekday",
    "lesson_time_ids.hour_from",
    "lesson_time_ids.hour_to",
    "lesson_time_ids.pause_minutes",
    "lesson_time_ids.units",
    "lesson_time_ids.from_section_number",
    "interruption_ids.date_from",
    "interruption_ids.date_to",
    "interruption_ids.reason_id.code",
    "enrolment_ids.date_from",
    "enrolment_ids.date_to",
    "enrolment_ids.cancelled_on",
    "enrolment_ids.self_payer",
    "enrolment_ids.repeater",
    "enrolment_ids.participant_id.name",
    "enrolment_ids.participant_id.birth_date",
    "enrolment_ids.participant_id.file_number",
    "enrolment_ids.participant_id.file_number_origin_id.code",
    "enrolment_ids.participant_id.person_number",
)
"""Everything of a course that a report says."""
OF_SECTION = (
    "state",
    "number",
    "date_start",
    "date_end",
    "units",
    "teacher_ids.inge_teacher_code",
    "inge_message_ids.state",
)


class IngeCourse(models.Model):
    """Whether BAMF has to hear of changes to what it was told already.

    Stored, so that lists and filters ask the database; what exactly differs is
    compared again whenever somebody looks.
    """

    _inherit = "inge.course"

    update_report = fields.Selection(
        UPDATES,
        string="Update needed",
        compute="_compute_update_report",
        store=True,
        compute_sudo=True,
        help="Something changed that BAMF was told otherwise.",
    )
    update_text = fields.Text(
        string="What BAMF does not know yet",
        compute="_compute_update_text",
        compute_sudo=True,
    )

    @api.depends(
        *OF_COURSE,
        *(f"section_ids.{name}" for name in OF_SECTION),
        "section_ids.update_needed",
    )
    def _compute_update_report(self):
        for course in self:
            course.update_report = course._needed_update()

    @api.depends("update_report")
    @api.depends_context("lang")
    def _compute_update_text(self):
        for course in self:
            course.update_text = (
                "\n".join(course._update_lines()) if course.update_report else False
            )

    def _needed_update(self):
        """Return the report that tells BAMF of changes, or False."""
        self.ensure_one()
        if self.state == "planned":
            # once the course has begun, its start report says how it is now
            changed = not self._begun() and self._changed("course_plan_update")
            return "course_plan_update" if changed else False
        if self.state not in ("started", "complete"):
            return False
        if self._changed("site_change"):
            return "site_change"
        changed = any(self.section_ids.mapped("update_needed"))
        return "section_update" if changed else False

    def _update_lines(self):
        """Return in sentences what changed since BAMF was told."""
        if self.update_report != "section_update":
            return self._difference_lines(self.update_report)
        return [
            self.env._(
                "Section %(section)s: %(change)s", section=section.number, change=line
            )
            for section in self.section_ids.filtered("update_needed")
            for line in section._difference_lines("section_update")
        ]

    @api.model
    def _cron_refresh_updates(self):
        """Take the mark off courses that began: a plan cannot be updated any more."""
        today = german_today()
        begun = self.search(
            [
                ("update_report", "=", "course_plan_update"),
                ("section_ids.date_start", "<=", today),
            ]
        )
        again = partial(self.env.add_to_compute, self._fields["update_report"], begun)
        undisturbed(self.env, again)


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    update_needed = fields.Boolean(
        compute="_compute_update_needed",
        store=True,
        compute_sudo=True,
        help="Something changed that BAMF was told otherwise.",
    )

    @api.depends(*OF_SECTION, *(f"course_id.{name}" for name in OF_COURSE))
    def _compute_update_needed(self):
        for section in self:
            going_on = section.course_id.state in ("started", "complete")
            begun = going_on and section.state == "begun"
            section.update_needed = bool(begun and section._changed("section_update"))

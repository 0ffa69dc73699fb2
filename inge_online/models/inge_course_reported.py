from odoo import models

from .inge_message import ACCEPTED

ON_PLACE = (
    "course_plan_report",
    "course_plan_update",
    "course_start_report",
    "section_start_report",
    "site_change",
)
ON_SECTION = ("section_start_report", "section_update")


class IngeCourse(models.Model):
    """What BAMF has of a course by now."""

    _inherit = "inge.course"

    def _accepted_now(self, *message_types):
        """Return what BAMF has accepted since the plan was last cancelled, in order."""
        accepted = self._accepted().sorted("id")
        cancelled = accepted.filtered(
            lambda m: m.message_type == "course_plan_cancellation"
        )[-1:]
        return accepted.filtered(
            lambda m: m.id > cancelled.id and m.message_type in message_types
        )

    def _read_plans(self):
        """Read for all courses at once what ``_last_plan`` says."""
        plans = self.inge_message_ids.browse(
            plan.id for course in self for plan in course._last_plan()
        )
        # sudo: what was sent is for managers to read, but for rules to know
        plans.sudo().fetch(["payload"])

    def _last_plan(self):
        """Return the message with the plan as BAMF last accepted it, if any."""
        reports = self._accepted("course_plan_report", "course_plan_update")
        return reports.sorted("id")[-1:]

    def _reported_site_code(self):
        """Return the place where BAMF believes the course to be, or None."""
        said = self._accepted_now(*ON_PLACE)[-1:]._said_place()
        return said or None

    def _last_begun(self):
        """Return the section that began last, as far as BAMF knows."""
        begun = self.section_ids.filtered(lambda s: s.state == "begun")
        return begun.sorted("number")[-1:]


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    def _last_said(self):
        """Return the last report on this section that BAMF accepted, or None."""
        self.ensure_one()
        return self._accepted_reports()[-1:]._said()

    def _accepted_reports(self, *message_types):
        """Return what BAMF accepted on this section, the course start included."""
        reports = self.inge_message_ids.filtered(
            lambda m: m.message_type in (message_types or ON_SECTION)
        )
        if self._is_first() and not message_types:
            reports |= self.course_id._accepted_now("course_start_report")
        return reports.filtered(lambda m: m.state in ACCEPTED).sorted("id")


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _said_place(self):
        """Return the site code that a message names, or nothing."""
        said = self._said()
        part = getattr(said, "plan", said)
        setting = getattr(part, "setting", part)
        return getattr(setting, "site_code", None)

from odoo import models


class IngeCourse(models.Model):
    """The reports of a course, for buttons, server actions and scripts.

    Methods without arguments on ``inge.course``: ``action_report_plan`` (also after a
    cancellation), ``action_report_plan_update``, ``action_cancel_plan``,
    ``action_report_start`` (with the first section), ``action_report_next_section``,
    ``action_inquire``, ``action_check``; on ``inge.course.section``:
    ``action_report_start``. Each puts a message into the ledger; it goes out after the
    transaction. For one record, an impossible report raises ``UserError`` with the
    reason; of many, each gets its line and none stops the others. The demo courses are
    ``inge_online.demo_course_published`` and ``inge_online.demo_course_next``.
    """

    _inherit = "inge.course"

    def action_report_plan(self):
        return self._report_each("course_plan_report")

    def action_report_plan_update(self):
        return self._report_each("course_plan_update")

    def action_cancel_plan(self):
        return self._report_each("course_plan_cancellation")

    def action_report_start(self):
        return self._report_each("course_start_report")

    def action_report_next_section(self):
        return self.next_section_id.action_report_start()

    def action_inquire(self):
        return self._report_each("course_inquiry")

    def action_check(self):
        """Show what the rules say to the next report, without sending anything."""
        self.ensure_one()
        record, message_type = self._next_message()
        return self.env["inge.report.check"]._open(record, message_type)

    def _next_message(self):
        """Return the record and the message type of the next report."""
        self.ensure_one()
        types = {"start": "course_start_report", "section": "section_start_report"}
        message_type = types.get(self.next_report, "course_plan_report")
        section = self.next_report == "section"
        return (self.next_section_id if section else self), message_type


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    def action_report_start(self):
        """Report that the sections began; the first one goes with the course start."""
        first = self.filtered(lambda section: section._is_first())
        later = self - first
        if first and not later:
            return first.course_id.action_report_start()
        if first:
            first.course_id.action_report_start()
        return later._report_each("section_start_report")

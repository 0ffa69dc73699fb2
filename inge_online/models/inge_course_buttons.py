from odoo import api, fields, models

OF_STATE = {
    "draft": ("course_plan_report",),
    "planned": (
        "course_start_report",
        "course_plan_update",
        "course_plan_cancellation",
    ),
    "started": (
        "section_start_report",
        "section_update",
        "site_change",
        "early_end",
    ),
    "complete": ("section_update", "site_change", "early_end"),
    "cancelled": ("course_plan_report",),
}
NEXT = {
    "plan": "course_plan_report",
    "start": "course_start_report",
    "section": "section_start_report",
}


class IngeCourse(models.Model):
    """Which reports a course offers, why one is not possible, and which comes next."""

    _inherit = "inge.course"

    report_buttons = fields.Json(
        compute="_compute_report_buttons",
        compute_sudo=True,
        help="Why each report is not possible, and the one that comes next.",
    )

    @api.depends("state", "next_report", "update_report", "inge_message_ids.state")
    @api.depends_context("lang")
    def _compute_report_buttons(self):
        for course in self:
            reasons = {
                name: course._reason(name) for name in OF_STATE.get(course.state, ())
            }
            course.report_buttons = {
                "reasons": reasons,
                "next": course._next_button(reasons),
            }

    def _reason(self, message_type):
        """Return why a report is not possible now, or False."""
        if message_type == "early_end":
            # the day is asked for
            return self._unsettled("early_end")
        record = self._report_records(message_type)[:1]
        return record._obstacle(message_type) if record else False

    def _next_button(self, reasons):
        """Return the report to be made now: a begin that is due, else an update."""
        for name in (NEXT.get(self.next_report), self.update_report):
            if name in reasons and not reasons[name]:
                return name
        return False

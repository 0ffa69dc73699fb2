from odoo import api, fields, models


class IngeCourseSection(models.Model):
    """How a section stands today, for calendar, timeline and strip."""

    _inherit = "inge.course.section"

    phase = fields.Selection(
        [
            ("planned", "Planned"),
            ("due", "Begin to be reported"),
            ("late", "Report overdue"),
            ("reported", "Begin reported"),
            ("cancelled", "Plan cancelled"),
        ],
        compute="_compute_phase",
        help="As of today.",
    )

    @api.depends(
        "state", "course_id.state", "course_id.next_section_id", "course_id.overdue"
    )
    def _compute_phase(self):
        for section in self:
            section.phase = section._phase()

    def _phase(self):
        self.ensure_one()
        course = self.course_id
        if self.state == "begun":
            return "reported"
        if course.state == "cancelled":
            return "cancelled"
        if self != course.next_section_id:
            return "planned"
        if course.overdue:
            return "late"
        begun = self.date_start <= fields.Date.context_today(self)
        return "due" if begun else "planned"

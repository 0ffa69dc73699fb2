from odoo import api, fields, models

from ..day import german_today

NEVER = {"cancelled": "cancelled", "ended": "dropped"}
"""Phase of sections that never begin, by the state of their course."""


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
            ("dropped", "No longer takes place"),
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
        if course.state in NEVER:
            return NEVER[course.state]
        if self != course.next_section_id:
            return "planned"
        if course.overdue:
            return "late"
        begun = self.date_start <= german_today()
        return "due" if begun else "planned"

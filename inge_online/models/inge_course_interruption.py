from odoo import fields, models

from ..planning import Period, Reason


class IngeCourseInterruption(models.Model):
    """Days without lessons between the first and the last day of a course."""

    _name = "inge.course.interruption"
    _description = "Interruption of a course"
    _order = "date_from, id"

    course_id = fields.Many2one(
        "inge.course", required=True, ondelete="cascade", index=True
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", required=True)
    reason_id = fields.Many2one(
        "inge.code",
        domain=[("kind", "=", "interruption_reason")],
        ondelete="restrict",
    )

    _period = models.Constraint(
        "CHECK(date_from <= date_to)",
        "The interruption ends before it begins: correct one of the two days.",
    )

    def _to_planner(self):
        """Return the planner's breaks."""
        return tuple(
            Period(
                first=interruption.date_from,
                last=interruption.date_to,
                reason=Reason.COURSE_BREAK,
                name=interruption.reason_id.name or "",
            )
            for interruption in self
        )

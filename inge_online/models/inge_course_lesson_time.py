from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..planning.timetable import UNIT_MINUTES

WEEKDAYS = [
    ("1", "Monday"),
    ("2", "Tuesday"),
    ("3", "Wednesday"),
    ("4", "Thursday"),
    ("5", "Friday"),
    ("6", "Saturday"),
    ("7", "Sunday"),
]


class IngeCourseLessonTime(models.Model):
    """One block of lessons on one weekday, every week of the course."""

    _name = "inge.course.lesson.time"
    _description = "Lesson time"
    _order = "course_id, weekday, hour_from, id"

    course_id = fields.Many2one(
        "inge.course", required=True, ondelete="cascade", index=True
    )
    weekday = fields.Selection(WEEKDAYS, required=True, default="1")
    hour_from = fields.Float(string="From", required=True, default=8.75)
    hour_to = fields.Float(string="To", required=True, default=12.0 + 50 / 60)
    pause_minutes = fields.Integer(
        string="Pause (minutes)", default=20, help="All pauses of this block together."
    )
    units = fields.Integer(
        string="Lesson units",
        compute="_compute_units",
        store=True,
        readonly=False,
        help="Of 45 minutes. The clock times suggest a number; what you enter counts.",
    )

    _times = models.Constraint(
        "CHECK(hour_from >= 0 AND hour_from < hour_to AND hour_to < 24)",
        "Lessons must begin before they end, on the same day.",
    )
    _units_positive = models.Constraint(
        "CHECK(units > 0)", "A block of lessons needs at least one lesson unit."
    )
    _pause_positive = models.Constraint(
        "CHECK(pause_minutes >= 0)", "A pause cannot be negative."
    )

    @api.depends("hour_from", "hour_to", "pause_minutes")
    def _compute_units(self):
        for block in self:
            minutes = round((block.hour_to - block.hour_from) * 60)
            minutes -= block.pause_minutes
            block.units = max(minutes // UNIT_MINUTES, 0)

    @api.constrains("course_id", "weekday", "hour_from", "hour_to")
    def _check_overlap(self):
        for course in self.course_id:
            blocks = course.lesson_time_ids.sorted(lambda b: (b.weekday, b.hour_from))
            for one, other in zip(blocks, blocks[1:], strict=False):
                if one.weekday == other.weekday and other.hour_from < one.hour_to:
                    raise ValidationError(
                        self.env._("Two lesson times of one weekday overlap.")
                    )


class IngeCourse(models.Model):
    _inherit = "inge.course"

    def action_fill_week(self):
        """Repeat the first block on the days from Monday to Friday without any."""
        for course in self:
            taken = set(course.lesson_time_ids.mapped("weekday"))
            for weekday in sorted(set("12345") - taken):
                course.lesson_time_ids[:1].copy({"weekday": weekday})

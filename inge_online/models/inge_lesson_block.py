from datetime import time

from odoo import api, fields, models

from ..planning import LessonBlock, Timetable, TimetableError, suggest_units

WEEKDAYS = [
    ("1", "Monday"),
    ("2", "Tuesday"),
    ("3", "Wednesday"),
    ("4", "Thursday"),
    ("5", "Friday"),
    ("6", "Saturday"),
    ("7", "Sunday"),
]
TIMES = ("weekday", "hour_from", "hour_to", "pause_minutes", "units")


class IngeLessonBlock(models.AbstractModel):
    """Lessons in one go on one weekday, every week."""

    _name = "inge.lesson.block"
    _description = "Block of lessons"

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
        precompute=True,
        help="Of 45 minutes. The clock times suggest a number; what you enter counts.",
    )

    _times = models.Constraint(
        "CHECK(hour_from >= 0 AND hour_from < hour_to AND hour_to < 24)",
        "Lessons must begin before they end, on the same day: correct the clock times.",
    )
    _units_positive = models.Constraint(
        "CHECK(units > 0)",
        "A block of lessons needs at least one lesson unit: enter the number.",
    )
    _pause_positive = models.Constraint(
        "CHECK(pause_minutes >= 0)", "A pause cannot be negative: enter 0 or more."
    )

    @api.depends("hour_from", "hour_to", "pause_minutes")
    def _compute_units(self):
        for block in self:
            try:
                start, end = map(self._clock_time, (block.hour_from, block.hour_to))
                block.units = suggest_units(start, end, block.pause_minutes)
            except (TimetableError, ValueError):
                # no such time of day, or nothing left of it: the form says so
                block.units = 0

    @api.model
    def _clock_time(self, hours):
        """Return the clock time of a number of hours, e.g. 8.75 -> 08:45."""
        minutes = round(hours * 60)
        return time(minutes // 60, minutes % 60)

    def _block(self):
        """Return the values that make another block of the same times."""
        self.ensure_one()
        return {name: self[name] for name in TIMES}

    def _to_planner(self):
        """Return the planner's timetable; its week begins with Monday as 0."""
        return Timetable(
            blocks=tuple(
                LessonBlock(
                    weekday=int(block.weekday) - 1,
                    units=block.units,
                    start=self._clock_time(block.hour_from),
                    end=self._clock_time(block.hour_to),
                    pause_minutes=block.pause_minutes,
                )
                for block in self
            )
        )

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..planning import TimetableChange


class IngeCourseLessonTime(models.Model):
    """A block of lessons of a course, from its begin or from a later section on."""

    _name = "inge.course.lesson.time"
    _inherit = ["inge.lesson.block"]
    _description = "Lesson time"
    _order = "from_section_number, weekday, hour_from, id"

    course_id = fields.Many2one(
        "inge.course", required=True, ondelete="cascade", index=True
    )
    course_type_id = fields.Many2one(related="course_id.course_type_id")
    from_section_id = fields.Many2one(
        "inge.course.type.section",
        string="From section on",
        domain="[('course_type_id', '=', course_type_id)]",
        ondelete="restrict",
        help="Empty: from the begin of the course. The lesson times of a later section "
        "replace all earlier ones.",
    )
    from_section_number = fields.Integer(
        compute="_compute_from_section_number", store=True, precompute=True
    )

    @api.depends("from_section_id.number")
    def _compute_from_section_number(self):
        for block in self:
            block.from_section_number = block.from_section_id.number

    @api.constrains("course_id", "weekday", "hour_from", "hour_to", "from_section_id")
    def _check_overlap(self):
        for course in self.course_id:
            blocks = course.lesson_time_ids.sorted(_place_in_week)
            for one, other in zip(blocks, blocks[1:], strict=False):
                same_day = _place_in_week(one)[:2] == _place_in_week(other)[:2]
                if same_day and other.hour_from < one.hour_to:
                    raise ValidationError(
                        self.env._(
                            "Two lesson times of one weekday overlap: correct the "
                            "clock times."
                        )
                    )

    @api.constrains("course_id", "from_section_id")
    def _check_from_section(self):
        for block in self.filtered("from_section_id"):
            if block.from_section_id.course_type_id != block.course_id.course_type_id:
                raise ValidationError(
                    self.env._(
                        "Lesson times begin with a section of another course type: "
                        "choose a section of this course."
                    )
                )


class IngeCourse(models.Model):
    """The timetable, which may change from a section on."""

    _inherit = "inge.course"

    units_per_week = fields.Integer(compute="_compute_units_per_week")

    @api.depends("lesson_time_ids.units", "lesson_time_ids.from_section_number")
    def _compute_units_per_week(self):
        for course in self:
            course.units_per_week = sum(course._lesson_times().mapped("units"))

    def _lesson_times(self, section=None):
        """Return the lesson times in force in a section, by default in the first."""
        self.ensure_one()
        first = section or self._first_section()
        number = first.number or self.first_section_id.number
        begun = {
            block.from_section_number
            for block in self.lesson_time_ids
            if block.from_section_number <= number
        }
        return self.lesson_time_ids.filtered(
            lambda block: block.from_section_number == max(begun, default=0)
        )

    def _timetable_changes(self):
        """Return the planner's timetables that begin with a later section."""
        first = self._lesson_times()[:1].from_section_number
        numbers = set(self.lesson_time_ids.mapped("from_section_number"))
        return tuple(
            TimetableChange(
                section=number,
                timetable=self.lesson_time_ids.filtered(
                    lambda block, number=number: block.from_section_number == number
                )._to_planner(),
            )
            for number in sorted(numbers)
            if number > first
        )

    def action_fill_week(self):
        """Repeat the first block on the days from Monday to Friday without any."""
        for course in self:
            blocks = course._lesson_times()
            taken = set(blocks.mapped("weekday"))
            for weekday in sorted(set("12345") - taken):
                blocks[:1].copy({"weekday": weekday})


def _place_in_week(block):
    return block.from_section_number, block.weekday, block.hour_from

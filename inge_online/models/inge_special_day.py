from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..planning import DayException, ExtraLesson


class IngeSpecialDay(models.Model):
    """What holds on a single day whatever else is known about it.

    For the company, for one site or for one course; the nearest to the course counts.
    """

    _name = "inge.special.day"
    _description = "Special day"
    _order = "day desc, id"
    _check_company_auto = True

    name = fields.Char(required=True, help="Why, e.g. Tag der Befreiung.")
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
    )
    site_id = fields.Many2one(
        "inge.site",
        check_company=True,
        index="btree_not_null",
        ondelete="cascade",
        help="Empty: for all sites of the company.",
    )
    course_id = fields.Many2one(
        "inge.course",
        check_company=True,
        index="btree_not_null",
        ondelete="cascade",
        help="Empty: for all courses.",
    )
    day = fields.Date(required=True)
    kind = fields.Selection(
        [
            ("taught", "Lessons although a holiday or closed"),
            ("off", "No lessons"),
            ("extra", "Lesson units of its own"),
        ],
        required=True,
        default="taught",
    )
    units = fields.Integer(
        string="Lesson units", help="On this day, whatever the timetable says."
    )

    _unique_day = models.UniqueIndex(
        "(company_id, COALESCE(site_id, 0), COALESCE(course_id, 0), day)",
        "This day is already entered for the same courses: change that entry.",
    )

    @api.depends("site_id", "course_id")
    def _compute_company_id(self):
        for special in self:
            special.company_id = (
                special.course_id.company_id
                or special.site_id.company_id
                or special.company_id
                or self.env.company
            )

    @api.constrains("kind", "units", "course_id")
    def _check_units(self):
        for special in self:
            if special.kind != "extra":
                continue
            if not special.course_id:
                raise ValidationError(
                    self.env._(
                        "Lesson units of its own are a matter of one course: choose "
                        "the course."
                    )
                )
            if special.units < 1:
                raise ValidationError(
                    self.env._(
                        "Enter how many lesson units are taught on %(day)s.",
                        day=special.course_id._day(special.day),
                    )
                )

    def _exceptions(self):
        """Return the planner's exceptions: one for a day, the nearest to a course."""
        days = {}
        for special in self.sorted(lambda s: (bool(s.course_id), bool(s.site_id))):
            days[special.day] = special
        return tuple(
            DayException(
                day=special.day, taught=special.kind != "off", name=special.name
            )
            for special in days.values()
        )

    def _extra_lessons(self):
        """Return the days with lesson units of their own, for the planner."""
        return tuple(
            ExtraLesson(day=special.day, units=special.units)
            for special in self
            if special.kind == "extra"
        )

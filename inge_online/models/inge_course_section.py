from odoo import api, fields, models

from ..planning import PlannedSection


class IngeCourseSection(models.Model):
    """A Kursabschnitt of a course with its dates."""

    _name = "inge.course.section"
    _description = "Course section"
    _inherit = ["inge.contended", "mail.thread"]
    _order = "number, id"

    course_id = fields.Many2one(
        "inge.course", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="course_id.company_id", store=True)
    number = fields.Integer(required=True, aggregator=None)
    name = fields.Char(required=True)
    date_start = fields.Date(string="From", required=True, tracking=True, index=True)
    date_end = fields.Date(string="To", required=True, tracking=True)
    units = fields.Integer(
        string="Lesson units", required=True, help="Of 45 minutes; 100 as a rule."
    )
    planned_units = fields.Integer(
        help="Lesson units that the timetable gives between the first and last day."
    )
    fixed_start = fields.Date(
        string="Begins on purpose on",
        help="Empty: the section follows the one before. Planning keeps this day.",
    )
    extra_units = fields.Integer(
        string="Additional lesson units",
        help="More than the course type gives, or fewer if below 0.",
    )
    teacher_ids = fields.Many2many(
        "res.partner",
        relation="inge_course_section_teacher_rel",
        domain=[("inge_teacher_code", "!=", False)],
        string="Teachers",
        help="Empty: the teachers of the course.",
    )
    enrolment_count = fields.Integer(
        compute="_compute_enrolment_count", string="Participants"
    )

    _unique_number = models.Constraint(
        "UNIQUE(course_id, number)",
        "The course already has a section of this number: change that one.",
    )
    _period = models.Constraint(
        "CHECK(date_start <= date_end)",
        "The section ends before it begins: correct one of the two days.",
    )

    @api.depends("number", "name", "course_id.name")
    def _compute_display_name(self):
        for section in self:
            name = f"{section.number} · {section.name}"
            course = not self.env.context.get("inge_short") and section.course_id.name
            section.display_name = f"{course}, {name}" if course else name

    @api.depends("course_id.enrolment_ids.state", "date_start", "date_end")
    def _compute_enrolment_count(self):
        for section in self:
            section.enrolment_count = len(section._attending())

    def _attending(self):
        """Return the enrolments of those who take part in this section."""
        self.ensure_one()
        return self.course_id.enrolment_ids._attending(self.date_start, self.date_end)

    def _teachers(self):
        """Return who teaches this section."""
        self.ensure_one()
        return self.teacher_ids or self.course_id.teacher_ids

    def _to_planner(self):
        """Return sections whose dates stand, as the planner takes them."""
        return tuple(
            PlannedSection(
                number=section.number,
                name=section.name,
                units=section.units,
                first_day=section.date_start,
                last_day=section.date_end,
            )
            for section in self
        )

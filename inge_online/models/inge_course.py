from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IngeCourse(models.Model):
    """An integration course: what is planned, and by whom it is given (Kurs)."""

    _name = "inge.course"
    _description = "Integration course"
    _inherit = ["inge.contended", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, name, id"
    _check_company_auto = True

    name = fields.Char(
        string="Course number",
        required=True,
        index="trigram",
        tracking=True,
        help="Your own number of the course. BAMF receives it with the course plan.",
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    clerk_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        tracking=True,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        help="Sachbearbeiter: is told when BAMF refuses a report or leaves it unclear.",
    )
    site_id = fields.Many2one(
        "inge.site", required=True, check_company=True, index=True, tracking=True
    )
    provider_id = fields.Many2one(related="site_id.provider_id", store=True, index=True)
    accessibility_id = fields.Many2one(related="site_id.accessibility_id")
    childcare_id = fields.Many2one(related="site_id.childcare_id")
    course_type_id = fields.Many2one(
        "inge.course.type",
        required=True,
        tracking=True,
        ondelete="restrict",
        help="General course (§§ 10 to 12 IntV), course for a special group or "
        "intensive course (§ 13 IntV). It decides how many units there are.",
    )
    first_section_id = fields.Many2one(
        "inge.course.type.section",
        compute="_compute_first_section_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        domain="[('course_type_id', '=', course_type_id)]",
        help="Beginn-Kursabschnitt: a course may begin with any section (§ 11 IntV).",
    )
    course_format_id = fields.Many2one(
        "inge.code",
        domain=[("kind", "=", "course_format")],
        ondelete="restrict",
        help="On site, online or both; online courses need BAMF's approval "
        "(§ 14 (3), § 18 (2) IntV).",
    )
    date_start = fields.Date(
        string="Course begin",
        required=True,
        tracking=True,
        help="Kursbeginn. If nothing is taught on this day, the course begins on the "
        "next teaching day.",
    )
    date_end = fields.Date(
        string="Provisional end",
        compute="_compute_date_end",
        store=True,
        index=True,
        help="Last day of the last section. It need not be binding.",
    )
    lesson_time_ids = fields.One2many(
        "inge.course.lesson.time", "course_id", string="Lesson times", copy=True
    )
    interruption_ids = fields.One2many(
        "inge.course.interruption", "course_id", string="Interruptions", copy=False
    )
    section_ids = fields.One2many(
        "inge.course.section", "course_id", string="Sections", copy=False
    )
    teacher_ids = fields.Many2many(
        "res.partner",
        relation="inge_course_teacher_rel",
        domain=[("inge_teacher_code", "!=", False)],
        string="Teachers",
        help="Contacts with a teacher code (Lehrkraftkennung): BAMF has to approve who "
        "teaches (§ 15 IntV).",
    )
    teaching_material_ids = fields.Many2many(
        "inge.code",
        relation="inge_course_teaching_material_rel",
        domain=[("kind", "=", "teaching_material")],
        string="Teaching material",
        help="Lehrwerke from BAMF's list (§ 16 IntV); part of the course start report.",
    )
    enrolment_ids = fields.One2many(
        "inge.enrolment", "course_id", string="Participants", copy=False
    )
    enrolment_count = fields.Integer(
        compute="_compute_enrolment_count", store=True, string="Number of participants"
    )
    remarks = fields.Text(
        string="Additional information",
        help="Zusatzangaben: go to BAMF with the course plan. No personal data please.",
    )
    late_reason_id = fields.Many2one(
        "inge.code",
        string="Reason for late capture",
        domain=[("kind", "=", "late_reason")],
        ondelete="restrict",
        copy=False,
        help="Grund für die nachträgliche Erfassung: BAMF wants it when the plan is "
        "reported after the course began.",
    )

    _unique_name = models.Constraint(
        "UNIQUE(company_id, name)",
        "Another course already has this number: choose a different one.",
    )

    _by_begin = models.Index("(date_start DESC, name, id)")

    @api.depends("course_type_id")
    def _compute_first_section_id(self):
        for course in self:
            if course.first_section_id.course_type_id != course.course_type_id:
                course.first_section_id = course.course_type_id.section_ids[:1]

    @api.depends("section_ids.date_end")
    def _compute_date_end(self):
        for course in self:
            ends = course.section_ids.filtered("date_end").mapped("date_end")
            course.date_end = max(ends, default=False)

    @api.depends("enrolment_ids.state")
    def _compute_enrolment_count(self):
        for course in self:
            enrolled = course.enrolment_ids.filtered(lambda e: e.state == "enrolled")
            course.enrolment_count = len(enrolled)

    @api.constrains("course_type_id", "date_start", "first_section_id")
    def _check_course_type(self):
        for course in self:
            course._refuse_outside_law(course.date_start)

    def _refuse_outside_law(self, begin):
        """Refuse a begin for which the law does not give this course type."""
        if not self.course_type_id._applies_to(begin):
            raise ValidationError(
                self.env._(
                    "The law knows no course of type %(type)s that begins on "
                    "%(day)s: choose another course type.",
                    type=self.course_type_id.display_name,
                    day=self._day(begin),
                )
            )

    @api.model
    def get_import_templates(self):
        """Offer an example file where the user imports."""
        self.check_access("create")
        return [
            {
                "label": self.env._("Example: running courses"),
                "template": "/inge_online/static/xls/courses.xlsx",
            }
        ]

    def copy_data(self, default=None):
        """Give a copy a number of its own: two courses never share one."""
        return [
            dict(
                vals,
                name=(default or {}).get("name")
                or self.env._("%(number)s (copy)", number=course.name),
            )
            for course, vals in zip(self, super().copy_data(default), strict=True)
        ]

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IngeCourse(models.Model):
    """From which section to which one a course goes; the rest may be added later."""

    _inherit = "inge.course"

    last_section_id = fields.Many2one(
        "inge.course.type.section",
        compute="_compute_last_section_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        domain="[('course_type_id', '=', course_type_id)]",
        help="Empty: the course goes on to the last section of its type.",
    )

    @api.depends("course_type_id")
    def _compute_last_section_id(self):
        for course in self:
            if course.last_section_id.course_type_id != course.course_type_id:
                course.last_section_id = False

    @api.constrains("first_section_id", "last_section_id", "course_type_id")
    def _check_span(self):
        for course in self:
            first, last = course.first_section_id, course.last_section_id
            if last and last.course_type_id != course.course_type_id:
                raise ValidationError(
                    self.env._(
                        "The last section belongs to another course type: choose a "
                        "section of this course."
                    )
                )
            if last and last.number < first.number:
                raise ValidationError(
                    self.env._(
                        "The course cannot end with section %(last)s, for it begins "
                        "with section %(first)s: choose a later last section, or "
                        "leave it empty.",
                        last=last.number,
                        first=first.number,
                    )
                )

    def _type_sections(self):
        """Return the sections of the type that this course goes through."""
        self.ensure_one()
        last = self.last_section_id.number
        return self.course_type_id.section_ids.filtered(
            lambda section: (
                section.number >= self.first_section_id.number
                and (not last or section.number <= last)
            )
        )

    def _further_sections(self):
        """Return the sections of the type that come after this course's last one."""
        self.ensure_one()
        last = self.last_section_id.number
        return self.course_type_id.section_ids.filtered(
            lambda section: last and section.number > last
        )

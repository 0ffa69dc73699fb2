from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date


class IngeCourseSection(models.Model):
    """Dates of a section changed by hand: possible, but checked."""

    _inherit = "inge.course.section"

    date_remark = fields.Char(
        compute="_compute_date_remark",
        help="What does not fit between the two days, as the timetable has it.",
    )

    def write(self, vals):
        """Keep a begin set by hand when planning anew; count the lessons again."""
        by_hand = not self.env.context.get("inge_planned")
        if by_hand and vals.get("date_start"):
            self._refuse_begun(fields.Date.to_date(vals["date_start"]))
            vals = {"fixed_start": vals["date_start"], **vals}
        result = super().write(vals)
        if by_hand and {"date_start", "date_end"} & vals.keys():
            for section in self:
                section.planned_units = sum(units for _day, units in section._lessons())
        return result

    def _refuse_begun(self, day):
        """BAMF knows the first day of a section that is reported as begun."""
        for section in self:
            if section.state == "begun" and section.date_start != day:
                raise UserError(
                    self.env._(
                        "The begin of section %(section)s is reported to BAMF: its "
                        "first day stays %(day)s.",
                        section=section.number,
                        day=format_date(self.env, section.date_start),
                    )
                )

    @api.constrains("date_start", "date_end", "number", "course_id")
    def _check_dates(self):
        # several sections written with their course are looked at together there
        if not self.env.context.get("inge_together"):
            self.course_id._check_succession()

    @api.depends("date_start", "date_end", "units", "planned_units")
    @api.depends_context("lang")
    def _compute_date_remark(self):
        for section in self:
            planned, units = section.planned_units, section.units
            section.date_remark = (
                self.env._(
                    "Only %(planned)s of %(units)s lesson units fit between these "
                    "days.",
                    planned=planned,
                    units=units,
                )
                if planned and planned < units
                else False
            )


class IngeCourse(models.Model):
    _inherit = "inge.course"

    def write(self, vals):
        """Look at the dates of several sections after all of them are written."""
        if "section_ids" not in vals:
            return super().write(vals)
        together = self.with_context(inge_together=True)
        result = super(IngeCourse, together).write(vals)
        self._check_succession()
        return result

    def _check_succession(self):
        """Sections follow each other and never overlap."""
        for course in self:
            sections = course.section_ids.sorted("number")
            for one, other in zip(sections, sections[1:], strict=False):
                if other.date_start <= one.date_end:
                    raise ValidationError(
                        self.env._(
                            "Section %(later)s begins on %(begin)s, but section "
                            "%(earlier)s ends on %(end)s only: move one of the two "
                            "days, or let “Change the plan” move all later sections.",
                            later=other.number,
                            begin=format_date(self.env, other.date_start),
                            earlier=one.number,
                            end=format_date(self.env, one.date_end),
                        )
                    )

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ..day import german_today
from .inge_course_obstacle import STARTED


class IngeEnrolment(models.Model):
    """When a person takes part, in which sections, and how many units that makes."""

    _inherit = "inge.enrolment"

    self_payer = fields.Boolean(
        compute="_compute_self_payer", store=True, readonly=False
    )
    last_day = fields.Date(
        compute="_compute_units",
        store=True,
        help="Last day of taking part: as entered, or the end of the course.",
    )
    units = fields.Integer(
        compute="_compute_units",
        store=True,
        string="Lesson units",
        help="Of all sections in which the person takes part: a section counts as a "
        "whole (§ 9 IntV).",
    )
    section_names = fields.Char(
        compute="_compute_section_names",
        string="Sections",
        help="The sections in which the person takes part.",
    )
    units_left = fields.Integer(related="participant_id.units_left")
    warning = fields.Text(related="participant_id.warning", string="Note")

    @api.depends("participant_id")
    def _compute_self_payer(self):
        for enrolment in self:
            enrolment.self_payer = enrolment.participant_id.self_payer

    @api.depends(
        *("date_from", "date_to", "state", "course_id.date_end"),
        *("course_id.state", "course_id.early_end_on"),
        *("course_id.section_ids.date_start", "course_id.section_ids.date_end"),
        "course_id.section_ids.units",
    )
    def _compute_units(self):
        for enrolment in self:
            end = enrolment._end() or enrolment.course_id.date_end
            enrolment.last_day = False if enrolment.state == "cancelled" else end
            enrolment.units = sum(enrolment._sections().mapped("units"))

    @api.depends("units")
    def _compute_section_names(self):
        for enrolment in self:
            numbers = enrolment._sections().sorted("number").mapped("number")
            enrolment.section_names = _spans(numbers)

    def _sections(self):
        """Return the sections of the course in which the person takes part."""
        self.ensure_one()
        if self.state == "cancelled" or not self.date_from:
            return self.env["inge.course.section"]
        end = self._end()
        return self.course_id.section_ids.filtered(
            lambda section: (
                section.date_end >= self.date_from
                and (not end or section.date_start <= end)
            )
        )

    def _end(self):
        """Return the day on which it ends before the last lesson planned, or False."""
        course = self.course_id
        early = course.state == "ended" and course.early_end_on
        return min(filter(None, (self.date_to, early)), default=False)

    def _begun(self):
        """Tell whether BAMF was told of the begin: what was before is settled then."""
        self.ensure_one()
        if self.section_id:
            return self.section_id.state == "begun"
        return self.course_id.state in STARTED

    def _begun_units(self):
        """Return the units of the sections that have begun by today."""
        today = german_today()
        begun = self._sections().filtered(lambda s: s.date_start <= today)
        return sum(begun.mapped("units"))

    @api.constrains("date_to", "cancelled_on", "section_id", "course_id")
    def _check_storno_before_attendance(self):
        for enrolment in self:
            start = enrolment.date_from
            if start and enrolment.cancelled_on and enrolment.cancelled_on > start:
                raise ValidationError(
                    self.env._(
                        "Storno is possible until the first day, %(day)s: if the "
                        "person attended, enter the last day of taking part (Abbruch) "
                        "instead; if the person never came, enter the first day as "
                        "day of the Storno.",
                        day=format_date(self.env, start),
                    )
                )

    @api.constrains("date_to")
    def _check_end_in_course(self):
        for enrolment in self:
            end = enrolment.course_id.date_end
            if end and enrolment.date_to and enrolment.date_to > end:
                raise ValidationError(
                    self.env._(
                        "The course ends on %(day)s: enter an earlier last day, or "
                        "leave it empty for a person who stays to the end.",
                        day=format_date(self.env, end),
                    )
                )


def _spans(numbers):
    """Return numbers in order as text, neighbours joined.

    >>> _spans([1, 2, 3, 7])
    '1–3, 7'
    """
    spans = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(f"{a}–{b}" if b > a else f"{a}" for a, b in spans)

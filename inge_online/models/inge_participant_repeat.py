from odoo import api, fields, models
from odoo.tools import format_date

from ..planning.legal import MOST_REPEAT_UNITS, REPEAT_COURSES
from ..planning.structure import SectionKind
from .inge_message import ACCEPTED


class IngeParticipant(models.Model):
    """Repeat units: a part of what is booked, with limits of its own.

    § 13 (1) IntV: once, at most 300 units, of the language course alone, after a
    course for which the law knows repetition.
    """

    _inherit = "inge.participant"

    units_repeated = fields.Integer(
        compute="_compute_units_repeated",
        store=True,
        compute_sudo=True,
        string="Of these repeated",
        help="Booked lesson units that repeat the language course (§ 13 (1) IntV).",
    )

    @api.depends(
        "enrolment_ids.units",
        "enrolment_ids.self_payer",
        "enrolment_ids.repeater",
        "enrolment_ids.course_id.course_type_id",
    )
    def _compute_units_repeated(self):
        for person in self:
            repeats = person._repeats()
            person.units_repeated = sum(
                section.units
                for stay in repeats
                for section in stay._sections()
                if not section._is_orientation()
            )

    @api.depends("units_repeated", "repeater_number", "inge_message_ids.state")
    def _compute_warning(self):
        return super()._compute_warning()

    def _repeats(self):
        """Return the enrolments that use repeat units."""
        return self.enrolment_ids.filtered(
            lambda stay: not stay.self_payer and stay._repeats()
        )

    def _more_warnings(self):
        yield from super()._more_warnings()
        if self.units_repeated > MOST_REPEAT_UNITS:
            yield self.env._(
                "%(units)s lesson units are booked as repetition, but at most %(most)s "
                "can be repeated (§ 13 (1) IntV): shorten the enrolment, or let the "
                "person pay for the rest.",
                units=self.units_repeated,
                most=MOST_REPEAT_UNITS,
            )
        if earlier := self._earlier_repetition():
            yield self.env._(
                "BAMF already has a registration of this person as repeater, since "
                "%(day)s. Repeating is possible once (§ 13 (1) IntV): ask BAMF before "
                "you register the person under the new number.",
                day=format_date(self.env, earlier.settled_at),
            )
        for stay in self._repeats():
            if not stay.course_id.course_type_id._can_be_repeated():
                yield self.env._(
                    "A course of type %(type)s cannot be repeated at BAMF's expense "
                    "(§ 13 (1) IntV): untick the repetition in %(course)s, or mark the "
                    "person as self-payer.",
                    type=stay.course_id.course_type_id.name,
                    course=stay.course_id.name,
                )
            elif any(section._is_orientation() for section in stay._sections()):
                yield self.env._(
                    "Only the language course can be repeated (§ 13 (1) IntV): enter "
                    "as last day in %(course)s one before its orientation course.",
                    course=stay.course_id.name,
                )

    def _earlier_repetition(self):
        """Return BAMF's acceptance under another number than the present one."""
        if not self.repeater_number:
            return self.env["inge.message"]
        key = self._business_key("repeat_registration")
        return self.inge_message_ids.filtered(
            lambda message: (
                message.message_type == "repeat_registration"
                and message.state in ACCEPTED
                and message.business_key != key
            )
        )[:1]


class IngeEnrolment(models.Model):
    _inherit = "inge.enrolment"

    def _repeats(self):
        """Tell whether it uses repeat units, as marked or by the kind of course."""
        self.ensure_one()
        code = self.course_id.course_type_id.code
        return bool(self.repeater or code in REPEAT_COURSES)


class IngeCourseType(models.Model):
    _inherit = "inge.course.type"

    def _can_be_repeated(self):
        """Tell whether repeat units may be used in a course of this type."""
        self.ensure_one()
        return bool(self.repeat_units or self.code in REPEAT_COURSES)


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    def _is_orientation(self):
        """Tell whether it is the orientation course, by the course type's structure."""
        self.ensure_one()
        same = self.course_id.course_type_id.section_ids.filtered(
            lambda section: section.number == self.number
        )
        return same.kind == SectionKind.ORIENTATION.value

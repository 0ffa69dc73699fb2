from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date


class IngeEnrolment(models.Model):
    """A person's taking part in a course (Teilnahme)."""

    _name = "inge.enrolment"
    _description = "Enrolment"
    _inherit = ["inge.contended", "mail.thread"]
    # short: they are read by course or by person; what people see is sorted by views
    _order = "id"
    _check_company_auto = True

    course_id = fields.Many2one(
        "inge.course", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="course_id.company_id", store=True)
    participant_id = fields.Many2one(
        "inge.participant",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    file_number = fields.Char(related="participant_id.file_number")
    birth_date = fields.Date(related="participant_id.birth_date")
    section_id = fields.Many2one(
        "inge.course.section",
        string="Section of entry",
        ondelete="restrict",
        index="btree_not_null",
        domain="[('course_id', '=', course_id)]",
        help="Empty: from the beginning of the course.",
    )
    date_from = fields.Date(
        compute="_compute_date_from",
        store=True,
        string="From",
        help="First day of the person's first section: BAMF expects exactly this day.",
    )
    date_to = fields.Date(
        string="Until",
        tracking=True,
        help="Abbruch: last day of taking part, for a person who attended and stopped.",
    )
    cancelled_on = fields.Date(
        string="Storno on",
        tracking=True,
        help="Storno: for a person who never attended. No report lists the person.",
    )
    self_payer = fields.Boolean(
        help="Selbstzahler: counted in the reports, but not named to BAMF."
    )
    repeater = fields.Boolean(help="Takes part with repeat hours (§ 13 (1) IntV).")
    state = fields.Selection(
        [("enrolled", "Takes part"), ("stopped", "Abbruch"), ("cancelled", "Storno")],
        compute="_compute_state",
        store=True,
    )

    _unique_current = models.UniqueIndex(
        "(course_id, participant_id) WHERE cancelled_on IS NULL AND date_to IS NULL",
        "This person already takes part in the course: change that line instead.",
    )

    @api.depends(
        *("section_id.date_start", "course_id.date_start"),
        *("course_id.section_ids.date_start", "course_id.section_ids.number"),
    )
    def _compute_date_from(self):
        for enrolment in self:
            course = enrolment.course_id
            section = enrolment.section_id or course.section_ids.sorted("number")[:1]
            enrolment.date_from = section.date_start or course.date_start

    @api.depends("cancelled_on", "date_to", "course_id.state")
    def _compute_state(self):
        for enrolment in self:
            never = enrolment.cancelled_on or enrolment.course_id.state == "cancelled"
            stopped = "stopped" if enrolment.date_to else "enrolled"
            enrolment.state = "cancelled" if never else stopped

    @api.depends("participant_id.display_name")
    def _compute_display_name(self):
        for enrolment in self:
            enrolment.display_name = enrolment.participant_id.display_name

    @api.constrains("date_to", "cancelled_on", "section_id", "course_id")
    def _check_dates(self):
        for enrolment in self:
            start, end = enrolment.date_from, enrolment.date_to
            if enrolment.cancelled_on and end:
                raise ValidationError(
                    self.env._(
                        "Storno is for a person who never attended, Abbruch for one "
                        "who stopped: enter only one of the two days."
                    )
                )
            if start and end and end < start:
                raise ValidationError(
                    self.env._(
                        "The last day of taking part lies before the first, %(day)s: "
                        "enter a later day, or enter Storno if the person never came.",
                        day=format_date(self.env, start),
                    )
                )
            if enrolment.section_id.course_id - enrolment.course_id:
                raise ValidationError(
                    self.env._(
                        "The section of entry belongs to another course: choose a "
                        "section of this course."
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_before_begin(self):
        if any(e.course_id.state in ("started", "complete", "ended") for e in self):
            raise UserError(
                self.env._(
                    "The course has begun, and BAMF knows who takes part: enter Storno "
                    "or the last day of taking part instead of deleting."
                )
            )

    def _attending(self, first_day, last_day):
        """Return the enrolments that take part in a period."""
        return self.filtered(
            lambda enrolment: (
                not enrolment.cancelled_on
                and enrolment.date_from
                and enrolment.date_from <= last_day
                and (not enrolment.date_to or enrolment.date_to >= first_day)
            )
        )

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .inge_participant_registration import CLERK, code_field


class IngeParticipant(models.Model):
    """The Teilnahmeberechtigung, and the lesson units it grants, used and left."""

    _inherit = "inge.participant"

    entitlement_kind_id = code_field("entitlement_kind", groups=CLERK)
    entitlement_issued_by = fields.Char(
        groups=CLERK, help="The authority that confirmed or ordered it."
    )
    entitlement_obliged = fields.Boolean(
        string="Obliged to take part",
        groups=CLERK,
        help="Verpflichtung (§ 44a AufenthG). Persons obliged by the job centre are "
        "given places first (§ 7 (4) IntV).",
    )
    entitlement_valid_from = fields.Date(groups=CLERK)
    entitlement_valid_until = fields.Date(
        groups=CLERK, help="One year as a rule (§ 5 (3) IntV)."
    )
    entitlement_cancelled_on = fields.Date(
        groups=CLERK, help="Day on which BAMF withdrew it."
    )
    units_granted = fields.Integer(
        string="Granted units",
        help="Lesson units of 45 minutes that the entitlement grants, with repetition.",
    )
    units_used_before = fields.Integer(
        string="Used elsewhere",
        help="Lesson units used in courses that are not kept here.",
    )
    units_booked = fields.Integer(
        compute="_compute_units",
        store=True,
        compute_sudo=True,
        help="Lesson units of all sections the person attended or is enrolled for "
        "here; self-paid ones do not count.",
    )
    units_left = fields.Integer(
        compute="_compute_units",
        store=True,
        compute_sudo=True,
        string="Available units",
        help="Granted, less what was used elsewhere and what is booked here.",
    )
    units_used = fields.Integer(
        compute="_compute_units_used",
        compute_sudo=True,
        string="Used units",
        help="Used elsewhere, and in sections here that have begun.",
    )

    _units_positive = models.Constraint(
        "CHECK(units_granted >= 0 AND units_used_before >= 0)",
        "Lesson units cannot be negative: enter 0 or more.",
    )

    @api.depends(
        *("units_granted", "units_used_before"),
        *("enrolment_ids.units", "enrolment_ids.self_payer"),
    )
    def _compute_units(self):
        for person in self:
            paid_by_bamf = person.enrolment_ids.filtered(lambda e: not e.self_payer)
            person.units_booked = sum(paid_by_bamf.mapped("units"))
            used = person.units_used_before + person.units_booked
            person.units_left = person.units_granted - used

    @api.depends(
        *("units_used_before", "enrolment_ids.units", "enrolment_ids.self_payer")
    )
    def _compute_units_used(self):
        for person in self:
            paid_by_bamf = person.enrolment_ids.filtered(lambda e: not e.self_payer)
            begun = sum(enrolment._begun_units() for enrolment in paid_by_bamf)
            person.units_used = person.units_used_before + begun

    @api.constrains("entitlement_valid_from", "entitlement_valid_until")
    def _check_entitlement_period(self):
        # sudo: a rule on the data holds for whoever may not see all of them
        for person in self.sudo():
            start, end = person.entitlement_valid_from, person.entitlement_valid_until
            if start and end and end < start:
                raise ValidationError(
                    self.env._(
                        "The entitlement ends before it begins: correct one of the "
                        "two days, as printed on the certificate."
                    )
                )

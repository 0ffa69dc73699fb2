import unicodedata

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..day import german_today

COMPARED = {"family_name", "given_name", "birth_place", "file_number", "person_number"}


class IngeParticipant(models.Model):
    """A person who takes part in integration courses.

    Name and address are those of the contact it delegates to; what only BAMF's reports
    need is kept here, readable for clerks alone.
    """

    _name = "inge.participant"
    _description = "Participant"
    _inherits = {"res.partner": "partner_id"}
    _inherit = ["inge.contended", "mail.thread", "mail.activity.mixin"]
    _order = "family_name, given_name, id"

    partner_id = fields.Many2one(
        "res.partner", required=True, ondelete="restrict", index=True, string="Person"
    )
    company_id = fields.Many2one(
        related="partner_id.company_id", store=True, readonly=False, index=True
    )
    # a column of its own: Odoo's privacy lookup asks every table for one
    active = fields.Boolean(related="partner_id.active", store=True, readonly=False)
    family_name = fields.Char(
        required=True, index="trigram", help="As BAMF writes it: no digits."
    )
    given_name = fields.Char(
        required=True, index="trigram", help="As BAMF writes it: no digits."
    )
    birth_date = fields.Date(
        required=True, help="Exactly as BAMF holds it, otherwise the person is unknown."
    )
    file_number = fields.Char(
        index="btree_not_null",
        copy=False,
        help="Aktenzeichen of the entitlement, as printed on the certificate.",
    )
    file_number_origin_id = fields.Many2one(
        "inge.code",
        string="Origin of the file number",
        domain=[("kind", "=", "file_number_origin")],
        ondelete="restrict",
        help="Who gave the number: BAMF, BVA, the foreigners' authority (ABH) or the "
        "body that pays basic support (TGS).",
    )
    person_number = fields.Char(
        index="btree_not_null",
        copy=False,
        help="Personenkennziffer (PKZ), used if there is no file number. A repeater "
        "has a new one.",
    )
    provider_id = fields.Many2one(
        "inge.provider",
        compute="_compute_provider_id",
        store=True,
        readonly=False,
        check_company=True,
        ondelete="restrict",
        help="With which of your providers (one per federal state) the person "
        "registers.",
    )
    clerk_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        domain="[('share', '=', False)]",
        help="Sachbearbeiter: is told when BAMF refuses a report or leaves it unclear.",
    )
    self_payer = fields.Boolean(
        help="Selbstzahler: pays for the course without an entitlement, and is not "
        "named to BAMF."
    )
    provisional = fields.Boolean(
        copy=False,
        readonly=True,
        help="BAMF was asked who this is; the answer fills in the person.",
    )
    enrolment_ids = fields.One2many(
        "inge.enrolment", "participant_id", string="Enrolments"
    )
    course_ids = fields.Many2many(
        "inge.course", compute="_compute_course_ids", string="Courses"
    )
    course_names = fields.Char(compute="_compute_course_names", string="Course numbers")

    _unique_partner = models.Constraint(
        "UNIQUE(partner_id)",
        "This contact is already a participant: open that person instead.",
    )
    _unique_file_number = models.UniqueIndex(
        "(company_id, file_number, birth_date) WHERE file_number IS NOT NULL",
        "There is already a participant with this file number and date of birth: open "
        "that person, or correct the number.",
    )

    _by_name = models.Index("(family_name, given_name, id)")

    @api.depends("company_id", "enrolment_ids.course_id.provider_id")
    def _compute_provider_id(self):
        """Take the provider of the first course, or the only one there is."""
        providers = self.env["inge.provider"].search([])
        by_company = providers.grouped("company_id")
        for person in self.filtered(lambda person: not person.provider_id):
            found = person.enrolment_ids.course_id.provider_id[:1]
            only = by_company.get(person.company_id or self.env.company, providers[:0])
            person.provider_id = found or (only if len(only) == 1 else False)

    @api.depends("enrolment_ids.course_id")
    def _compute_course_ids(self):
        # all at once: assigning looks at each course, otherwise person by person
        self.enrolment_ids.course_id.fetch(["active", "company_id"])
        for participant in self:
            participant.course_ids = participant.enrolment_ids.course_id

    @api.depends("enrolment_ids.course_id.name")
    def _compute_course_names(self):
        for participant in self:
            participant.course_names = ", ".join(participant.course_ids.mapped("name"))

    @api.model
    def _search_display_name(self, operator, value):
        """Find who has each of the typed words in the name, in whatever order."""
        words = value.replace(",", " ").split() if isinstance(value, str) else ()
        if operator != "ilike" or not words:
            return super()._search_display_name(operator, value)
        return Domain.AND(
            Domain("family_name", "ilike", word) | Domain("given_name", "ilike", word)
            for word in words
        )

    @api.constrains("birth_date")
    def _check_birth_date(self):
        today = german_today()
        if any(participant.birth_date > today for participant in self):
            raise ValidationError(
                self.env._("The date of birth lies in the future: correct it.")
            )

    @api.constrains("partner_id", "company_id")
    def _check_has_company(self):
        """Rights, terms and deletion by rule go by the company."""
        if any(not participant.company_id for participant in self):
            raise ValidationError(
                self.env._(
                    "Who takes part in integration courses belongs to one company: "
                    "enter it in the contact of the person."
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in map(_composed, vals_list):
            if not vals.get("partner_id"):
                vals.setdefault("company_id", self.env.company.id)
                vals["name"] = _full_name(
                    vals.get("family_name"), vals.get("given_name")
                )
        return super().create(vals_list)

    def write(self, vals):
        result = super().write(_composed(dict(vals)))
        if {"family_name", "given_name"} & vals.keys():
            for participant in self:
                participant.partner_id.name = participant._full_name()
        return result

    def _full_name(self):
        return _full_name(self.family_name, self.given_name)


def _composed(vals):
    """Return the values with one character for a letter and its accent.

    BAMF compares exactly, and a copied “ë” may be an “e” with a mark behind it.
    """
    for name in COMPARED & vals.keys():
        if isinstance(vals[name], str):
            vals[name] = unicodedata.normalize("NFC", vals[name])
    return vals


def _full_name(family_name, given_name):
    return ", ".join(filter(None, (family_name, given_name)))

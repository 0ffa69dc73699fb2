from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..day import german_today

CLERK = "inge_online.group_clerk"


def code_field(kind, **options):
    """Return a field for one value of a code list of BAMF."""
    return fields.Many2one(
        "inge.code", domain=[("kind", "=", kind)], ondelete="restrict", **options
    )


class IngeParticipant(models.Model):
    """What the registration form of § 7 (1) IntV asks for.

    None of this is tracked in the chatter: it tells of origin, schooling and means.
    """

    _inherit = "inge.participant"

    birth_place = fields.Char(groups=CLERK)
    gender_id = code_field("gender", groups=CLERK)
    nationality_ids = fields.Many2many(
        "inge.nationality",
        string="Nationalities",
        groups=CLERK,
        help="By the key of the Statistisches Bundesamt; “staatenlos” and “ungeklärt” "
        "have keys of their own.",
    )
    entry_year = fields.Integer(
        string="Year of entry",
        aggregator=None,
        groups=CLERK,
        help="Jahr der Einreise, four digits.",
    )
    registered_on = fields.Date(
        help="Anmeldedatum: the day on which the person registered with you. The six "
        "weeks of § 7 (4) IntV and the year of § 4 (1) IntV count from it.",
    )
    literacy_id = code_field("literacy", groups=CLERK, help="Schreibkundigkeit.")
    education_id = code_field("education", groups=CLERK, help="Bildungsstand (ISCED).")
    school_years = fields.Integer(
        aggregator=None,
        groups=CLERK,
        help="Years at school, asked for when there is no degree.",
    )
    no_school = fields.Boolean(
        string="Never went to school", groups=CLERK, help="Reported as 0 school years."
    )
    language_level_id = code_field(
        "language_level", string="Knowledge of German", groups=CLERK
    )
    childcare_needed = fields.Selection(
        [("yes", "Yes"), ("no", "No")],
        string="Needs childcare",
        groups=CLERK,
        help="Childcare beside the course may be funded for small children who have "
        "no other place (§ 4a (2) IntV).",
    )
    availability_id = code_field(
        "availability",
        string="Available",
        groups=CLERK,
        help="When the person can attend a course.",
    )
    fee_exemption_requested = fields.Boolean(
        string="Exemption from costs requested",
        groups=CLERK,
        help="Antrag auf Kostenbefreiung (§ 9 (2) IntV), made with the registration.",
    )
    fee_kind_id = code_field("fee_kind", string="Share in the costs", groups=CLERK)
    placement_taken_on = fields.Date(
        string="Placement test on",
        groups=CLERK,
        help="Einstufungstest before the language course (§ 11 (2) IntV).",
    )
    placement_provider_code = fields.Char(
        string="Tested by",
        groups=CLERK,
        help="Trägerkennung of who held the test. Empty: you did.",
    )
    placement_dispensable = fields.Boolean(
        string="Placement test dispensable",
        groups=CLERK,
        help="As a rule everybody takes it before the language course (§ 11 (2) IntV).",
    )
    recommended_course_type_id = fields.Many2one(
        "inge.course.type",
        string="Recommended course type",
        ondelete="restrict",
        groups=CLERK,
        help="By the placement test. Who is assigned to another course needs a reason "
        "that you document (§ 11 (2) IntV).",
    )
    recommended_section_id = fields.Many2one(
        "inge.course.type.section",
        string="Recommended section",
        domain="[('course_type_id', '=', recommended_course_type_id)]",
        compute="_compute_recommended_section_id",
        store=True,
        readonly=False,
        ondelete="restrict",
        groups=CLERK,
    )
    low_threshold = fields.Boolean(
        groups=CLERK, help="Niederschwellig: your own judgement."
    )

    def _read_group_groupby(self, alias, groupby_spec, query):
        """Refuse to group by what the user may not read.

        Odoo checks this itself, but not for a field of many values: the groups of one
        person would tell the nationality.
        """
        name = groupby_spec.partition(":")[0].partition(".")[0]
        if name in self._fields:
            self._check_field_access(self._fields[name], "read")
        return super()._read_group_groupby(alias, groupby_spec, query)

    @api.depends("recommended_course_type_id")
    def _compute_recommended_section_id(self):
        """Offer the first section of the type; a section of another type is none."""
        for person in self:
            course_type = person.recommended_course_type_id
            if person.recommended_section_id.course_type_id != course_type:
                person.recommended_section_id = course_type.section_ids[:1]

    @api.constrains(
        *(f"{name}_id" for name in ("gender", "literacy", "education", "fee_kind")),
        *("language_level_id", "availability_id", "file_number_origin_id"),
        "entitlement_kind_id",
    )
    def _check_code_lists(self):
        """An import finds values by their names, which several lists may share."""
        for name, field in self._fields.items():
            if field.comodel_name != "inge.code" or field.type != "many2one":
                continue
            kind = field.domain[0][2]
            # sudo: a rule on the data holds for whoever may not see all of them
            if any(code.kind != kind for code in self.sudo().mapped(name)):
                raise ValidationError(
                    self.env._(
                        "This value does not belong to the list “%(field)s”: choose "
                        "one from the list.",
                        field=field._description_string(self.env),
                    )
                )

    @api.constrains("entry_year")
    def _check_entry_year(self):
        latest = german_today().year
        for person in self:
            if person.entry_year and not 1900 <= person.entry_year <= latest:
                raise ValidationError(
                    self.env._(
                        "The year of entry has four digits and does not lie in the "
                        "future: correct it, or leave it empty."
                    )
                )

    @api.constrains("registered_on", "placement_taken_on", "birth_date")
    def _check_registration_days(self):
        today = german_today()
        # sudo: as above
        for person in self.sudo():
            for field in ("registered_on", "placement_taken_on"):
                day = person[field]
                if day and not person.birth_date < day <= today:
                    raise ValidationError(
                        self.env._(
                            "“%(field)s” lies in the future, or before the person was "
                            "born: enter the day on which it happened.",
                            field=self._fields[field]._description_string(self.env),
                        )
                    )

    @api.constrains("recommended_course_type_id", "recommended_section_id")
    def _check_recommended_section(self):
        for person in self:
            section = person.recommended_section_id
            if section.course_type_id - person.recommended_course_type_id:
                raise ValidationError(
                    self.env._(
                        "The recommended section belongs to another course type: "
                        "choose one of the recommended type."
                    )
                )

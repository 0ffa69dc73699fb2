from odoo import fields, models

PERSON = (
    *("family_name", "given_name", "birth_date", "birth_place"),
    *("gender_id", "nationality_ids", "entry_year"),
)
ENTITLEMENT = (
    *("file_number", "file_number_origin_id", "person_number"),
    *("entitlement_kind_id", "entitlement_issued_by"),
    *("entitlement_obliged", "entitlement_valid_from"),
    *("entitlement_valid_until", "units_granted"),
)
SCHOOLING = (
    *("literacy_id", "education_id", "school_years"),
    *("language_level_id", "childcare_needed", "availability_id"),
)
REGISTRATION = (
    *("registered_on", "fee_exemption_requested", "fee_kind_id"),
    *("placement_taken_on", "recommended_course_type_id", "recommended_section_id"),
)
ADDRESS = ("street", "street2", "zip", "city", "country_id", "phone", "email")


class RegistrationSheet(models.AbstractModel):
    """What the registration form of § 7 (1) IntV asks, as kept here, to be signed.

    BAMF prescribes the form itself; this is its content for the file or to copy from.
    """

    _name = "report.inge_online.report_registration_sheet"
    _inherit = ["inge.sheet"]
    _description = "Data sheet of the registration"
    _of_model = "inge.participant"

    def _people(self, people):
        return people

    def _pages(self, person):
        return [
            {
                "groups": [
                    (title, self._lines(person, names))
                    for title, names in self._groups()
                ]
            }
        ]

    def _groups(self):
        return (
            (self.env._("Person"), PERSON),
            (self.env._("Address"), ADDRESS),
            (self.env._("Entitlement"), ENTITLEMENT),
            (self.env._("Schooling and language"), SCHOOLING),
            (self.env._("Registration"), REGISTRATION),
        )

    def _lines(self, person, names):
        """Return label and value in pairs, two to a line."""
        return self._cut([self._shown(person, name) for name in names], 2)


class IngeAccessLog(models.Model):
    """Paper leaves the house as a file does."""

    _inherit = "inge.access.log"

    kind = fields.Selection(
        selection_add=[("printed", "Printed the data of a person")],
        ondelete={"printed": "cascade"},
    )

"""Persons of the simulator's world, as a clerk enters them."""

from odoo import Command

from .common import SimulatorCase


class PeopleCase(SimulatorCase):
    """A person with an entitlement who came to register today."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.a_person()

    @classmethod
    def a_person(cls, **values):
        """Return AZ-000003 of the world, or whom the values make of her."""
        people = cls.env["inge.participant"].with_user(cls.clerk)
        return people.create(
            {
                "family_name": "Probe",
                "given_name": "Bela",
                "birth_date": "1998-12-21",
                "birth_place": "Exempelhafen",
                "gender_id": cls.code("gender", "female").id,
                "nationality_ids": [
                    Command.link(cls.env.ref("inge_online.inge_nationality_163").id)
                ],
                "file_number": "AZ-000003",
                "file_number_origin_id": cls.code("file_number_origin", "bamf").id,
                "street": "Exempelgasse 4",
                "zip": "30159",
                "city": "Hannover",
                "country_id": cls.env.ref("base.de").id,
                "registered_on": "2025-01-31",
                "literacy_id": cls.code("literacy", "other_script").id,
                "education_id": cls.code("education", "isced_1").id,
                "school_years": 4,
                "language_level_id": cls.code("language_level", "none").id,
                "availability_id": cls.code("availability", "morning").id,
                "childcare_needed": "no",
                "placement_taken_on": "2025-01-30",
                "recommended_course_type_id": cls.env.ref(
                    "inge_online.inge_course_type_literacy"
                ).id,
                **values,
            }
        )

    def report(self, action="action_report_registration", record=None):
        return super().report(action, record or self.person)

    def known(self, number="AZ-000003"):
        """Return what BAMF knows of a person."""
        return self.simulator.memories["test"].world.persons[number]

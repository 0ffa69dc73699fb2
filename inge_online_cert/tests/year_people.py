"""The people of the year, as the clerks of both states enter them."""

from datetime import timedelta

from odoo import Command

from .year_cast import YearCast
from .year_world import GROUP, repeats, state_of

ASKED_FIRST = (5, 18, 30)
"""Of these courses' people only number and date of birth are known at first."""
MISTYPED = (33, 210, 421)
MOVED_HOUSE = range(0, 600, 40)
GENDERS = {"female": "female", "male": "male", "diverse": "diverse"}
GENDERS["not_stated"] = "unspecified"


class YearPeople(YearCast):
    """Registers groups: typed from certificates, or asked for at BAMF."""

    def register_people(self, number):
        """Enter the people who came to register for a course."""
        state = state_of(number)
        group = range(number * GROUP, (number + 1) * GROUP)
        if number in ASKED_FIRST:
            people = self._ask_about(state, group)
        else:
            values = [self._personal(state, person) for person in group]
            people = self.get("inge.participant", state).create(values)
        people.write(self._registration(number))
        for person, record in zip(group, people, strict=True):
            self.people[person] = record
            if repeats(person):
                record.repeater_number = self.known[person]["person_number"]

    def _ask_about(self, state, group):
        """Ask BAMF who these are; the answers fill them in."""
        people = self.get("inge.participant", state)
        for person in group:
            wizard = self.get("inge.participant.ask", state).create(
                {
                    "company_id": self.company.id,
                    "provider_id": self.providers[state].id,
                    **self._key(person),
                }
            )
            people |= people.browse(wizard.action_ask()["res_id"])
        self.send(*people.inge_message_ids.sudo())
        self.assertFalse(any(people.mapped("provisional")))
        return people

    def _key(self, person):
        entry = self.known[person]
        return {
            "file_number": entry["file_number"],
            "file_number_origin_id": self.code(
                "file_number_origin", entry["origin"]
            ).id,
            "birth_date": entry["birth_date"],
        }

    def _personal(self, state, person):
        """Return what stands on somebody's certificate and passport."""
        entry = self.known[person]
        address, held = entry["address"], entry["entitlement"]
        nationality = "inge_online.inge_nationality_%s"
        values = {
            "company_id": self.company.id,
            "provider_id": self.providers[state].id,
            **self._key(person),
            **{name: entry[name] for name in ("family_name", "given_name")},
            "birth_place": entry["birth_place"],
            "gender_id": self.code("gender", GENDERS[entry["gender"]]).id,
            "nationality_ids": [
                Command.link(self.env.ref(nationality % key).id)
                for key in entry["nationalities"]
            ],
            "street": address["street"],
            "zip": address["zip_code"],
            "city": address["city"],
            "country_id": self.env.ref("base.de").id,
            "entitlement_kind_id": self.code("entitlement_kind", held["kind"]).id,
            **{
                f"entitlement_{name}": held[name]
                for name in ("issued_by", "obliged", "valid_from", "valid_until")
            },
            "units_granted": entry["units_granted"],
            "units_used_before": entry["units_used"],
        }
        if person in MISTYPED:
            values["birth_date"] = "1959-12-31"
        if person in MOVED_HOUSE:
            values["street"] = "Neuer Weg 1"
        return values

    def _registration(self, number):
        """Return what the registration form asks for besides."""
        return {
            "registered_on": self.today - timedelta(days=3),
            "literacy_id": self.code("literacy", "other_script").id,
            "education_id": self.code("education", "isced_1").id,
            "school_years": 4,
            "language_level_id": self.code("language_level", "none").id,
            "availability_id": self.code("availability", "morning").id,
            "childcare_needed": "no",
            "placement_taken_on": self.today - timedelta(days=3),
            "recommended_course_type_id": self._type(number).id,
        }

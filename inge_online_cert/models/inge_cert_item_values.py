from datetime import timedelta

from odoo import Command, models

from odoo.addons.inge_online.day import german_today


class IngeCertItem(models.Model):
    """What a datum of the package becomes: a participant here, a person at BAMF."""

    _inherit = "inge.cert.item"

    def _person_values(self, run):
        """Return the values of the participant, with admissible ones where free."""
        self.ensure_one()
        repeater = self.situation == "repeater"
        today = german_today()
        provider = self.env["inge.provider"].search(
            [("company_id", "=", run.test_company_id.id)], limit=1, order="id"
        )
        course_type = self.env.ref("inge_online.inge_course_type_general")
        return {
            "company_id": run.test_company_id.id,
            "family_name": self.family_name or "Beispiel",
            "given_name": self.given_name or "Ada",
            "birth_date": self.birth_date,
            "file_number": self.code,
            "file_number_origin_id": self._code("file_number_origin", self.origin),
            "person_number": False if repeater else self.person_number,
            "repeater_number": self.person_number if repeater else False,
            "street": self.street or "Probestraße 1",
            "zip": self.zip or "30159",
            "city": self.city or "Hannover",
            "country_id": self.env.ref("base.de").id,
            "provider_id": provider.id,
            "birth_place": self.birth_place or "Musterdorf",
            "gender_id": self._code("gender", self.gender or "female"),
            "nationality_ids": self._nationality(),
            "entry_year": today.year - 1,
            "registered_on": today,
            "literacy_id": self._code("literacy", "latin_script"),
            "education_id": self._code("education", "isced_2"),
            "school_years": 9,
            "placement_dispensable": True,
            "recommended_course_type_id": course_type.id,
            "recommended_section_id": course_type.section_ids[:1].id,
        }

    def _code(self, kind, code):
        found = self.env["inge.code"].search(
            [("kind", "=", kind), ("code", "=", code)], limit=1
        )
        return found.id

    def _nationality(self):
        key = self.nationality or "423"
        found = self.env["inge.nationality"].search([("code", "=", key)], limit=1)
        return [Command.set(found.ids)]

    def _at_authority(self, provider_code):
        """Return the person as the simulator's world has it; None if unknown there."""
        self.ensure_one()
        if self.situation == "unknown":
            return None
        person = {
            "file_number": self.code,
            "origin": self.origin or "bamf",
            "birth_date": str(self.birth_date),
            "family_name": self.family_name or "Beispiel",
            "given_name": self.given_name or "Ada",
            "gender": self.gender or None,
            "birth_place": self.birth_place or None,
            "nationalities": [self.nationality] if self.nationality else [],
            "address": self._address(),
            "person_number": self.person_number or None,
            "repeater": self.situation == "repeater",
            "units_granted": 1000,
            "entitlement": self._entitlement(),
            "registration": self._registration(provider_code),
        }
        return {name: value for name, value in person.items() if value is not None}

    def _address(self):
        if not (self.street and self.zip and self.city):
            return {}
        return {
            "street": self.street,
            "zip_code": self.zip,
            "city": self.city,
            "country": "DE",
        }

    def _entitlement(self):
        """Return the entitlement as the case wants it before it begins."""
        today = german_today()
        until = {"lapsed": -30, "expiring": 20}.get(self.situation, 300)
        return {
            "kind": "repetition" if self.situation == "repeater" else "admission",
            "issued_by": "Fiktive Stelle",
            "valid_from": str(today - timedelta(days=400)),
            "valid_until": str(today + timedelta(days=until)),
            "cancelled_on": (
                str(today - timedelta(days=30))
                if self.situation == "withdrawn"
                else None
            ),
        }

    def _registration(self, provider_code):
        providers = {"registered": provider_code, "elsewhere": OTHER_PROVIDER}
        if self.situation not in providers:
            return None
        day = german_today() - timedelta(days=60)
        return {"provider_code": providers[self.situation], "on": str(day)}


OTHER_PROVIDER = "PROBE-ANDERER"
"""Who has registered the persons that are registered elsewhere."""


def _provider(code, state):
    return {"code": code, "environment": "test", "federal_state": state}


class IngeCertPackage(models.Model):
    _inherit = "inge.cert.package"

    def _world(self, account, password):
        """Return the simulator's world: what BAMF would have set up for the test."""
        self.ensure_one()
        by_kind = self.item_ids.grouped("kind")
        none = self.env["inge.cert.item"]
        providers = by_kind.get("provider", none)
        codes = providers.mapped("code")
        persons = (item._at_authority(codes[0]) for item in by_kind.get("person", none))
        return {
            "providers": [
                *(_provider(item.code, item.state_code) for item in providers),
                _provider(OTHER_PROVIDER, "HB"),
            ],
            "accounts": [
                {
                    "user": account,
                    "password": password,
                    "environment": "test",
                    "providers": codes,
                }
            ],
            "sites": self._places("site", codes[0]),
            "teachers": [
                {"code": item.code, "providers": codes}
                for item in by_kind.get("teacher", none)
            ],
            "exam_centres": [
                {
                    "code": item.code,
                    "provider": codes[0],
                    "approved_for": ["dtz", "lid"],
                }
                for item in by_kind.get("exam_centre", none)
            ],
            "administrative_sites": self._places("administrative_site", codes[0]),
            "delivery_sites": self._places("delivery_site", codes[0]),
            "persons": [person for person in persons if person],
        }

    def _places(self, kind, provider_code):
        items = self.item_ids.filtered(lambda item: item.kind == kind)
        return [{"code": item.code, "provider": provider_code} for item in items]

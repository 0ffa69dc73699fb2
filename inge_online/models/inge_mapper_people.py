from dataclasses import replace

from odoo import models

from ..protocol.messages import (
    Address,
    FirstRegistration,
    ParticipantInquiry,
    PersonalData,
    PersonKey,
    PlacementTest,
    RepeatRegistration,
)

_YES_NO = {"yes": True, "no": False}


class IngeMapper(models.AbstractModel):
    """Messages on persons: their registrations, and what BAMF is asked about them."""

    _inherit = "inge.mapper"

    def _first_registration(self, person):
        return FirstRegistration(
            **self._sender(person),
            person=self._person_key(person),
            personal=self._personal(person),
            registered_on=person.registered_on,
            literacy=person.literacy_id.code or "",
            education=person.education_id.code or "",
            school_years=self._school_years(person),
            language_level=person.language_level_id.code or None,
            childcare_needed=_YES_NO.get(person.childcare_needed),
            availability=person.availability_id.code or None,
            fee_exemption_requested=person.fee_exemption_requested,
            fee_kind=person.fee_kind_id.code or None,
            placement_test=self._placement_test(person),
            recommended_course_type=person.recommended_course_type_id.code or "",
            recommended_section=person.recommended_section_id.number,
            low_threshold=person.low_threshold,
            entry_year=person.entry_year or None,
        )

    def _repeat_registration(self, person):
        return RepeatRegistration(
            **self._sender(person),
            person=self._repeater_key(person),
            gender=person.gender_id.code or None,
            family_name=person.family_name,
            given_name=person.given_name,
            address=self._address(person.partner_id),
            registered_on=person.registered_on,
            fee_exemption_requested=person.fee_exemption_requested,
        )

    def _participant_inquiry(self, person):
        named = person.file_number or person.person_number
        key = self._person_key if named else self._repeater_key
        return ParticipantInquiry(**self._sender(person), person=key(person))

    # parts

    def _participant(self, enrolment):
        """Name who takes part with repeat hours by the repeater's number."""
        reported = super()._participant(enrolment)
        person = enrolment.participant_id
        if not (enrolment.repeater and person.repeater_number):
            return reported
        return replace(reported, person=self._repeater_key(person))

    def _repeater_key(self, person):
        return PersonKey(
            birth_date=person.birth_date, person_number=person.repeater_number
        )

    def _personal(self, person):
        return PersonalData(
            family_name=person.family_name,
            given_name=person.given_name,
            birth_place=person.birth_place or None,
            gender=person.gender_id.code or None,
            nationalities=tuple(person.nationality_ids.mapped("code")),
            address=self._address(person.partner_id),
        )

    def _address(self, partner):
        return Address(
            street=", ".join(filter(None, (partner.street, partner.street2))),
            zip_code=partner.zip or "",
            city=partner.city or "",
            country=partner.country_id.code or "",
        )

    def _school_years(self, person):
        return 0 if person.no_school else person.school_years or None

    def _placement_test(self, person):
        """Say who tested; without another name it was the reporting provider."""
        taken_on = person.placement_taken_on or None
        own = self._sender(person)["provider_code"]
        return PlacementTest(
            taken_on=taken_on,
            provider_code=taken_on and (person.placement_provider_code or own or None),
            dispensable=person.placement_dispensable,
        )

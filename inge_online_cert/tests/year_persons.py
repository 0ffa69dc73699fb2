"""What BAMF has to answer about a person, made from Odoo's records by hand."""

from odoo.addons.inge_online.protocol.messages import (
    Address,
    Attended,
    Entitlement,
    ParticipantRecord,
    PersonalData,
)

from .year_answers import key_of, there


def participant_record(person, elsewhere, address):
    """Return the answer to a participant inquiry as our records would give it.

    :param elsewhere: visits of other providers' courses, which are not kept here
    :param address: that one of the person's addresses which BAMF knows
    """
    code = person.provider_id.test_provider_code
    return ParticipantRecord(
        personal=PersonalData(
            family_name=person.family_name,
            given_name=person.given_name,
            birth_place=person.birth_place,
            gender=person.gender_id.code,
            nationalities=tuple(sorted(person.nationality_ids.mapped("code"))),
            address=Address(
                street=address.street,
                zip_code=address.zip,
                city=address.city,
                country=address.country_id.code,
            ),
        ),
        entitlements=(_entitlement(person),),
        units_granted=person.units_granted,
        units_used=person.units_used_before,
        attended=in_order((*elsewhere, *_visits(person, code))),
        registered_on=person.registered_on,
        registered_by=code,
    )


def in_order(visits):
    return tuple(sorted(visits, key=lambda visit: visit.start))


def _entitlement(person):
    number = person.repeater_number or person.person_number
    return Entitlement(
        person_key=key_of(person, number),
        kind=person.entitlement_kind_id.code,
        valid_from=person.entitlement_valid_from,
        valid_until=person.entitlement_valid_until,
        cancelled_on=person.entitlement_cancelled_on or None,
        issued_by=person.entitlement_issued_by,
        obliged=person.entitlement_obliged,
    )


def _visits(person, code):
    """Yield the courses that the person sat in here."""
    for course in person.enrolment_ids.course_id:
        sections = course.section_ids.sorted("number").filtered(
            lambda section, course=course: (
                section.state == "begun"
                and person
                in there(course, section.date_start, section.date_end).participant_id
            )
        )
        if sections:
            yield Attended(
                course_type=course.course_type_id.code,
                provider_code=code,
                start=sections[0].date_start,
                end=course.early_end_on or None,
                sections=tuple(sections.mapped("number")),
            )

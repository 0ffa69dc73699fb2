"""Examples of the messages about people: inquiry, registrations, examinations."""

from __future__ import annotations

from datetime import date

from ..messages import (
    Address,
    Examinee,
    FirstRegistration,
    LanguageTestReport,
    Message,
    OrientationTestReport,
    ParticipantInquiry,
    PersonalData,
    PersonKey,
    PlacementTest,
    RepeatRegistration,
)

PROVIDER = "TEST-NI-01"

PERSON = PersonKey(
    birth_date=date(1990, 2, 3),
    file_number="AZ-000999",
    file_number_origin="bamf",
    person_number="PKZ-000999",
)
OTHER_PERSON = PersonKey(
    birth_date=date(1988, 7, 6), file_number="AZ-000998", file_number_origin="tgs"
)
ADDRESS = Address(
    street="Musterweg 99", zip_code="30159", city="Hannover", country="DE"
)
PERSONAL = PersonalData(
    family_name="Beispielname",
    given_name="Fiktiva",
    birth_place="Nirgendwo",
    gender="female",
    nationalities=("163", "475"),
    address=ADDRESS,
)

PERSON_MESSAGES: tuple[Message, ...] = (
    ParticipantInquiry(provider_code=PROVIDER, person=PERSON),
    FirstRegistration(
        provider_code=PROVIDER,
        person=PERSON,
        personal=PERSONAL,
        registered_on=date(2027, 1, 11),
        literacy="other_script",
        education="isced_2",
        school_years=9,
        language_level="a1",
        childcare_needed=True,
        availability="morning",
        fee_exemption_requested=True,
        fee_kind="without_contribution",
        placement_test=PlacementTest(
            taken_on=date(2027, 1, 8), provider_code=PROVIDER, dispensable=True
        ),
        recommended_course_type="literacy",
        recommended_section=1,
        low_threshold=True,
        entry_year=2025,
    ),
    RepeatRegistration(
        provider_code=PROVIDER,
        person=PERSON,
        gender="female",
        family_name="Beispielname",
        given_name="Fiktiva",
        address=ADDRESS,
        registered_on=date(2027, 1, 11),
        fee_exemption_requested=True,
    ),
    LanguageTestReport(
        provider_code=PROVIDER,
        exam_centre_code="PS-TEST-NI",
        exam_date=date(2027, 10, 23),
        examinees=(
            Examinee(
                person=PERSON,
                sheet_number="BOGEN-000999",
                identity_document="PASS-FIKTIV-1",
                address=ADDRESS,
            ),
            Examinee(
                person=OTHER_PERSON,
                sheet_number="BOGEN-000998",
                identity_document="PASS-FIKTIV-2",
                address=ADDRESS,
            ),
        ),
    ),
    OrientationTestReport(
        provider_code=PROVIDER,
        own_reference="LID-MUSTER-1",
        exam_date=date(2027, 11, 20),
        room="Raum 1.01",
        contact_email="klara@example.org",
        administrative_site_code="VS-TEST-NI",
        delivery_site_code="LA-TEST-NI",
        participant_count=18,
    ),
)

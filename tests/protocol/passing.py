"""Messages that may go, by their names."""

from __future__ import annotations

from hypothesis import strategies as st

from protocol.messages import (
    CourseInquiry,
    CoursePlanCancellation,
    EarlyEnd,
    Examinee,
    FirstRegistration,
    LanguageTestReport,
    OrientationTestReport,
    ParticipantInquiry,
    PersonalData,
    PlacementTest,
    RepeatRegistration,
    SectionStartReport,
    SectionUpdate,
    SiteChange,
)

from .passing_courses import (
    SECTIONS,
    course_starts,
    plan_reports,
    plan_updates,
    section_reports,
)
from .passing_parts import (
    DAYS,
    NAMES,
    TEXTS,
    addresses,
    maybe,
    people,
    person_keys,
    words,
)

_NATIONALITIES = st.lists(
    st.integers(0, 999).map(lambda number: f"{number:03}"),
    min_size=1,
    max_size=3,
    unique=True,
).map(tuple)
_EMAILS = st.emails().filter(lambda email: "[" not in email)


@st.composite
def first_registrations(draw: st.DrawFn) -> FirstRegistration:
    """Registrations after § 7 (1) IntV."""
    taken_on = draw(maybe(DAYS))
    course_type = draw(st.sampled_from(list(SECTIONS)))
    return FirstRegistration(
        provider_code=draw(TEXTS),
        person=draw(person_keys()),
        personal=PersonalData(
            family_name=draw(NAMES),
            given_name=draw(NAMES),
            birth_place=draw(maybe(TEXTS)),
            gender=draw(maybe(words("gender"))),
            nationalities=draw(_NATIONALITIES),
            address=draw(addresses()),
        ),
        registered_on=draw(DAYS),
        literacy=draw(words("literacy")),
        education=draw(words("education")),
        school_years=draw(maybe(st.integers(0, 30))),
        language_level=draw(maybe(words("language_level"))),
        childcare_needed=draw(maybe(st.booleans())),
        availability=draw(maybe(words("availability"))),
        fee_exemption_requested=draw(st.booleans()),
        fee_kind=draw(maybe(words("fee_kind"))),
        placement_test=PlacementTest(
            taken_on=taken_on,
            provider_code=draw(maybe(TEXTS)),
            dispensable=taken_on is None or draw(st.booleans()),
        ),
        recommended_course_type=course_type,
        recommended_section=draw(st.integers(1, SECTIONS[course_type])),
        low_threshold=draw(st.booleans()),
        entry_year=draw(maybe(st.integers(1900, 2099))),
    )


@st.composite
def language_tests(draw: st.DrawFn) -> LanguageTestReport:
    """Language tests that at least one person sat."""
    keys = draw(people(fewest=1))
    sheets = st.lists(TEXTS, min_size=len(keys), max_size=len(keys), unique=True)
    return LanguageTestReport(
        provider_code=draw(TEXTS),
        exam_centre_code=draw(TEXTS),
        exam_date=draw(DAYS),
        examinees=tuple(
            Examinee(
                person=key,
                sheet_number=sheet,
                identity_document=draw(TEXTS),
                address=draw(addresses()),
            )
            for key, sheet in zip(keys, draw(sheets), strict=True)
        ),
    )


PASSING = {
    "participant_inquiry": st.builds(
        ParticipantInquiry, provider_code=TEXTS, person=person_keys()
    ),
    "first_registration": first_registrations(),
    "repeat_registration": st.builds(
        RepeatRegistration,
        provider_code=TEXTS,
        person=person_keys(),
        gender=maybe(words("gender")),
        family_name=NAMES,
        given_name=NAMES,
        address=addresses(),
        registered_on=DAYS,
        fee_exemption_requested=st.booleans(),
    ),
    "course_plan_report": plan_reports,
    "course_plan_update": plan_updates,
    "course_plan_cancellation": st.builds(
        CoursePlanCancellation,
        provider_code=TEXTS,
        course_code=TEXTS,
        reason=maybe(words("cancellation_reason")),
    ),
    "course_start_report": course_starts(),
    "section_start_report": section_reports(SectionStartReport),
    "section_update": section_reports(SectionUpdate),
    "site_change": st.builds(
        SiteChange,
        provider_code=TEXTS,
        course_code=TEXTS,
        site_code=TEXTS,
        valid_from=DAYS,
    ),
    "early_end": st.builds(
        EarlyEnd,
        provider_code=TEXTS,
        course_code=TEXTS,
        end=DAYS,
        reason=maybe(words("early_end_reason")),
    ),
    "course_inquiry": st.builds(CourseInquiry, provider_code=TEXTS, course_code=TEXTS),
    "language_test_report": language_tests(),
    "orientation_test_report": st.builds(
        OrientationTestReport,
        provider_code=TEXTS,
        own_reference=TEXTS,
        exam_date=DAYS,
        room=TEXTS,
        contact_email=_EMAILS,
        administrative_site_code=TEXTS,
        delivery_site_code=maybe(TEXTS),
        participant_count=maybe(st.integers(1, 999)),
    ),
}

"""Examples of the answers, one of each class."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from ..messages import (
    Answer,
    Attended,
    CourseRecord,
    Entitlement,
    ExamReceipt,
    ParticipantRecord,
    PlanReceipt,
    RegistrationReceipt,
    Remark,
)
from .courses import COURSE, SECTIONS, SETTING, attendance
from .people import PERSON, PERSONAL, PROVIDER

_COMMON: dict[str, Any] = {
    "answered_at": datetime(2027, 1, 11, 9, 30, tzinfo=timezone.utc),
    "reference": "VORGANG-000999",
    "hints": (
        Remark(
            code="hint_address_differs",
            text="Hinweis zum Ausprobieren",
            location="Anschrift",
        ),
    ),
}

ANSWERS: dict[type[Answer], Answer] = {
    type(answer): answer
    for answer in (
        Answer(**_COMMON),
        PlanReceipt(**_COMMON, course_code=COURSE),
        RegistrationReceipt(**_COMMON, person_number="PKZ-000999"),
        ExamReceipt(**_COMMON, exam_number="LID-000999"),
        ParticipantRecord(
            **_COMMON,
            personal=PERSONAL,
            entitlements=(
                Entitlement(
                    person_key=PERSON,
                    kind="admission",
                    valid_from=date(2026, 12, 1),
                    valid_until=date(2027, 11, 30),
                    cancelled_on=date(2027, 9, 1),
                    issued_by="Fiktive Behörde",
                    obliged=True,
                ),
            ),
            units_granted=700,
            units_used=200,
            attended=(
                Attended(
                    course_type="literacy",
                    provider_code=PROVIDER,
                    start=SECTIONS[0].start,
                    end=SECTIONS[1].end,
                    sections=(1, 2),
                    billed_units=200,
                ),
            ),
            registered_on=date(2027, 1, 11),
            registered_by=PROVIDER,
        ),
        CourseRecord(
            **_COMMON,
            course_code=COURSE,
            own_reference="MUSTERKURS-1",
            status="started",
            sections=SECTIONS,
            reported_sections=(1, 2),
            setting=SETTING,
            attendance=attendance(SECTIONS[1]),
        ),
    )
}

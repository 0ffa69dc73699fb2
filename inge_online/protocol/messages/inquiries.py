"""Questions to BAMF and what it answers. They change nothing there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from .base import Answer, Message
from .documented import inferred, known
from .persons import PersonalData, PersonKey
from .plans import Attendance, SectionPeriod, Setting


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entitlement:
    """A Teilnahmeberechtigung of a person."""

    person_key: PersonKey = field(
        metadata=known(
            "Aktenzeichen", "number under which it stands", "Q-TNA", personal=True
        )
    )
    kind: str | None = field(
        default=None,
        metadata=known(
            "Zulassungsart", "code list unknown", "Q-TNA", "KLARO", personal=True
        ),
    )
    valid_from: date | None = field(
        default=None, metadata=known("Gültig ab", "day", "Q-TNA", personal=True)
    )
    valid_until: date | None = field(
        default=None,
        metadata=known(
            "Gültig bis",
            "day, one year as a rule",
            "Q-TNA",
            "IntV § 5 (3)",
            personal=True,
        ),
    )
    cancelled_on: date | None = field(
        default=None,
        metadata=known(
            "Stornierungsdatum", "day it was withdrawn", "CMX-BK", personal=True
        ),
    )
    issued_by: str | None = field(
        default=None,
        metadata=known("Ausstellende Behörde", "its name", "Q-TNA", personal=True),
    )
    obliged: bool = field(
        default=False,
        metadata=known(
            "Verpflichtung", "the person must take part", "BAMF-KT", personal=True
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Attended:
    """A Kursbesuch of a person, here or elsewhere."""

    course_type: str | None = field(
        default=None,
        metadata=known("Kursart", "code list course_type", "Q-TNA", personal=True),
    )
    provider_code: str | None = field(
        default=None, metadata=known("Träger", "Trägerkennung", "Q-TNA", personal=True)
    )
    start: date | None = field(
        default=None, metadata=known("Von", "first day", "Q-TNA", personal=True)
    )
    end: date | None = field(
        default=None, metadata=known("Bis", "last day", "Q-TNA", personal=True)
    )
    sections: tuple[int, ...] = field(
        default=(),
        metadata=known("Besuchte Kursabschnitte", "numbers", "Q-TNA", personal=True),
    )
    billed_units: int | None = field(
        default=None,
        metadata=known("Abgerechnete Stunden", "of 45 minutes", "Q-TNA", personal=True),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ParticipantRecord(Answer):
    """What BAMF has on a person; content varies [Q-TNA]."""

    personal: PersonalData | None = field(
        default=None,
        metadata=known("Personendaten", "as BAMF holds them", "Q-TNA", personal=True),
    )
    entitlements: tuple[Entitlement, ...] = field(
        default=(),
        metadata=known(
            "Teilnahmeberechtigungen", "all of them", "Q-TNA", personal=True
        ),
    )
    units_granted: int | None = field(
        default=None,
        metadata=known("Genehmigte Stunden", "of 45 minutes", "CMX-BK", personal=True),
    )
    units_used: int | None = field(
        default=None,
        metadata=known(
            "Beanspruchte Stunden", "of 45 minutes", "CMX-BK", "Q-TNA", personal=True
        ),
    )
    attended: tuple[Attended, ...] = field(
        default=(),
        metadata=known("Kursbesuche", "here and elsewhere", "Q-TNA", personal=True),
    )
    registered_on: date | None = field(
        default=None,
        metadata=known("Anmeldedatum", "of the registration", "CMX-BK", personal=True),
    )
    registered_by: str | None = field(
        default=None,
        metadata=known("Träger der Anmeldung", "Trägerkennung", "Q-TNA", personal=True),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantInquiry(Message):
    """Teilnehmerauskunft: what BAMF knows of a person [Q-TNA]."""

    name: ClassVar[str] = "participant_inquiry"
    term: ClassVar[str] = "Teilnehmerauskunft"
    answer: ClassVar[type[Answer]] = ParticipantRecord
    inquiry: ClassVar[bool] = True

    person: PersonKey = field(
        metadata=known(
            "Person",
            "number and date of birth; nothing else",
            "Q-TNA",
            "Q-TNA16",
            personal=True,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRecord(Answer):
    """The course as last reported. Kursart, Beginn-Kursabschnitt and Zusatzangaben
    do not come back [Q-KAU]."""

    course_code: str | None = field(
        default=None, metadata=known("Kurskennung", "BAMF's number", "Q-KAU")
    )
    own_reference: str | None = field(
        default=None, metadata=inferred("Eigene Kursnummer", "as reported", "Q-KAU")
    )
    status: str | None = field(
        default=None,
        metadata=inferred(
            "Status",
            "code list course_status: planned, started, cancelled, ended",
            "Q-KAU",
        ),
    )
    sections: tuple[SectionPeriod, ...] = field(
        default=(),
        metadata=known("Kursabschnitte", "planned or begun", "Q-KAU", "ABES-IMP"),
    )
    reported_sections: tuple[int, ...] = field(
        default=(),
        metadata=inferred("Gemeldete Kursabschnitte", "begun ones", "ABES-IMP"),
    )
    setting: Setting | None = field(
        default=None, metadata=known("Durchführung", "place, people, times", "Q-KAU")
    )
    attendance: Attendance | None = field(
        default=None, metadata=inferred("Teilnehmer", "as last reported", "Q-KAU")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseInquiry(Message):
    """Kursauskunft: the state of a course at BAMF [Q-KAU]."""

    name: ClassVar[str] = "course_inquiry"
    term: ClassVar[str] = "Kursauskunft"
    answer: ClassVar[type[Answer]] = CourseRecord
    inquiry: ClassVar[bool] = True

    course_code: str = field(
        metadata=known("Kurskennung", "given by BAMF; the key of the inquiry", "Q-KAU")
    )

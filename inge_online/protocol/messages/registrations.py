"""Registration of a participant (Anmeldung), for the first time and to repeat."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from .base import Answer, Message
from .documented import historical, inferred, known
from .persons import Address, PersonalData, PersonKey, PlacementTest


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RegistrationReceipt(Answer):
    """BAMF has taken the registration."""

    person_number: str | None = field(
        default=None,
        metadata=inferred(
            "Personenkennziffer (PKZ)", "if BAMF states it", "ABES-TN", personal=True
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FirstRegistration(Message):
    """Anmeldung im Erstverfahren: § 7 (1) IntV and the placement test [CMX-TEV]."""

    name: ClassVar[str] = "first_registration"
    term: ClassVar[str] = "Anmeldung im Erstverfahren"
    answer: ClassVar[type[Answer]] = RegistrationReceipt

    person: PersonKey = field(
        metadata=known(
            "Person", "number and date of birth", "Q-EST", "ABES-TN", personal=True
        )
    )
    personal: PersonalData = field(
        metadata=known(
            "Personendaten", "the registration form", "IntV § 7 (1)", personal=True
        )
    )
    registered_on: date = field(
        metadata=known(
            "Anmeldedatum",
            "day of registration with the provider",
            "CMX-TEV",
            personal=True,
        )
    )
    literacy: str = field(
        metadata=known(
            "Schreibkundigkeit",
            "code list literacy",
            "ABES-TN",
            "IntV § 7 (1)",
            personal=True,
        )
    )
    education: str = field(
        metadata=known(
            "Bildungsstand",
            "code list education, ISCED",
            "ABES-TN",
            "IntV § 7 (1)",
            personal=True,
        )
    )
    school_years: int | None = field(
        default=None,
        metadata=known(
            "Anzahl Schuljahre",
            "years, when there is no degree",
            "ABES-TN",
            personal=True,
        ),
    )
    language_level: str | None = field(
        default=None,
        metadata=known(
            "Kenntnisse der deutschen Sprache",
            "code list unknown",
            "IntV § 7 (1)",
            personal=True,
        ),
    )
    childcare_needed: bool | None = field(
        default=None,
        metadata=known(
            "Bedarf einer Kinderbeaufsichtigung",
            "yes or no",
            "IntV § 7 (1)",
            personal=True,
        ),
    )
    availability: str | None = field(
        default=None,
        metadata=known(
            "Zeitliche Verfügbarkeit",
            "code list unknown",
            "IntV § 7 (1)",
            personal=True,
        ),
    )
    fee_exemption_requested: bool = field(
        default=False,
        metadata=known(
            "Antrag auf Kostenbefreiung", "made with it", "IntV § 7 (1)", personal=True
        ),
    )
    fee_kind: str | None = field(
        default=None,
        metadata=historical(
            "Kostenbeteiligung (KB-Typ)",
            "code list fee_kind",
            "ABES-TN",
            "KLARO",
            personal=True,
        ),
    )
    placement_test: PlacementTest = field(
        metadata=known(
            "Einstufungstest",
            "result and who tested",
            "IntV § 11 (2)",
            "CMX-BK",
            personal=True,
        )
    )
    recommended_course_type: str = field(
        metadata=known(
            "Empfohlene Kursart", "code list course_type", "Q-TEST", personal=True
        )
    )
    recommended_section: int = field(
        metadata=known(
            "Empfohlener Kursabschnitt", "section number", "Q-TEST", personal=True
        )
    )
    low_threshold: bool = field(
        default=False,
        metadata=known(
            "Niederschwellig", "the provider's own judgement", "ABES-TN", personal=True
        ),
    )
    entry_year: int | None = field(
        default=None,
        metadata=known("Jahr der Einreise", "four digits", "CMX-BK", personal=True),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RepeatRegistration(Message):
    """Anmeldung im Wiederholerverfahren, up to 300 repeat units [Q-TEST].

    The person key carries the repeater's new number.
    """

    name: ClassVar[str] = "repeat_registration"
    term: ClassVar[str] = "Anmeldung im Wiederholerverfahren"
    answer: ClassVar[type[Answer]] = RegistrationReceipt

    person: PersonKey = field(
        metadata=known(
            "Person",
            "the repeater's new number, date of birth",
            "CMX-TEV",
            personal=True,
        )
    )
    gender: str | None = field(
        default=None,
        metadata=historical("Anrede", "code list gender", "KLARO", personal=True),
    )
    family_name: str = field(
        metadata=historical(
            "Name",
            "no digits, no special characters",
            "KLARO",
            "Q-TEST-OLD",
            personal=True,
        )
    )
    given_name: str = field(
        metadata=historical(
            "Vorname",
            "no digits, no special characters",
            "KLARO",
            "Q-TEST-OLD",
            personal=True,
        )
    )
    address: Address = field(
        metadata=historical("Anschrift", "present home address", "KLARO", personal=True)
    )
    registered_on: date = field(
        metadata=historical(
            "Anmeldedatum",
            "day of registration with the provider",
            "KLARO",
            personal=True,
        )
    )
    fee_exemption_requested: bool = field(
        default=False,
        metadata=historical(
            "Antrag auf Kostenbefreiung", "made with it", "KLARO", personal=True
        ),
    )

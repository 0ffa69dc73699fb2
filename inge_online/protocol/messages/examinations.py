"""Reports on the final examinations of § 17 IntV."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from .base import Answer, Message
from .documented import inferred, known
from .persons import Address, PersonKey


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Examinee:
    """A person who sits the Deutsch-Test für Zuwanderer."""

    person: PersonKey = field(
        metadata=known("Teilnehmer", "number and date of birth", "Q-DTZ", personal=True)
    )
    sheet_number: str = field(
        metadata=known(
            "Bogennummer", "answer sheet; can be reported once", "Q-DTZ", personal=True
        )
    )
    identity_document: str = field(
        metadata=known(
            "Pass- oder Ausweisnummer",
            "for the certificate",
            "BAMF-TEST",
            "IntV § 17 (4)",
            personal=True,
        )
    )
    address: Address = field(
        metadata=known(
            "Anschrift", "the certificate is sent there", "BAMF-TEST", personal=True
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageTestReport(Message):
    """Sprachtest melden (DTZ): who sat it, with passport and address [Q-DTZ].

    Results come from the test institute, not from here.
    """

    name: ClassVar[str] = "language_test_report"
    term: ClassVar[str] = "Sprachtestmeldung (DTZ)"
    answer: ClassVar[type[Answer]] = Answer

    exam_centre_code: str = field(
        metadata=known("Prüfungsstellennummer", "format unknown", "INTTESTV")
    )
    exam_date: date = field(metadata=known("Prüfungsdatum", "day of the test", "Q-DTZ"))
    examinees: tuple[Examinee, ...] = field(
        metadata=known(
            "Teilnehmer",
            "everyone who sat the test",
            "Q-DTZ",
            "BAMF-TEST",
            personal=True,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamReceipt(Answer):
    """BAMF has taken the examination."""

    exam_number: str = field(
        metadata=known("Prüfungsnummer", "BAMF's number of the examination", "Q-LID")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrientationTestReport(Message):
    """LiD-Prüfung erfassen: "Leben in Deutschland" is sat [Q-LID]."""

    name: ClassVar[str] = "orientation_test_report"
    term: ClassVar[str] = "LiD-Prüfungsmeldung"
    answer: ClassVar[type[Answer]] = ExamReceipt

    own_reference: str = field(
        metadata=inferred("Eigene Prüfungsnummer", "the provider's own number", "Q-LID")
    )
    exam_date: date = field(metadata=known("Prüfungsdatum", "day of the test", "Q-LID"))
    room: str = field(metadata=known("Raumnummer", "where the test is sat", "Q-LID"))
    contact_email: str = field(
        repr=False,
        metadata=known(
            "E-Mail der Ansprechperson",
            "address of the contact",
            "Q-LID",
            personal=True,
        ),
    )
    administrative_site_code: str = field(
        metadata=known("Kennung Verwaltungsstandort", "format unknown", "CMX-SYS")
    )
    delivery_site_code: str | None = field(
        default=None,
        metadata=known("Kennung Lieferadresse", "if papers go elsewhere", "CMX-SYS"),
    )
    participant_count: int | None = field(
        default=None, metadata=inferred("Teilnehmerzahl", "expected persons", "Q-LID")
    )

"""Parts that speak of people: who is meant, where they live, what the test said.

They have no ``repr`` of their values, so that no log or traceback can tell them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .documented import historical, inferred, known


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonKey:
    """How BAMF recognises a person: a number together with the date of birth.

    Either ``file_number`` with its origin or ``person_number`` is given.
    """

    birth_date: date = field(
        metadata=known(
            "Geburtsdatum",
            "exactly as BAMF holds it",
            "Q-TNA",
            "Q-TEST-OLD",
            personal=True,
        )
    )
    file_number: str | None = field(
        default=None,
        metadata=known(
            "Aktenzeichen",
            "key of the entitlement; format unknown",
            "Q-TNA16",
            personal=True,
        ),
    )
    file_number_origin: str | None = field(
        default=None,
        metadata=known(
            "Herkunft des Aktenzeichens",
            "code list file_number_origin: bamf, bva, abh or tgs",
            "Q-TNA16",
            personal=True,
        ),
    )
    person_number: str | None = field(
        default=None,
        metadata=known(
            "Personenkennziffer (PKZ)",
            "BAMF's number of the person; a repeater has a new one; format unknown",
            "ABES-TN",
            "CMX-TEV",
            personal=True,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Address:
    """The present home address; a deviating postal address is not allowed [ABES-TN]."""

    street: str = field(
        metadata=known("Straße", "street and house number", "Q-TEST-OLD", personal=True)
    )
    zip_code: str = field(
        metadata=known(
            "PLZ", "postal code, five digits in Germany", "Q-TEST-OLD", personal=True
        )
    )
    city: str = field(metadata=known("Ort", "town", "Q-TEST-OLD", personal=True))
    country: str = field(
        metadata=known(
            "Land",
            "code list country, ISO 3166 alpha-2 of ours",
            "Q-TEST-OLD",
            personal=True,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonalData:
    """Who the person is, after § 7 (1) IntV."""

    family_name: str = field(
        metadata=known(
            "Name",
            "no digits, no special characters",
            "IntV § 7 (1)",
            "Q-TEST-OLD",
            personal=True,
        )
    )
    given_name: str = field(
        metadata=known(
            "Vorname",
            "no digits, no special characters",
            "IntV § 7 (1)",
            "Q-TEST-OLD",
            personal=True,
        )
    )
    birth_place: str | None = field(
        default=None,
        metadata=known("Geburtsort", "town of birth", "IntV § 7 (1)", personal=True),
    )
    gender: str | None = field(
        default=None,
        metadata=known("Geschlecht", "code list gender", "IntV § 7 (1)", personal=True),
    )
    nationalities: tuple[str, ...] = field(
        default=(),
        metadata=known(
            "Staatsangehörigkeiten",
            "keys of the Statistisches Bundesamt, three digits each",
            "IntV § 7 (1)",
            "ABES-TN",
            personal=True,
        ),
    )
    address: Address = field(
        metadata=known(
            "Anschrift",
            "present home address",
            "IntV § 7 (1)",
            "ABES-TN",
            personal=True,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PlacementTest:
    """The Einstufungstest before the language course (§ 11 (2) IntV)."""

    taken_on: date | None = field(
        default=None,
        metadata=known(
            "Datum des Einstufungstests", "day of the test", "CMX-BK", personal=True
        ),
    )
    provider_code: str | None = field(
        default=None,
        metadata=known(
            "Durchführender Träger", "Trägerkennung of who tested", "CMX-BK"
        ),
    )
    dispensable: bool = field(
        default=False,
        metadata=known(
            "Einstufungstest verzichtbar",
            "no test is needed",
            "CMX-BK",
            "ABES-TN",
            personal=True,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReportedParticipant:
    """A participant as listed in course reports."""

    person: PersonKey = field(
        metadata=known(
            "Teilnehmer", "number and date of birth", "ABES-KB", personal=True
        )
    )
    start: date = field(
        metadata=known(
            "Von", "first day of the person's first section", "ABES-5", personal=True
        )
    )
    end: date | None = field(
        default=None,
        metadata=known(
            "Bis", "last day of taking part, if it ended", "ABES-5", personal=True
        ),
    )
    name: str | None = field(
        default=None,
        metadata=historical(
            "Name",
            "family name, given name as on the paper form",
            "KLARO",
            personal=True,
        ),
    )
    repeater: bool = field(
        default=False,
        metadata=inferred(
            "Wiederholer", "takes part with repeat hours", "CMX-TEV", personal=True
        ),
    )

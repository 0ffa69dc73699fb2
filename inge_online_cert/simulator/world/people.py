"""People the authority knows: clerks, teachers, and persons with an entitlement."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Account:
    """A DeBeV login; ``failures`` counts wrong passwords in a row."""

    user: str
    password: str = field(repr=False)
    environment: str
    providers: tuple[str, ...]
    administrator: bool = False
    failures: int = 0


@dataclass(frozen=True)
class Teacher:
    """A Lehrkraft that BAMF has approved; for which courses, nothing here asks."""

    code: str
    providers: tuple[str, ...]
    given_name: str = ""
    family_name: str = ""


@dataclass(frozen=True)
class Entitlement:
    """A Teilnahmeberechtigung: who granted it, and from when until when it holds."""

    kind: str = "admission"
    issued_by: str = ""
    obliged: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    cancelled_on: date | None = None


@dataclass(frozen=True)
class Registration:
    """That a provider has registered the person; ``kind`` is first or repeat."""

    provider_code: str
    on: date
    kind: str = "first"


@dataclass(frozen=True)
class Attended:
    """A course the person sat in before."""

    course_type: str
    provider_code: str
    start: date
    end: date | None = None
    sections: tuple[int, ...] = ()
    billed_units: int | None = None


@dataclass(repr=False)
class Person:
    """One person as BAMF holds it; has no repr, so that no log can tell it."""

    file_number: str
    origin: str
    birth_date: date
    family_name: str
    given_name: str
    gender: str | None = None
    birth_place: str | None = None
    nationalities: tuple[str, ...] = ()
    address: dict[str, str] = field(default_factory=dict)
    entitlement: Entitlement = field(default_factory=Entitlement)
    person_number: str | None = None
    repeater: bool = False
    units_granted: int = 700
    units_used: int = 0
    attended: tuple[Attended, ...] = ()
    registration: Registration | None = None

"""Parts that several reports share. ``xml`` is the part as it was reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lxml import etree


@dataclass(frozen=True, repr=False)
class PersonKey:
    """How a report names a person."""

    birth_date: date
    file_number: str | None
    origin: str | None
    person_number: str | None

    @property
    def complete(self) -> bool:
        """Whether there is any number at all."""
        return bool(self.file_number or self.person_number)


@dataclass(frozen=True)
class Section:
    """A Kursabschnitt with its first and last day."""

    number: int
    start: date
    end: date
    units: int
    xml: etree._Element = field(repr=False, compare=False)


@dataclass(frozen=True)
class Setting:
    """Where and by whom lessons are given."""

    site_code: str
    teacher_codes: tuple[str, ...]
    materials: tuple[str, ...]
    interruptions: tuple[tuple[date, date], ...]
    xml: etree._Element = field(repr=False, compare=False)


@dataclass(frozen=True, repr=False)
class Participation:
    """One entry of a list of participants."""

    key: PersonKey
    start: date
    end: date | None
    repeater: bool


@dataclass(frozen=True, repr=False)
class Attendance:
    """The list, and the total with Selbstzahler."""

    participations: tuple[Participation, ...]
    total: int
    xml: etree._Element

"""Reads the body of a request, after the schema has found it in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from ..remarks import refuse
from ..words import COURSE_TYPES, ORIGINS, qualified
from .parts import Attendance, Participation, PersonKey, Section, Setting


class Report:
    """A view of an element by the names of its children."""

    def __init__(self, element: etree._Element, path: str = "") -> None:
        self.xml = element
        self.path = path

    def text(self, name: str) -> str:
        """Text of a child; empty if the child is not there."""
        return (self.xml.findtext(qualified(name)) or "").strip()

    def number(self, name: str) -> int:
        """Whole number of a child."""
        return int(self.text(name))

    def flag(self, name: str) -> bool:
        """Truth value of a child."""
        return self.text(name) in ("true", "1")

    def day(self, name: str) -> date:
        """Date of a child. A time zone, which the schema allows, means nothing here."""
        try:
            return date.fromisoformat(self.text(name)[:10])
        except ValueError as error:
            # the schema knows more years than the calendar here
            raise refuse("K-90", self.field(name)) from error

    def day_or_none(self, name: str) -> date | None:
        """Date of a child that may be missing."""
        return self.day(name) if self.has(name) else None

    def field(self, name: str) -> str:
        """The child's name with those of its parents, as a remark points to it."""
        return f"{self.path}/{name}" if self.path else name

    def part(self, name: str) -> Report:
        """A child that the schema demands."""
        (child,) = self.xml.iterchildren(qualified(name))
        return Report(child, self.field(name))

    def has(self, name: str) -> bool:
        """Whether the child is there."""
        return self.xml.find(qualified(name)) is not None

    def parts(self, *names: str) -> Iterator[Report]:
        """Children along a way of names; the last one may repeat."""
        for element in self.xml.iterfind("/".join(map(qualified, names))):
            yield Report(element, self.field("/".join(names)))

    def texts(self, *names: str) -> tuple[str, ...]:
        """Texts of repeated children along a way of names."""
        return tuple((part.xml.text or "").strip() for part in self.parts(*names))

    def course_type(self, name: str) -> str:
        """A Kursart in our word."""
        return COURSE_TYPES[self.text(name)]

    def person(self) -> PersonKey:
        """The person of this element's ``Person`` child."""
        person = self.part("Person")
        return PersonKey(
            birth_date=person.day("Geburtsdatum"),
            file_number=person.text("Aktenzeichen") or None,
            origin=ORIGINS.get(person.text("HerkunftAktenzeichen")),
            person_number=person.text("Personenkennziffer") or None,
        )

    def section(self) -> Section:
        """This element as a Kursabschnitt."""
        return Section(
            number=self.number("Nummer"),
            start=self.day("Von"),
            end=self.day("Bis"),
            units=self.number("Unterrichtseinheiten"),
            xml=self.xml,
        )

    def setting(self) -> Setting:
        """The Durchfuehrung of this element."""
        part = self.part("Durchfuehrung")
        return Setting(
            site_code=part.text("Kursortkennung"),
            teacher_codes=part.texts("Lehrkraefte", "Lehrkraftkennung"),
            materials=part.texts("Lehrwerke", "Lehrwerk"),
            interruptions=tuple(
                (pause.day("Von"), pause.day("Bis"))
                for pause in part.parts("Unterbrechungen", "Unterbrechung")
            ),
            xml=part.xml,
        )

    def attendance(self) -> Attendance:
        """The Teilnehmer of this element."""
        part = self.part("Teilnehmer")
        return Attendance(
            participations=tuple(
                Participation(
                    key=entry.person(),
                    start=entry.day("Von"),
                    end=entry.day_or_none("Bis"),
                    repeater=entry.flag("Wiederholer"),
                )
                for entry in part.parts("Teilnehmerliste", "Teilnahme")
            ),
            total=part.number("GesamtzahlTeilnehmer"),
            xml=part.xml,
        )

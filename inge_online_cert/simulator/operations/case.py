"""One message on the authority's desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from ..memory import CANCELLED, ENDED, Course, Memory
from ..memory.tally import Key
from ..remarks import Refused, Remark, refuse
from ..reports import Report
from ..words import OPERATIONS, qualified

Elements = list[etree._Element]


@dataclass
class Case:
    """A report, the memory it meets, and the remarks it earns."""

    memory: Memory
    provider_code: str
    report: Report
    hints: list[Remark] = field(default_factory=list)
    objections: list[Remark] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The operation's name in log and counts."""
        return OPERATIONS[etree.QName(self.report.xml).localname]

    @property
    def today(self) -> date:
        """The authority's date."""
        return self.memory.clock.today

    def hint(self, code: str, field: str) -> None:
        """Remark something beside an acceptance."""
        self.hints.append(Remark(code, field))

    def object(self, code: str, field: str) -> None:
        """Note a reason to refuse, and go on looking for more."""
        self.objections.append(Remark(code, field))

    def settle(self) -> None:
        """Refuse if there is any reason to."""
        if self.objections:
            raise Refused(*self.objections)

    def course(self) -> Course:
        """The course of the report; only its provider knows it."""
        course = self.memory.courses.get(self.report.text("Kurskennung"))
        if course is None or course.provider_code != self.provider_code:
            raise refuse("K-20", "Kurskennung")
        return course

    def usable_course(self) -> Course:
        """The course, if there is still something to report about it."""
        course = self.course()
        if course.status == CANCELLED:
            raise refuse("K-23", "Kurskennung")
        if course.status == ENDED:
            raise refuse("K-33", "Kurskennung")
        return course


@dataclass(frozen=True)
class Operation:
    """A message's rules: ``handle`` refuses or returns what the answer adds.

    ``keys`` names what may be reported only once; nothing for inquiries and updates.
    """

    handle: Callable[[Case], Elements]
    keys: Callable[[Case], list[Key]] = lambda case: []


def element(name: str, *content: str | etree._Element) -> etree._Element:
    """An element of the answer from its text or its children."""
    made = etree.Element(qualified(name))
    for item in content:
        if isinstance(item, str):
            made.text = item
        else:
            made.append(item)
    return made


def optional(name: str, value: date | str | int | None) -> Elements:
    """The element, or nothing where there is no value."""
    if value is None or value == "":
        return []
    return [element(name, value.isoformat() if isinstance(value, date) else str(value))]


def truth(value: bool) -> str:
    """A truth value as the schema writes it."""
    return "true" if value else "false"

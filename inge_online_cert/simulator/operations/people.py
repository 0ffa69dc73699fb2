"""Rules on the people in a report."""

from __future__ import annotations

from datetime import date, timedelta

from ..remarks import refuse
from ..reports import Attendance, Participation, PersonKey
from ..world import Entitlement, Person
from .case import Case

LARGEST_GROUP = 25  # § 14 (2) IntV
START_WITHIN = timedelta(days=365)  # § 4 (1) IntV
LIST = "Teilnehmer/Teilnehmerliste/Teilnahme"
# repeat hours since 7 December 2024 [INTV, HIB]
REPEAT_RULE_FROM = date(2024, 12, 7)
REPEATABLE = {"literacy", "special_need", "literacy_repeat", "special_need_repeat"}


def find(case: Case, key: PersonKey) -> Person | None:
    """The person only if number and date of birth match exactly [Q-TEST-OLD]."""
    return case.memory.world.find(
        key.birth_date,
        file_number=key.file_number,
        origin=key.origin,
        person_number=key.person_number,
    )


def the_person(case: Case) -> tuple[Person, PersonKey]:
    """The one person a report is about; refuses if there is none."""
    key = case.report.person()
    if not key.complete:
        raise refuse("K-04", "Person/Aktenzeichen")
    person = find(case, key)
    if person is None:
        raise refuse("K-10", "Person")
    return person, key


def holds(entitlement: Entitlement, day: date) -> bool:
    """Whether the entitlement is good on that day."""
    started = entitlement.valid_from is None or entitlement.valid_from <= day
    ended = entitlement.valid_until is not None and entitlement.valid_until < day
    return started and not ended and not withdrawn(entitlement, day)


def withdrawn(entitlement: Entitlement, day: date) -> bool:
    """Whether the entitlement had been cancelled by that day."""
    return entitlement.cancelled_on is not None and entitlement.cancelled_on <= day


def check_counts(case: Case, attendance: Attendance, path: str) -> None:
    """Total not below the list [ABES-5], and no group above the law's limit."""
    field = f"{path}Teilnehmer/GesamtzahlTeilnehmer"
    if attendance.total < len(attendance.participations):
        case.object("K-31", field)
    if attendance.total > LARGEST_GROUP:
        case.object("K-32", field)


def find_all(case: Case, attendance: Attendance, path: str = "") -> list[Person | None]:
    """The persons of a list in its order; objects to those that cannot be found."""
    found: list[Person | None] = []
    for number, entry in enumerate(attendance.participations, 1):
        field = f"{path}{LIST}[{number}]"
        person = find(case, entry.key) if entry.key.complete else None
        if not entry.key.complete:
            case.object("K-04", f"{field}/Person/Aktenzeichen")
        elif person is None:
            case.object("K-10", f"{field}/Person")
        if entry.end is not None and entry.end < entry.start:
            case.object("K-38", f"{field}/Bis")
        found.append(person)
    return found


def check_taking_part(
    case: Case, attendance: Attendance, course_type: str, begin: date
) -> list[Person]:
    """The persons of a section that begins: registered here, entitled, in time."""
    people = find_all(case, attendance)
    for number, (person, entry) in enumerate(
        zip(people, attendance.participations, strict=True), 1
    ):
        field = f"{LIST}[{number}]"
        if person is not None:
            _check_standing(case, person, entry, field)
            if entry.repeater and not _may_repeat(person, course_type, begin):
                case.object("K-13", f"{field}/Wiederholer")
    return [person for person in people if person is not None]


def _check_standing(
    case: Case, person: Person, entry: Participation, field: str
) -> None:
    registration = person.registration
    if registration is None or registration.provider_code != case.provider_code:
        case.object("K-15", field)
    elif entry.start > registration.on + START_WITHIN:
        case.object("K-11", field)
    elif withdrawn(person.entitlement, entry.start):
        case.object("K-11", field)


def _may_repeat(person: Person, course_type: str, begin: date) -> bool:
    allowed = begin < REPEAT_RULE_FROM or course_type in REPEATABLE
    return person.repeater and allowed

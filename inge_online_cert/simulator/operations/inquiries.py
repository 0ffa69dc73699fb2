"""Teilnehmer- und Kursauskunft, from the authority's own memory (3.1, 3.10)."""

from __future__ import annotations

import copy

from lxml import etree

from ..memory import Course
from ..words import COURSE_TYPES, ENTITLEMENTS, GENDERS, ORIGINS, code_of, qualified
from ..world import Attended, Person
from .case import Case, Elements, element, optional, truth
from .people import the_person
from .registrations import remark_lapse


def participant(case: Case) -> Elements:
    """What is known of a person."""
    person, _key = the_person(case)
    remark_lapse(case, person)
    visits = [*person.attended, *_visits(case, person)]
    return [
        _personal(person),
        element("Teilnahmeberechtigungen", _entitlement(person)),
        *optional("GenehmigteStunden", person.units_granted),
        *optional("BeanspruchteStunden", person.units_used),
        *([element("Kursbesuche", *map(_visit, visits))] if visits else []),
        *_registered(person),
    ]


def _registered(person: Person) -> Elements:
    if person.registration is None:
        return []
    return [
        *optional("Anmeldedatum", person.registration.on),
        *optional("TraegerDerAnmeldung", person.registration.provider_code),
    ]


def _personal(person: Person) -> etree._Element:
    names = ("street", "Strasse"), ("zip_code", "PLZ"), ("city", "Ort")
    address = [element(tag, person.address.get(key, "-")) for key, tag in names]
    nationalities = [
        element("Staatsangehoerigkeit", key) for key in person.nationalities
    ]
    return element(
        "Personendaten",
        element("Name", person.family_name),
        element("Vorname", person.given_name),
        *optional("Geburtsort", person.birth_place),
        *optional("Geschlecht", GENDERS.get(person.gender or "")),
        *([element("Staatsangehoerigkeiten", *nationalities)] if nationalities else []),
        element(
            "Anschrift", *address, element("Land", person.address.get("country", "DE"))
        ),
    )


def _entitlement(person: Person) -> etree._Element:
    held = person.entitlement
    return element(
        "Teilnahmeberechtigung",
        element(
            "Person",
            element("Geburtsdatum", person.birth_date.isoformat()),
            element("Aktenzeichen", person.file_number),
            element("HerkunftAktenzeichen", code_of(ORIGINS, person.origin)),
            *optional("Personenkennziffer", person.person_number),
        ),
        *optional("Zulassungsart", ENTITLEMENTS[held.kind]),
        *optional("GueltigAb", held.valid_from),
        *optional("GueltigBis", held.valid_until),
        *optional("Stornierungsdatum", held.cancelled_on),
        *optional("AusstellendeBehoerde", held.issued_by),
        element("Verpflichtung", truth(held.obliged)),
    )


def _visit(visit: Attended) -> etree._Element:
    return element(
        "Kursbesuch",
        element("Kursart", code_of(COURSE_TYPES, visit.course_type)),
        element("Traeger", visit.provider_code),
        *optional("Von", visit.start),
        *optional("Bis", visit.end),
        *optional("BesuchteKursabschnitte", " ".join(map(str, visit.sections))),
        *optional("AbgerechneteStunden", visit.billed_units),
    )


def _visits(case: Case, person: Person) -> list[Attended]:
    visits = []
    for course in case.memory.courses.values():
        seen = [
            item.section for item in course.begun if person.file_number in item.people
        ]
        if seen:
            visits.append(
                Attended(
                    course_type=course.plan.course_type,
                    provider_code=course.provider_code,
                    start=seen[0].start,
                    end=course.end,
                    sections=tuple(section.number for section in seen),
                )
            )
    return visits


def course(case: Case) -> Elements:
    """The plan before the start, the course's data afterwards.

    Kursart, Beginn-Kursabschnitt and Zusatzangaben never come back [Q-KAU].
    """
    found = case.course()
    last = found.begun[-1] if found.begun else found.plan
    begun = [item.section for item in found.begun]
    sections = [copy.deepcopy(item.xml) for item in begun or found.plan.sections]
    return [
        element("Kurskennung", found.code),
        element("EigeneKursnummer", found.plan.own_reference),
        element("Status", found.status),
        element("Kursabschnitte", *sections),
        *optional("GemeldeteKursabschnitte", " ".join(str(i.number) for i in begun)),
        _moved(found, last.setting.xml),
        copy.deepcopy(last.attendance.xml),
    ]


def _moved(found: Course, reported: etree._Element) -> etree._Element:
    setting = copy.deepcopy(reported)
    site = setting.find(qualified("Kursortkennung"))
    if found.moved_to and site is not None:
        site.text = found.moved_to
    return setting

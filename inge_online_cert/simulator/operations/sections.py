"""Kursbeginn, Kursabschnittsbeginn and its Aktualisierung [ABES-4, Q-KPL]."""

from __future__ import annotations

from datetime import timedelta

from ..memory import PLANNED, STARTED, Begun, Course
from ..memory.tally import Key
from ..remarks import refuse
from ..reports import Section
from .case import Case, Elements
from .courses import check_course_type, check_lessons, last_section
from .people import check_counts, check_taking_part

START_REPORT_WITHIN = timedelta(days=7)  # [ABES-4]


def start_keys(case: Case) -> list[Key]:
    """A course starts once."""
    return [(case.name, case.report.text("Kurskennung"))]


def section_keys(case: Case) -> list[Key]:
    """A section begins once."""
    number = case.report.part("Kursabschnitt").text("Nummer")
    return [(case.name, case.report.text("Kurskennung"), number)]


def start(case: Case) -> Elements:
    """The course begins, with its first section."""
    if case.report.text("Kurskennung") not in case.memory.courses:
        raise refuse("K-21", "Kurskennung")
    course = case.usable_course()
    if course.status == STARTED:
        raise refuse("K-26", "Kurskennung")
    begun = _read(case, course)
    _check_start(case, course, begun.section)
    if not course.plan.planned.intersection(begun.people):
        case.object("K-25", "Teilnehmer/Teilnehmerliste")
    case.settle()
    if case.today > begun.section.start + START_REPORT_WITHIN:
        case.hint("H-01", "Kursabschnitt/Von")
    course.status = STARTED
    course.begun.append(begun)
    return []


def _check_start(case: Case, course: Course, section: Section) -> None:
    course_type = case.report.course_type("Kursart")
    if course_type != course.plan.course_type:
        case.object("K-36", "Kursart")
    check_course_type(case, course_type, section.start, "Kursart")
    if section.number != course.plan.sections[0].number:
        case.object("K-28", "Kursabschnitt/Nummer")
    if case.report.day("VoraussichtlichesKursende") < section.end:
        case.object("K-38", "VoraussichtlichesKursende")


def begin(case: Case) -> Elements:
    """A further section begins: the one after the last."""
    course = _started(case)
    number = case.report.part("Kursabschnitt").number("Nummer")
    if course.section(number):
        raise refuse("K-29", "Kursabschnitt/Nummer")
    last = course.begun[-1].section
    too_high = number > last_section(course.plan.course_type)
    if number != last.number + 1 or too_high:
        raise refuse("K-28", "Kursabschnitt/Nummer")
    begun = _read(case, course)
    if begun.section.start <= last.end:
        case.object("K-38", "Kursabschnitt/Von")
    case.settle()
    course.begun.append(begun)
    course.moved_to = None
    return []


def update(case: Case) -> Elements:
    """Replace what was reported of a section that has begun."""
    course = _started(case)
    known = course.section(case.report.part("Kursabschnitt").number("Nummer"))
    if known is None:
        raise refuse("K-30", "Kursabschnitt/Nummer")
    begun = _read(case, course)
    place = course.begun.index(known)
    before, after = course.begun[:place], course.begun[place + 1 :]
    if before and begun.section.start <= before[-1].section.end:
        case.object("K-38", "Kursabschnitt/Von")
    if after and begun.section.end >= after[0].section.start:
        case.object("K-38", "Kursabschnitt/Bis")
    case.settle()
    course.begun[place] = begun
    return []


def _started(case: Case) -> Course:
    course = case.usable_course()
    if course.status == PLANNED:
        raise refuse("K-27", "Kurskennung")
    return course


def _read(case: Case, course: Course) -> Begun:
    section = case.report.part("Kursabschnitt").section()
    setting, attendance = case.report.setting(), case.report.attendance()
    if section.end < section.start:
        case.object("K-38", "Kursabschnitt/Bis")
    if section.start > case.today:
        case.object("K-34", "Kursabschnitt/Von")
    check_lessons(case, setting, course.plan.course_type)
    check_counts(case, attendance, "")
    for number, entry in enumerate(attendance.participations, 1):
        if entry.start > section.end:
            field = f"Teilnehmer/Teilnehmerliste/Teilnahme[{number}]/Von"
            case.object("K-38", field)
    course_type = course.plan.course_type
    people = check_taking_part(case, attendance, course_type, section.start)
    numbers = tuple(person.file_number for person in people)
    return Begun(section, setting, attendance, numbers)

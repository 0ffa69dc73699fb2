"""Kursplanmeldung, -aktualisierung and -stornierung [Q-KPL, CMX-BV]."""

from __future__ import annotations

from ..memory import CANCELLED, PLANNED, Course, Plan
from ..memory.tally import Key
from ..remarks import refuse
from .case import Case, Elements, element
from .courses import check_course_type, check_sections, check_setting
from .people import check_counts, find_all

PATH = "Kursplan/"
REPORT = "course_plan_report"


def plan_keys(case: Case) -> list[Key]:
    """One plan per course of the provider, until it is cancelled."""
    reference = case.report.part("Kursplan").text("EigeneKursnummer")
    return [(REPORT, case.provider_code, reference)]


def report(case: Case) -> Elements:
    """Take a new plan and give the course its number."""
    plan = _read(case)
    late = plan.start <= case.today
    if late and not case.report.text("GrundNachtraeglicheErfassung"):
        case.object("K-24", "GrundNachtraeglicheErfassung")
    case.settle()
    provider = case.memory.world.providers[case.provider_code]
    pattern = f"{provider.federal_state}-{plan.start.year}-{{}}"
    code = case.memory.numbers.draw("course", pattern)
    case.memory.courses[code] = Course(code, case.provider_code, plan)
    if late:
        case.hint("H-05", "Kursplan/Kursabschnitte")
    _remark_empty(case, plan)
    return [element("Kurskennung", code)]


def update(case: Case) -> Elements:
    """Replace a plan, as long as its first section has not begun [CMX-BV]."""
    course = case.usable_course()
    if course.status != PLANNED or course.plan.start <= case.today:
        raise refuse("K-22", "Kursplan")
    plan = _read(case)
    if plan.course_type != course.plan.course_type:
        case.object("K-36", "Kursplan/Kursart")
    if plan.start <= case.today:
        case.object("K-38", "Kursplan/Kursabschnitte/Kursabschnitt[1]/Von")
    case.settle()
    course.plan = plan
    _remark_empty(case, plan)
    return []


def cancel(case: Case) -> Elements:
    """End a plan for good; a course that has begun cannot be cancelled."""
    course = case.usable_course()
    if course.status != PLANNED:
        raise refuse("K-26", "Kurskennung")
    course.status = CANCELLED
    # a new capture after the cancellation is how a plan is repaired [CMX-BV]
    reference = course.plan.own_reference
    case.memory.tally.release((REPORT, case.provider_code, reference))
    return []


def _read(case: Case) -> Plan:
    part = case.report.part("Kursplan")
    sections = tuple(
        entry.section() for entry in part.parts("Kursabschnitte", "Kursabschnitt")
    )
    course_type = part.course_type("Kursart")
    setting, attendance = part.setting(), part.attendance()
    check_course_type(case, course_type, sections[0].start, "Kursplan/Kursart")
    check_sections(case, sections, course_type, PATH)
    check_setting(case, setting, PATH)
    check_counts(case, attendance, PATH)
    people = find_all(case, attendance, PATH)
    # who joins after the first section has ended does not count as planned [ABES-4]
    planned = frozenset(
        person.file_number
        for person, entry in zip(people, attendance.participations, strict=True)
        if person is not None and entry.start <= sections[0].end
    )
    return Plan(
        own_reference=part.text("EigeneKursnummer"),
        course_type=course_type,
        sections=sections,
        setting=setting,
        attendance=attendance,
        planned=planned,
    )


def _remark_empty(case: Case, plan: Plan) -> None:
    if not plan.planned:
        case.hint("H-02", "Kursplan/Teilnehmer")

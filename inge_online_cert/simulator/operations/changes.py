"""Kursortänderung and vorzeitige Beendigung [Q-ART, ABES-4]."""

from __future__ import annotations

from ..memory import ENDED, PLANNED
from ..memory.tally import Key
from ..remarks import refuse
from .case import Case, Elements
from .courses import check_site


def move_keys(case: Case) -> list[Key]:
    """The same move is reported once."""
    words = ("Kurskennung", "Kursortkennung", "GueltigAb")
    return [(case.name, *map(case.report.text, words))]


def move(case: Case) -> Elements:
    """The course goes on at another place of the provider."""
    course = case.usable_course()
    site_code = case.report.text("Kursortkennung")
    check_site(case, site_code, "Kursortkennung")
    first = course.begun[0].section if course.begun else course.plan.sections[0]
    if case.report.day("GueltigAb") < first.start:
        case.object("K-38", "GueltigAb")
    case.settle()
    course.moved_to = site_code
    return []


def end_keys(case: Case) -> list[Key]:
    """A course ends once."""
    return [(case.name, case.report.text("Kurskennung"))]


def end(case: Case) -> Elements:
    """The course ends before its last section."""
    course = case.usable_course()
    if course.status == PLANNED:
        raise refuse("K-27", "Kurskennung")
    day = case.report.day("Kursende")
    if day < course.begun[-1].section.start:
        raise refuse("K-38", "Kursende")
    course.status = ENDED
    course.end = day
    return []

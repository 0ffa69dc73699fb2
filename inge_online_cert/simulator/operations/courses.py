"""Rules that plans, starts and sections have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ..reports import Section, Setting
from .case import Case

# number of the last section, the Orientierungskurs: §§ 11 to 13 IntV
LAST_SECTION = {"general": 7, "intensive": 5}
LAST_SECTION_OF_SPECIAL = 10
# § 22 (4) IntV
ABOLISHED = {"youth", "parents", "women"}
ABOLISHED_FROM = date(2025, 5, 1)
# [CMX-ERF]
NEEDS_MATERIAL = {"special_need", "special_need_repeat"}


def last_section(course_type: str) -> int:
    """The highest section number of a Kursart."""
    return LAST_SECTION.get(course_type, LAST_SECTION_OF_SPECIAL)


def check_course_type(case: Case, course_type: str, start: date, field: str) -> None:
    """Some types exist only in courses that began before they were abolished."""
    if course_type in ABOLISHED and start >= ABOLISHED_FROM:
        case.object("K-37", field)


def check_sections(
    case: Case, sections: Sequence[Section], course_type: str, path: str
) -> None:
    """In order, none twice, none beyond the type's last, one after the other."""
    field = f"{path}Kursabschnitte/Kursabschnitt"
    for number, section in enumerate(sections, 1):
        if section.end < section.start:
            case.object("K-38", f"{field}[{number}]/Bis")
    for number, (before, after) in enumerate(pairwise(sections), 2):
        if after.number != before.number + 1:
            case.object("K-28", f"{field}[{number}]/Nummer")
        if after.start <= before.end:
            case.object("K-38", f"{field}[{number}]/Von")
    if sections[-1].number > last_section(course_type):
        case.object("K-28", f"{field}[{len(sections)}]/Nummer")


def check_setting(case: Case, setting: Setting, path: str = "") -> None:
    """Site and teachers are known and belong to the provider."""
    world = case.memory.world
    field = f"{path}Durchfuehrung/"
    check_site(case, setting.site_code, f"{field}Kursortkennung")
    for number, code in enumerate(setting.teacher_codes, 1):
        teacher = world.teachers.get(code)
        if teacher is None or case.provider_code not in teacher.providers:
            case.object("K-06", f"{field}Lehrkraefte/Lehrkraftkennung[{number}]")
    for number, (start, end) in enumerate(setting.interruptions, 1):
        if end < start:
            case.object("K-38", f"{field}Unterbrechungen/Unterbrechung[{number}]/Bis")


def check_site(case: Case, code: str, field: str) -> None:
    """The place is known, and is one of this provider's."""
    site = case.memory.world.sites.get(code)
    if site is None or site.provider != case.provider_code:
        case.object("K-05", field)


def check_lessons(case: Case, setting: Setting, course_type: str) -> None:
    """A section that begins needs a teacher [Q-KBM], some types a Lehrwerk."""
    check_setting(case, setting)
    if not setting.teacher_codes:
        case.object("K-04", "Durchfuehrung/Lehrkraefte")
    if course_type in NEEDS_MATERIAL and not setting.materials:
        case.object("K-35", "Durchfuehrung/Lehrwerke")

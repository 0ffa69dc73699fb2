"""The table of structures after the IntV as of 2025-04-02.

What of it a message can break says ``protocol.rules.course_types`` too: the two rooms
do not know each other, and a test compares them.

Section names as KLARO has them; for intensive and repeat courses no source names
the sections, so theirs are plain numbers.
"""

from collections.abc import Iterable
from datetime import date

from .errors import Code, StructureError
from .structure import Section, SectionKind, Structure

_ORIENTATION_ONLY_30_BEFORE = date(2024, 5, 1)  # § 22 (3) IntV
_OLD_TARGET_GROUPS_BEFORE = date(2025, 5, 1)  # § 22 (4) IntV

MOST_REPEAT_UNITS = 300  # § 13 (1) sentence 4 IntV: of the language course, once
REPEAT_COURSES = ("literacy_repeat", "special_need_repeat")
"""Codes of the courses that are held for repeaters alone."""

_GENERAL = [f"{part} {n}" for part in ("Basiskurs", "Aufbaukurs") for n in (1, 2, 3)]
_SPECIAL = [*_GENERAL, *(f"Spezialkurs {n}" for n in (1, 2, 3))]
_INTENSIVE = [f"Kursabschnitt {n}" for n in (1, 2, 3, 4)]
_REPEAT = [f"Wiederholung {n}" for n in (1, 2, 3)]


def _sections(language: list[str], *, orientation: int = 0) -> tuple[Section, ...]:
    """Return 100 units for each language section, and the orientation course."""
    sections = [
        Section(number=number, name=name, units=100)
        for number, name in enumerate(language, start=1)
    ]
    if orientation:
        last = Section(
            number=len(language) + 1,
            name="Orientierungskurs",
            units=orientation,
            kind=SectionKind.ORIENTATION,
        )
        sections.append(last)
    return tuple(sections)


STRUCTURES: tuple[Structure, ...] = (
    Structure(
        code="general",
        name="Allgemeiner Integrationskurs",
        sections=_sections(_GENERAL, orientation=100),
        source="§§ 10 Abs. 1, 11 Abs. 1, 12 IntV",
    ),
    Structure(
        code="literacy",
        name="Alphabetisierungskurs",
        sections=_sections(_SPECIAL, orientation=100),
        source="§ 13 Abs. 1 Satz 3 Nr. 1 IntV",
        repeat_units=MOST_REPEAT_UNITS,
    ),
    Structure(
        code="second_script",
        name="Zweitschriftlernerkurs",
        sections=_sections(_SPECIAL, orientation=100),
        source="§ 13 Abs. 1 Satz 3 Nr. 2 IntV",
    ),
    Structure(
        code="special_need",
        name="Kurs mit besonderem sprachpädagogischem Förderbedarf",
        sections=_sections(_SPECIAL, orientation=100),
        source="§ 13 Abs. 1 Satz 3 Nr. 3 IntV",
        repeat_units=MOST_REPEAT_UNITS,
    ),
    Structure(
        code="intensive",
        name="Intensivkurs",
        sections=_sections(_INTENSIVE, orientation=30),
        source="§ 22 Abs. 3 IntV",
        begun_before=_ORIENTATION_ONLY_30_BEFORE,
    ),
    Structure(
        code="intensive",
        name="Intensivkurs",
        sections=_sections(_INTENSIVE, orientation=100),
        source="§ 13 Abs. 2 IntV",
        begun_from=_ORIENTATION_ONLY_30_BEFORE,
    ),
    *(
        Structure(
            code=code,
            name=name,
            sections=_sections(_SPECIAL, orientation=100),
            source="§ 22 Abs. 4 mit § 13 Abs. 1 IntV in der Fassung bis 07.12.2024",
            begun_before=_OLD_TARGET_GROUPS_BEFORE,
        )
        for code, name in (
            ("youth", "Jugendintegrationskurs"),
            ("parents", "Elternintegrationskurs"),
            ("women", "Frauenintegrationskurs"),
        )
    ),
    *(
        Structure(
            code=code,
            name=name,
            sections=_sections(_REPEAT),
            source="§ 13 Abs. 1 Satz 4 IntV",
        )
        for code, name in zip(
            REPEAT_COURSES,
            ("Wiederholerkurs Alphabetisierung", "Wiederholerkurs Förderbedarf"),
            strict=True,
        )
    ),
)
"""All structures; at any date at most one of a code applies."""


def structure_for(
    code: str, begin: date, *, among: Iterable[Structure] = STRUCTURES
) -> Structure:
    """Return the structure of a course type for a course begun on that day.

    ``among`` replaces the shipped table. ``StructureError``:
    ``unknown_structure``, or ``not_in_force`` if no such course may begin that day.
    """
    of_code = [s for s in among if s.code == code]
    if not of_code:
        raise StructureError(Code.UNKNOWN_STRUCTURE, structure=code)
    for structure in of_code:
        if structure.applies_to(begin):
            return structure
    raise StructureError(Code.NOT_IN_FORCE, structure=code, begin=begin)

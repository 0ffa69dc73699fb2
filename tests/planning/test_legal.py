"""The structures against the words of the IntV (text of 2025-04-02)."""

from datetime import date

import pytest

from planning import (
    STRUCTURES,
    Code,
    SectionKind,
    StructureError,
    structure_for,
)
from planning.legal import REPEAT_COURSES
from protocol.rules.course_types import COURSE_TYPES, NO_LONGER_FROM, usual_units

TODAY = date(2026, 3, 2)
FROM_MAY_2024 = date(2024, 5, 1)
FROM_MAY_2025 = date(2025, 5, 1)

# code, begin, units of the language course, sections, units of the orientation course
UNITS = [
    ("general", TODAY, 600, 6, 100),  # §§ 11 (1), 12
    ("literacy", TODAY, 900, 9, 100),  # § 13 (1)
    ("second_script", TODAY, 900, 9, 100),
    ("special_need", TODAY, 900, 9, 100),
    ("intensive", FROM_MAY_2024, 400, 4, 100),  # § 13 (2)
    ("intensive", date(2024, 4, 30), 400, 4, 30),  # § 22 (3)
    ("youth", date(2025, 4, 30), 900, 9, 100),  # § 22 (4)
    ("parents", date(2025, 4, 30), 900, 9, 100),
    ("women", date(2025, 4, 30), 900, 9, 100),
    ("literacy_repeat", TODAY, 300, 3, 0),  # § 13 (1) sentence 4
    ("special_need_repeat", TODAY, 300, 3, 0),
]


@pytest.mark.parametrize(("code", "begin", "language", "count", "orientation"), UNITS)
def test_units_after_the_law(code, begin, language, count, orientation):
    structure = structure_for(code, begin)

    units = {kind: [] for kind in SectionKind}
    for section in structure.sections:
        units[section.kind].append(section.units)
    assert units[SectionKind.LANGUAGE] == [100] * count
    assert sum(units[SectionKind.ORIENTATION]) == orientation
    assert structure.units == language + orientation
    assert structure.group_size == 25  # § 14 (2)
    assert "IntV" in structure.source


@pytest.mark.parametrize("structure", STRUCTURES, ids=lambda s: f"{s.code} {s.units}")
def test_sections_are_numbered_and_orientation_comes_last(structure):
    numbers = [section.number for section in structure.sections]
    kinds = [section.kind for section in structure.sections]

    assert numbers == list(range(1, len(numbers) + 1))
    assert SectionKind.ORIENTATION not in kinds[:-1]


def test_section_names_as_the_authority_writes_them():
    names = [section.name for section in structure_for("literacy", TODAY).sections]

    parts = ("Basiskurs", "Aufbaukurs", "Spezialkurs")
    expected = [f"{part} {n}" for part in parts for n in (1, 2, 3)]
    assert names == [*expected, "Orientierungskurs"]
    general = structure_for("general", TODAY).sections
    assert [section.name for section in general] == [*expected[:6], names[-1]]


def test_only_two_course_types_know_repetition():
    repeat = {s.code: s.repeat_units for s in STRUCTURES if s.repeat_units}

    assert repeat == {"literacy": 300, "special_need": 300}


@pytest.mark.parametrize("code", ["youth", "parents", "women"])
def test_courses_that_may_no_longer_begin(code):
    with pytest.raises(StructureError) as refusal:
        structure_for(code, FROM_MAY_2025)

    assert refusal.value.code is Code.NOT_IN_FORCE
    assert refusal.value.details == {"structure": code, "begin": FROM_MAY_2025}


def test_at_most_one_structure_of_a_type_applies():
    for begin in (date(2024, 4, 30), FROM_MAY_2024, FROM_MAY_2025, TODAY):
        codes = [s.code for s in STRUCTURES if s.applies_to(begin)]
        assert len(codes) == len(set(codes))
    assert {"youth", "women"}.isdisjoint(codes)
    assert len(codes) == 7


def test_entry_at_any_section():
    structure = structure_for("general", TODAY)

    for number in range(1, 8):
        sections = structure.sections_from(number)
        assert [s.number for s in sections] == list(range(number, 8))


@pytest.mark.parametrize("number", [0, 8])
def test_no_entry_at_a_section_that_is_none(number):
    with pytest.raises(StructureError) as refusal:
        structure_for("general", TODAY).sections_from(number)

    assert refusal.value.code is Code.UNKNOWN_SECTION


def test_an_unknown_course_type():
    with pytest.raises(StructureError) as refusal:
        structure_for("cooking", TODAY)

    assert refusal.value.code is Code.UNKNOWN_STRUCTURE
    assert str(refusal.value) == "unknown_structure (structure=cooking)"


def test_a_table_of_ones_own():
    intensive = [s for s in STRUCTURES if s.code == "intensive"]

    assert structure_for("intensive", TODAY, among=intensive).units == 500


def test_the_rules_of_messages_know_the_same_law():
    assert {s.code for s in STRUCTURES} == COURSE_TYPES.keys()
    for structure in STRUCTURES:
        code, known = structure.code, COURSE_TYPES[structure.code]
        assert known.sections == len(structure.sections)
        repeated = code in REPEAT_COURSES or structure.repeat_units > 0
        assert known.repeatable == repeated
        ended = structure.begun_before if code != "intensive" else None
        assert ended == (NO_LONGER_FROM if known.abolished else None)
        begin = structure.begun_from or date(2024, 1, 8)
        for section in structure.sections:
            assert usual_units(code, section.number, begin) == section.units

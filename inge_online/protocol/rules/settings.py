"""By whom and with what lessons are given."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..messages import SectionReport, Setting
from .course import Planned, course_type
from .course_types import LITERACY
from .registry import Case, Found, at, blocking, warning
from .repeated import repeated


@blocking("No teacher is given", "Q-KBM")
def teacher_missing(part: SectionReport, _case: Case) -> Iterator[Found]:
    """A start report needs teachers with their Lehrkraftkennung."""
    if not part.setting.teacher_codes:
        yield at("setting.teacher_codes")


@warning("No teacher is given", "Q-BSP", "CMX-BV")
def planned_teacher_missing(part: Planned, _case: Case) -> Iterator[Found]:
    """Plans name teachers; whether they must is unknown."""
    if not part.plan.setting.teacher_codes:
        yield at("plan.setting.teacher_codes")


@warning("The teacher is listed twice", "Q-KBM")
def teacher_twice(part: Setting, _case: Case) -> Iterator[Found]:
    """Each teacher once."""
    for index in repeated(part.teacher_codes):
        yield at(f"teacher_codes[{index}]")


@warning("BAMF has not approved this teacher", "IntV § 15 (1)")
def teacher_not_approved(part: Setting, case: Case) -> Iterator[Found]:
    """Teachers need BAMF's approval."""
    yield from _strangers(part, case.facts.approved_teachers)


@warning("The teacher lacks the approval for literacy courses", "IntV § 15 (2)")
def teacher_not_approved_for_literacy(part: Setting, case: Case) -> Iterator[Found]:
    """Literacy courses ask for a supplementary approval."""
    if course_type(case) in LITERACY:
        yield from _strangers(part, case.facts.literacy_teachers)


@blocking("A course for special need must name its Lehrwerk", "CMX-ERF")
def teaching_material_missing(part: SectionReport, case: Case) -> Iterator[Found]:
    """Mandatory for this type of course since May 2025."""
    missing = not part.setting.teaching_material_codes
    if missing and course_type(case) == "special_need":
        yield at("setting.teaching_material_codes")


@warning("No Lehrwerk is given", "ABES-KB", "IntV § 16")
def teaching_material_not_given(part: SectionReport, case: Case) -> Iterator[Found]:
    """Start reports name the works used; whether they must is unknown."""
    missing = not part.setting.teaching_material_codes
    if missing and course_type(case) != "special_need":
        yield at("setting.teaching_material_codes")


def _strangers(part: Setting, known: Collection[str] | None) -> Iterator[Found]:
    if known is None:
        return
    for index, code in enumerate(part.teacher_codes):
        if code not in known:
            yield at(f"teacher_codes[{index}]")

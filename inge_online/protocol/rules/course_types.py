"""What the law says of each course type, as far as a message can break it.

Whole structures are in ``planning.legal``: the two rooms do not know each other, and a
test compares them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..messages import CoursePlan, CourseStartReport, FirstRegistration
from .registry import Case, Found, at, blocking, warning

NO_LONGER_FROM = date(2025, 5, 1)  # § 22 (4) IntV
REPEAT_LIMITED_FROM = date(2024, 12, 7)
_FULL_ORIENTATION_FROM = date(2024, 5, 1)  # § 22 (3) IntV
MOST_SECTIONS = 10


@dataclass(frozen=True, slots=True)
class CourseType:
    """How many sections, whether repeat units exist, whether the law ended it."""

    sections: int
    repeatable: bool = False
    abolished: bool = False


COURSE_TYPES = {
    "general": CourseType(7),
    "literacy": CourseType(10, repeatable=True),
    "second_script": CourseType(10),
    "special_need": CourseType(10, repeatable=True),
    "intensive": CourseType(5),
    "youth": CourseType(10, abolished=True),
    "parents": CourseType(10, abolished=True),
    "women": CourseType(10, abolished=True),
    "literacy_repeat": CourseType(3, repeatable=True),
    "special_need_repeat": CourseType(3, repeatable=True),
}
"""By our words of code list course_type. Types not listed are no concern of the law."""
LITERACY = ("literacy", "literacy_repeat")


def most_sections(course_type: str | None) -> int:
    """Return the highest section number that a course of that type can have."""
    known = COURSE_TYPES.get(course_type or "")
    return known.sections if known else MOST_SECTIONS


def usual_units(course_type: str | None, number: int, begin: date | None) -> int:
    """Return the units that the law gives a section (§§ 11 to 13, 22 (3) IntV)."""
    old = begin is not None and begin < _FULL_ORIENTATION_FROM
    short = course_type == "intensive" and number == 5 and old
    return 30 if short else 100


def is_abolished(course_type: str) -> bool:
    """Tell whether courses of that type may not begin any more."""
    known = COURSE_TYPES.get(course_type)
    return known is not None and known.abolished


@blocking("Courses of this type may not begin since %(since)s", "IntV § 22 (4)")
def course_type_abolished(
    part: CoursePlan | CourseStartReport, _case: Case
) -> Iterator[Found]:
    """Youth, parents' and women's courses end with those begun before 2025-05-01."""
    sections = part.sections if isinstance(part, CoursePlan) else (part.section,)
    begun = any(section.start >= NO_LONGER_FROM for section in sections[:1])
    if begun and is_abolished(part.course_type):
        yield at("course_type", since=NO_LONGER_FROM)


@warning("Courses of this type may not begin since %(since)s", "IntV § 22 (4)")
def recommended_type_abolished(part: FirstRegistration, _case: Case) -> Iterator[Found]:
    """A recommendation for a course that nobody offers any more."""
    after = part.registered_on >= NO_LONGER_FROM
    if after and is_abolished(part.recommended_course_type):
        yield at("recommended_course_type", since=NO_LONGER_FROM)

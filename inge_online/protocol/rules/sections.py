"""Sections: numbered as the course type has them, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..messages import CoursePlan, CourseStartReport, FirstRegistration, SectionPeriod
from .course import course_begin, course_type
from .course_types import most_sections, usual_units
from .registry import Case, Found, at, blocking, warning

_MOST_UNITS = 999


@blocking("The plan has no section", "Q-KPL")
def sections_missing(part: CoursePlan, _case: Case) -> Iterator[Found]:
    """All planned sections go out as one package."""
    if not part.sections:
        yield at("sections")


@blocking("The section ends on %(end)s, before it begins on %(start)s", "Q-KPL")
def section_dates(part: SectionPeriod, _case: Case) -> Iterator[Found]:
    """From and until in this order."""
    if part.end < part.start:
        yield at("end", start=part.start, end=part.end)


@blocking(
    "The course type has no section %(number)s, only 1 to %(most)s", "IntV §§ 11-13"
)
def section_number(part: SectionPeriod, case: Case) -> Iterator[Found]:
    """Language sections, then the Orientierungskurs as the last."""
    most = most_sections(course_type(case))
    if not 1 <= part.number <= most:
        yield at("number", number=part.number, most=most)


@blocking(
    "The course type has no section %(number)s, only 1 to %(most)s", "IntV §§ 11-13"
)
def recommended_section_number(part: FirstRegistration, _case: Case) -> Iterator[Found]:
    """A section is recommended together with its course type."""
    most = most_sections(part.recommended_course_type)
    number = part.recommended_section
    if not 1 <= number <= most:
        yield at("recommended_section", number=number, most=most)


@blocking("A section cannot have %(units)s lesson units", "IntV §§ 11-13")
def section_units(part: SectionPeriod, _case: Case) -> Iterator[Found]:
    """Units are counted, in whole units of 45 minutes."""
    if not 1 <= part.units <= _MOST_UNITS:
        yield at("units", units=part.units)


@warning("The section has %(units)s units, the law gives it %(usual)s", "IntV §§ 11-13")
def section_units_unusual(part: SectionPeriod, case: Case) -> Iterator[Found]:
    """100 units, but 30 in the Orientierungskurs of old intensive courses."""
    usual = usual_units(course_type(case), part.number, course_begin(case))
    if part.units != usual:
        yield at("units", units=part.units, usual=usual)


@blocking("Section %(number)s must not follow section %(before)s", "IntV § 12")
def section_order(part: CoursePlan, _case: Case) -> Iterator[Found]:
    """The order is fixed; the Orientierungskurs comes last."""
    for index, (one, two) in enumerate(pairwise(part.sections), start=1):
        if two.number <= one.number:
            place = f"sections[{index}].number"
            yield at(place, number=two.number, before=one.number)


@warning("Section %(number)s follows section %(before)s", "IntV § 12")
def section_left_out(part: CoursePlan, _case: Case) -> Iterator[Found]:
    """Sections between the first and the last are missing."""
    for index, (one, two) in enumerate(pairwise(part.sections), start=1):
        if two.number > one.number + 1:
            place = f"sections[{index}].number"
            yield at(place, number=two.number, before=one.number)


@blocking("The section begins before the one before it ended on %(end)s", "CMX-MOD")
def sections_overlap(part: CoursePlan, _case: Case) -> Iterator[Found]:
    """A course is in one section at a time."""
    for index, (one, two) in enumerate(pairwise(part.sections), start=1):
        if two.start <= one.end:
            yield at(f"sections[{index}].start", end=one.end)


@blocking("The course ends before its first section does, on %(end)s", "ABES-KB")
def course_end_too_early(part: CourseStartReport, _case: Case) -> Iterator[Found]:
    """The provisional end need not be binding, but possible."""
    if part.course_end < part.section.end:
        yield at("course_end", end=part.section.end)

"""The order of reports of one course (R1, R5 and R6 of docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..messages import (
    CoursePlanCancellation,
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    EarlyEnd,
    SectionStartReport,
    SectionUpdate,
    SiteChange,
)
from .course import AfterStart, ReportedOn
from .registry import Case, Found, at, blocking, warning

_PLAN_NEEDED_FROM = date(2018, 2, 1)


@blocking("The plan of this course was reported already", "Q-KPL")
def plan_reported_already(part: CoursePlanReport, case: Case) -> Iterator[Found]:
    """Changes go as an update; only after a cancellation there is a new plan."""
    course = case.facts.course
    if course.plan_reported and not course.cancelled:
        yield at("")


@blocking("The plan of this course has not been reported", "Q-KPL")
def plan_missing(part: CourseStartReport, case: Case) -> Iterator[Found]:
    """R1: no start without plan, for courses that begin on 2018-02-01 or later."""
    needed = part.section.start >= _PLAN_NEEDED_FROM
    if needed and case.facts.course.plan_reported is False:
        yield at("")


@blocking("There is no reported plan to change or to cancel", "Q-KPL")
def plan_to_change_missing(
    part: CoursePlanUpdate | CoursePlanCancellation, case: Case
) -> Iterator[Found]:
    """Only what was reported can be updated or cancelled."""
    if case.facts.course.plan_reported is False:
        yield at("")


@blocking("The plan was cancelled and cannot be used any more", "Q-KPL")
def plan_cancelled(part: ReportedOn, case: Case) -> Iterator[Found]:
    """A course whose plan was cancelled needs a new plan, and gets a new number."""
    if case.facts.course.cancelled:
        yield at("")


@warning("BAMF may not cancel a course that has started", "Q-KPL")
def cancellation_after_start(
    part: CoursePlanCancellation, case: Case
) -> Iterator[Found]:
    """Whether it does is unknown."""
    if case.facts.course.start_reported:
        yield at("")


@blocking("The start of this course was reported already", "Q-KBM", "ABES-IMP")
def start_reported_already(part: CourseStartReport, case: Case) -> Iterator[Found]:
    """Once per course; R5: also if it was reported by other software."""
    if case.facts.course.start_reported:
        yield at("")


@blocking("The start of this course has not been reported", "ABES-4")
def start_missing(part: SectionStartReport, case: Case) -> Iterator[Found]:
    """The first section goes with the start report, further sections follow."""
    if case.facts.course.start_reported is False:
        yield at("")


@warning("The start of this course has not been reported", "ABES-4", "CMX-BV")
def start_missing_for_change(
    part: SectionUpdate | SiteChange | EarlyEnd, case: Case
) -> Iterator[Found]:
    """Before the start changes go by plan update, an end by cancellation."""
    if case.facts.course.start_reported is False:
        yield at("")


@blocking("The start of section %(number)s was reported already", "ABES-4", "ABES-IMP")
def section_reported_already(part: SectionStartReport, case: Case) -> Iterator[Found]:
    """Changes go as an update. The first section went with the course start."""
    if part.section.number in (case.facts.course.reported_sections or ()):
        yield at("section.number", number=part.section.number)


@warning("Section %(number)s has not been reported yet", "Q-KPL")
def earlier_section_missing(part: SectionStartReport, case: Case) -> Iterator[Found]:
    """Sections are reported one after the other."""
    course = case.facts.course
    if course.reported_sections is None:
        return
    for section in course.sections:
        missing = section.number not in course.reported_sections
        if missing and section.number < part.section.number:
            yield at("section.number", number=section.number)


@warning("The start of section %(number)s has not been reported", "ABES-4")
def section_to_change_missing(part: SectionUpdate, case: Case) -> Iterator[Found]:
    """What can be updated is unknown; surely it must be there."""
    reported = case.facts.course.reported_sections
    if reported is not None and part.section.number not in reported:
        yield at("section.number", number=part.section.number)


@warning("The end of this course was reported already", "ABES-4")
def course_ended(part: AfterStart, case: Case) -> Iterator[Found]:
    """Reports on a course after its early end; details are unknown."""
    if case.facts.course.ended:
        yield at("")

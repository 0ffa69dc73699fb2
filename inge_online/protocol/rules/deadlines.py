"""What is too early or too late (R2 to R4 of docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..messages import (
    CoursePlanReport,
    CoursePlanUpdate,
    CourseStartReport,
    EarlyEnd,
    SectionReport,
    SectionStartReport,
)
from .course import plan_begin
from .registry import Case, Found, at, blocking, warning


@blocking("The plan can only be changed before the course began on %(begin)s", "CMX-BV")
def plan_update_too_late(part: CoursePlanUpdate, case: Case) -> Iterator[Found]:
    """R2: until the first section starts, after the old plan and the new one."""
    today, course = case.facts.today, case.facts.course
    begins = [day for day in (course.planned_start, plan_begin(part.plan)) if day]
    begun = today is not None and any(day <= today for day in begins)
    if begun or (course.start_reported and begins):
        yield at("plan", begin=min(begins))


@blocking("A plan reported after the start needs a reason", "CMX-BV")
def late_reason_missing(part: CoursePlanReport, case: Case) -> Iterator[Found]:
    """R3: the Grund für die nachträgliche Erfassung."""
    if part.late_reason is None and is_late(part, case):
        yield at("late_reason")


@warning("A reason for a late plan is given, but the plan is not late", "CMX-BV")
def late_reason_needless(part: CoursePlanReport, case: Case) -> Iterator[Found]:
    """The reason belongs to plans that are captured after the start."""
    known = case.facts.today is not None
    if known and part.late_reason is not None and not is_late(part, case):
        yield at("late_reason")


@blocking("The section begins on %(start)s only", "IntV § 8 (2)", "ABES-4")
def reported_before_start(part: SectionReport, case: Case) -> Iterator[Found]:
    """The actual start is reported, so it must have happened."""
    today = case.facts.today
    if today is not None and part.section.start > today:
        yield at("section.start", start=part.section.start)


@warning("The start was to be reported until %(due)s", "ABES-4")
def start_report_late(part: CourseStartReport, case: Case) -> Iterator[Found]:
    """R4: within a week. It is to be sent nevertheless."""
    yield from _overdue(part, case)


@warning("The section was to be reported until %(due)s", "IntV § 8 (2)")
def section_report_late(part: SectionStartReport, case: Case) -> Iterator[Found]:
    """By analogy to the course start; the deadline for sections is unknown."""
    yield from _overdue(part, case)


@blocking("The course began on %(begin)s, so it cannot have ended before", "ABES-4")
def early_end_before_begin(part: EarlyEnd, case: Case) -> Iterator[Found]:
    """A course that never began is cancelled instead."""
    begin = case.facts.course.begin
    if begin is not None and part.end < begin:
        yield at("end", begin=begin)


@warning("The course has not ended yet", "ABES-4")
def early_end_in_future(part: EarlyEnd, case: Case) -> Iterator[Found]:
    """Whether BAMF takes an end in advance is unknown."""
    today = case.facts.today
    if today is not None and part.end > today:
        yield at("end")


def is_late(part: CoursePlanReport, case: Case) -> bool:
    """Tell whether the course begins today or has begun."""
    begin, today = plan_begin(part.plan), case.facts.today
    return begin is not None and today is not None and begin <= today


def _overdue(part: SectionReport, case: Case) -> Iterator[Found]:
    today, start = case.facts.today, part.section.start
    period = timedelta(days=case.facts.limits.report_days)
    if today is not None and today - start > period:
        yield at("section.start", due=start + period)

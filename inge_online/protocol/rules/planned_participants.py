"""Somebody must have been planned (R3 of docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import CoursePlanReport, CourseStartReport
from .course import Planned, plan_begin
from .deadlines import is_late
from .registry import Case, Found, at, blocking, warning

_WHERE = "plan.attendance.participants"


@warning(
    "Report at least one participant of the first section before %(begin)s",
    "ABES-4",
    "CMX-BV",
)
def planned_participant_missing(part: Planned, case: Case) -> Iterator[Found]:
    """Due the day before the start; the first plan may go without."""
    begin = plan_begin(part.plan)
    late = isinstance(part, CoursePlanReport) and is_late(part, case)
    if begin is not None and not late and not _has_participant(part):
        yield at(_WHERE, begin=begin)


@blocking(
    "A late plan must have a participant of the first section", "ABES-4", "CMX-BV"
)
def late_plan_without_participant(
    part: CoursePlanReport, case: Case
) -> Iterator[Found]:
    """It cannot be updated any more, and the start would surely be refused."""
    if is_late(part, case) and not _has_participant(part):
        yield at(_WHERE)


@blocking("Nobody takes part", "ABES-4")
def start_without_participant(part: CourseStartReport, _case: Case) -> Iterator[Found]:
    """At least one participant is needed, and one that was planned."""
    if not part.attendance.participants:
        yield at("attendance.participants")


@blocking("None of the participants was reported in the plan", "ABES-4", "CMX-BV")
def start_without_planned_participant(
    part: CourseStartReport, case: Case
) -> Iterator[Found]:
    """At least one of those reported in planning must be among them."""
    planned = case.facts.course.planned_persons
    present = {one.person for one in part.attendance.participants}
    if planned is not None and present and not planned & present:
        yield at("attendance.participants")


def _has_participant(part: Planned) -> bool:
    begin = plan_begin(part.plan)
    return any(one.start == begin for one in part.plan.attendance.participants)

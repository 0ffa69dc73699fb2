"""Courses that were begun in other software (R5 and R6 of docs/sources.md)."""

from __future__ import annotations

from collections.abc import Iterator

from .course import ReportedOn
from .registry import Case, Found, at, warning


@warning("First ask BAMF what was reported (Kursauskunft)", "Q-KAU", "ABES-IMP")
def takeover_not_inquired(part: ReportedOn, case: Case) -> Iterator[Found]:
    """R6: what other software reported is known to BAMF alone."""
    course = case.facts.course
    if course.taken_over and course.inquired is False:
        yield at("")


@warning("Say which reports the former software has sent already", "ABES-IMP")
def takeover_not_recorded(part: ReportedOn, case: Case) -> Iterator[Found]:
    """R5: earlier reports are marked as done without sending them."""
    course = case.facts.course
    unknown = None in (course.plan_reported, course.start_reported)
    if course.taken_over and unknown:
        yield at("")

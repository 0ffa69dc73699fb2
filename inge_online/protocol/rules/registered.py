"""Participants must have been reported as registered before their course starts."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import Attendance, SectionReport
from .course import Planned
from .registry import Case, Found, at, blocking, warning


@blocking("The person has not been reported as registered", "ABES-KB", "Q-KBM")
def participant_not_registered(part: SectionReport, case: Case) -> Iterator[Found]:
    """All participants of a start report must have been reported."""
    for index in _not_registered(part.attendance, case):
        yield at(f"attendance.participants[{index}].person")


@warning("The person has not been reported as registered yet", "ABES-KB", "Q-KBM")
def planned_not_registered(part: Planned, case: Case) -> Iterator[Found]:
    """Will keep the start report from going out."""
    for index in _not_registered(part.plan.attendance, case):
        yield at(f"plan.attendance.participants[{index}].person")


def _not_registered(attendance: Attendance, case: Case) -> Iterator[int]:
    for index, one in enumerate(attendance.participants):
        if case.facts.person(one.person).registered is False:
            yield index

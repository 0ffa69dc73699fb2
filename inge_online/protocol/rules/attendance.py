"""Who takes part: the list and its total."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import Attendance
from .issue import Severity
from .registry import Case, Found, rule


@rule(
    Severity.BLOCKING,
    "%(total)s participants in all, but %(listed)s are listed",
    "ABES-5",
)
def total_below_list(part: Attendance, _case: Case) -> Iterator[Found]:
    """The total counts the listed participants and the self-payers."""
    listed = len(part.participants)
    if part.total < listed:
        yield "total", {"total": part.total, "listed": listed}


@rule(
    Severity.WARNING,
    "%(total)s participants in all, but the course may have %(limit)s",
    "IntV § 14 (2)",
)
def group_too_large(part: Attendance, case: Case) -> Iterator[Found]:
    """The law allows 25 persons, BAMF may set less or, online, more."""
    limit = case.facts.limits.group_size
    if part.total > limit:
        yield "total", {"total": part.total, "limit": limit}

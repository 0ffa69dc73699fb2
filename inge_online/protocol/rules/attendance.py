"""Who takes part: the list and its total."""

from __future__ import annotations

from collections.abc import Iterator

from ..messages import Attendance
from .registry import Case, Found, at, blocking, warning

_MOST_PERSONS = 999


@blocking("The total is %(total)s participants, but %(listed)s are listed", "ABES-5")
def total_below_list(part: Attendance, _case: Case) -> Iterator[Found]:
    """The total counts the listed participants and the self-payers."""
    listed = len(part.participants)
    if part.total < listed:
        yield at("total", total=part.total, listed=listed)


@blocking("A total of %(total)s cannot be meant", "ABES-KB")
def total_range(part: Attendance, _case: Case) -> Iterator[Found]:
    """Persons are counted."""
    if not 0 <= part.total <= _MOST_PERSONS:
        yield at("total", total=part.total)


@warning(
    "The total is %(total)s participants, %(limit)s are allowed",
    "IntV § 14 (2)",
)
def group_too_large(part: Attendance, case: Case) -> Iterator[Found]:
    """The law allows 25 persons, BAMF may set less or, online, more."""
    limit = case.facts.limits.group_size
    if part.total > limit:
        yield at("total", total=part.total, limit=limit)

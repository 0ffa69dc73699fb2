"""Dates of any kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .registry import Case, Found, at, blocking

_EARLIEST = date(1900, 1, 1)
_LATEST = date(2099, 12, 31)


@blocking("The date %(date)s cannot be meant", "own limit")
def date_implausible(part: date, _case: Case) -> Iterator[Found]:
    """A year mistyped by a digit or a century; such dates also have no safe format."""
    if not _EARLIEST <= part <= _LATEST:
        yield at("", date=part)


def more_than_a_year(before: date, after: date) -> bool:
    """Tell whether a period of one year that began on one day ended before another.

    Without adding to a date, which may be the last there is.
    """
    a_year_earlier = (after.year - 1, after.month, after.day)
    return a_year_earlier > (before.year, before.month, before.day)

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


def a_year_after(day: date) -> date:
    """Return the last day of the period of one year that begins after that day."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)

"""Leaves out of an example all that may be left out."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

from ..messages import (
    Attendance,
    PersonalData,
    PersonKey,
    PlacementTest,
    SectionReport,
    Setting,
)

T = TypeVar("T")
Kept: TypeAlias = set[tuple[type[Any], str]]

_KEPT = {
    (PersonKey, "file_number"),
    (PersonKey, "file_number_origin"),
    (PersonalData, "nationalities"),
    (PlacementTest, "taken_on"),
    (PlacementTest, "provider_code"),
}
_KEPT_IN_SECTION_REPORTS = _KEPT | {
    (Attendance, "participants"),
    (Setting, "teacher_codes"),
}
"""What the classes allow to be missing, but no message that may go does without."""


def bare(part: T) -> T:
    """Return the part with defaults in all fields that may have them, at every depth.

    Of lists that may not be empty the first item stays.
    """
    kept = _KEPT_IN_SECTION_REPORTS if isinstance(part, SectionReport) else _KEPT
    return _bare(part, kept)


def _bare(part: T, kept: Kept) -> T:
    if isinstance(part, tuple):
        return type(part)(_bare(item, kept) for item in part[:1])
    if not is_dataclass(part) or isinstance(part, type):
        return part
    values = {item.name: _value(part, item, kept) for item in fields(part)}
    return replace(part, **values)


def _value(part: Any, item: Field[Any], kept: Kept) -> Any:
    if item.default is MISSING or (type(part), item.name) in kept:
        return _bare(getattr(part, item.name), kept)
    return item.default

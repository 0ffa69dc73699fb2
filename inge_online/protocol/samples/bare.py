"""Leaves out of an example all that may be left out."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass, replace
from typing import Any, TypeVar

from ..messages import PersonKey, PlacementTest

T = TypeVar("T")

KEPT = {(PersonKey, "file_number"), (PersonKey, "file_number_origin")} | {
    (PlacementTest, "taken_on"),
    (PlacementTest, "provider_code"),
}
"""Optional by themselves, but not all of their part may be missing."""


def bare(part: T) -> T:
    """Return the part with defaults in all fields that have one, at every depth.

    Lists that may not be empty keep their first item.
    """
    if isinstance(part, tuple):
        return type(part)(bare(item) for item in part[:1])
    if not is_dataclass(part) or isinstance(part, type):
        return part
    values = {item.name: _value(part, item) for item in fields(part)}
    return replace(part, **values)


def _value(part: Any, item: Field[Any]) -> Any:
    if item.default is MISSING or (type(part), item.name) in KEPT:
        return bare(getattr(part, item.name))
    return item.default

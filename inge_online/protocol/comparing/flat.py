"""A part as flat places with values, so that two of them can be laid side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from ..messages import (
    Interruption,
    LessonTime,
    PersonKey,
    ReportedParticipant,
    SectionPeriod,
)

Place = tuple[str, str]
"""A field, dotted, and which item of a list it belongs to ("" for none)."""

ITEM = "item"
"""The value that says that an item of a list is there at all."""


def flat(part: object, within: str = "", item: str = "") -> dict[Place, Any]:
    """Return every value that is told; ``None`` is not, and neither are remarks.

    An item of a list has a place of its own, whose value is ``ITEM``.
    """
    places: dict[Place, Any] = {}
    for name, value in _told(part):
        field = f"{within}.{name}" if within else name
        if is_dataclass(value):
            places |= flat(value, field, item)
        elif isinstance(value, tuple) and any(map(is_dataclass, value)):
            for one in value:
                key = label(one)
                places |= {(field, key): ITEM} | flat(one, field, key)
        elif isinstance(value, tuple):
            places |= {(field, item): tuple(sorted(value))} if value else {}
        else:
            places[field, item] = value
    return places


def _told(part: object) -> Iterator[tuple[str, Any]]:
    if isinstance(part, PersonKey):
        return  # it names the item
    for entry in fields(part):  # type: ignore[arg-type]
        value = getattr(part, entry.name)
        if value is not None and entry.name not in ("hints", "answered_at"):
            yield entry.name, value


def label(item: object) -> str:
    """Return what tells an item of a list from the others, for people to read.

    Parts of an answer may lack what their type promises.
    """
    if isinstance(item, SectionPeriod):
        return str(item.number)
    if isinstance(item, ReportedParticipant):
        return person(item.person)
    if isinstance(item, LessonTime):
        start = item.start and item.start.isoformat("minutes")
        return f"{item.weekday} {start}"
    if isinstance(item, Interruption):
        return f"{item.start}"
    raise TypeError(f"nothing tells one {type(item).__name__} from another")


def person(key: PersonKey) -> str:
    """Return the number under which BAMF knows a person."""
    return (key and (key.file_number or key.person_number)) or "?"


def told_part(field: str, places: Mapping[Place, Any]) -> bool:
    """Tell whether anything is said of a list, or else of the part it stands in."""
    part = field.rpartition(".")[0]
    if not part:
        return any(other == field for other, _item in places)
    return any(other.startswith(f"{part}.") for other, _item in places)

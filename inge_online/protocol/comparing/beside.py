"""Our view of a course and BAMF's, row by row."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from ..messages import CourseRecord
from .differing import comparable, differences, list_of
from .flat import ITEM, Place, flat

Values = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field, or one item of a list with all its fields, on both sides."""

    field: str
    item: str = dataclasses.field(repr=False)
    ours: Values = dataclasses.field(repr=False)
    theirs: Values = dataclasses.field(repr=False)
    differs: bool = False


def beside(ours: CourseRecord, theirs: CourseRecord) -> tuple[Row, ...]:
    """Return everything BAMF told beside what we have of it, in the messages' order."""
    differing = {
        (list_of(one.field) if one.item else one.field, one.item)
        for one in differences(ours, theirs)
    }
    mine = _grouped(flat(comparable(ours, theirs)))
    found = _grouped(flat(theirs))
    places = dict.fromkeys([*mine, *found])
    return tuple(
        Row(*place, mine.get(place, ()), found.get(place, ()), place in differing)
        for place in places
        if place[0] != "reference" and (place in found or place in differing)
    )


def _grouped(places: dict[Place, Any]) -> dict[Place, Values]:
    """Gather the fields of each item; its presence alone is no value."""
    groups: dict[Place, Values] = {}
    for (name, item), value in places.items():
        group = (list_of(name), item) if item else (name, "")
        held = groups.setdefault(group, ())
        if value != ITEM:
            groups[group] = (*held, (name, value))
    return groups

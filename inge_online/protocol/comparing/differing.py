"""Where BAMF's view of a course and ours differ."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from ..messages import CourseRecord
from .flat import ITEM, Place, flat

BEGUN = ("started", "ended")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place; a side that is ``None`` has nothing there.

    ``field`` is dotted, ``item`` says which section, person or lesson time is meant.
    A whole item that one side lacks has ``"item"`` on the other.
    """

    field: str
    item: str = dataclasses.field(repr=False)
    ours: Any = dataclasses.field(repr=False)
    theirs: Any = dataclasses.field(repr=False)


def differences(ours: CourseRecord, theirs: CourseRecord) -> tuple[Difference, ...]:
    """Compare as far as BAMF told; what it does not repeat is no difference."""
    mine = flat(comparable(ours, theirs))
    found = flat(theirs)
    return tuple(
        Difference(*place, mine.get(place), found.get(place))
        for place in sorted(mine.keys() | found.keys())
        if mine.get(place) != found.get(place) and _counts(place, mine, found, theirs)
    )


def comparable(ours: CourseRecord, theirs: CourseRecord) -> CourseRecord:
    """Leave out our sections that BAMF does not repeat once a course has begun."""
    if theirs.status not in BEGUN:
        return ours
    listed = {section.number for section in theirs.sections}
    listed |= set(ours.reported_sections)
    sections = tuple(one for one in ours.sections if one.number in listed)
    return dataclasses.replace(ours, sections=sections)


def _counts(
    place: Place,
    mine: dict[Place, Any],
    found: dict[Place, Any],
    theirs: CourseRecord,
) -> bool:
    name, item = place
    if name == "reference":
        return False
    if item and (mine.get((list_of(name), item)) != found.get((list_of(name), item))):
        # one side lacks the whole item: said once, not for each of its fields
        value = mine.get(place) or found.get(place)
        return value == ITEM and _told(name, theirs)
    return place in found or (not item and _is_empty_list(name, theirs))


def list_of(name: str) -> str:
    """Return the list whose item a field belongs to."""
    for found in LISTS:
        if name == found or name.startswith(f"{found}."):
            return found
    return name


LISTS = (
    "sections",
    "setting.lesson_times",
    "setting.interruptions",
    "attendance.participants",
)


def _told(name: str, theirs: CourseRecord) -> bool:
    """Tell whether an empty list of BAMF's means that there is nothing."""
    part = name.partition(".")[0]
    return bool(getattr(theirs, part))


def _is_empty_list(name: str, theirs: CourseRecord) -> bool:
    """Tell whether a missing plain value of BAMF's is an empty list it told."""
    if name == "reported_sections":
        return theirs.status is not None
    lists = ("setting.teacher_codes", "setting.teaching_material_codes")
    return name in lists and theirs.setting is not None

"""What a newer message says otherwise than an older one, field by field.

The two may be of different classes, as a plan and its update or a start report and the
update of its section: what both have is compared. Parts of a list are matched by what
they speak of, so that a person who leaves does not change everybody behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from .messages import (
    Examinee,
    Interruption,
    LessonTime,
    ReportedParticipant,
    SectionPeriod,
)
from .rules.code_lists import code_list


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Difference:
    """One value that changed, or one part of a list that came or went.

    ``path`` is its place in the newer message, or in the older for what is gone there;
    ``part`` the part of a list it belongs to, if any; ``codes`` the code list of the
    values. ``None`` stands for nothing.
    """

    path: str
    before: Any
    after: Any
    part: Any = None
    codes: str | None = None


_SPEAKS_OF: Mapping[type[Any], Callable[[Any], Any]] = {
    SectionPeriod: lambda section: section.number,
    LessonTime: lambda block: block.weekday,
    Interruption: lambda interruption: interruption.start,
    ReportedParticipant: lambda participant: participant.person,
    Examinee: lambda examinee: examinee.person,
}


def differences(before: Any, after: Any) -> tuple[Difference, ...]:
    """Compare two messages, or two parts of messages; empty when they say the same."""
    return tuple(_fields(before, after, "", None))


def _fields(before: Any, after: Any, path: str, part: Any) -> Iterator[Difference]:
    known = {item.name for item in fields(before)}
    for item in fields(after):
        if item.name in known:
            place = f"{path}.{item.name}" if path else item.name
            old, new = getattr(before, item.name), getattr(after, item.name)
            codes = code_list(type(after), item.name)
            yield from _values(old, new, place, part, codes)


def _values(
    before: Any, after: Any, path: str, part: Any, codes: str | None
) -> Iterator[Difference]:
    if before == after:
        return
    if is_dataclass(before) and is_dataclass(after):
        yield from _fields(before, after, path, part)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _lists(before, after, path, part, codes)
    else:
        yield Difference(path=path, before=before, after=after, part=part, codes=codes)


def _lists(
    before: tuple[Any, ...],
    after: tuple[Any, ...],
    path: str,
    part: Any,
    codes: str | None,
) -> Iterator[Difference]:
    old, new = _by_subject(before), _by_subject(after)
    for subject, (index, item) in new.items():
        place = f"{path}[{index}]"
        if subject not in old:
            yield Difference(
                path=place, before=None, after=item, part=part, codes=codes
            )
        elif is_dataclass(item):
            yield from _values(old[subject][1], item, place, item, codes)
    for subject, (index, item) in old.items():
        if subject not in new:
            place = f"{path}[{index}]"
            yield Difference(
                path=place, before=item, after=None, part=part, codes=codes
            )


def _by_subject(items: tuple[Any, ...]) -> dict[Any, tuple[int, Any]]:
    """Return each item and its index by what it speaks of, and how often before."""
    seen: Counter[Any] = Counter()
    found = {}
    for index, item in enumerate(items):
        subject = _SPEAKS_OF.get(type(item), lambda same: same)(item)
        found[subject, seen[subject]] = index, item
        seen[subject] += 1
    return found

"""Examples with one field changed to what a careless program may put there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta, timezone
from typing import Any, get_args, get_origin, get_type_hints

_ZONE = timezone(timedelta(hours=1))
NASTY: dict[Any, list[Any]] = {
    str: [
        *("", " ", "\x00", "a\x1fb", "a\nb", "\ud800", "\uffff", "<&>]]>\"'"),
        *("x" * 251, "1", "12345", "A", "XYZ", "\u00a0", "e\u0301\U0001f600"),
    ],
    int: [-(2**70), -1, 0, 1, 4, 8, 11, 100, 1000, 2**70],
    bool: [True, False],
    date: [date.min, date(1899, 12, 31), date(1900, 1, 1), date(2099, 1, 1), date.max],
    time: [
        time.min,
        time(8, 45, 1),
        time(8, 45, 0, 1),
        time(8, tzinfo=_ZONE),
        time.max,
    ],
    type(None): [None],
}


def variants(part: Any) -> Iterator[Any]:
    """Yield the part with each of its fields, at any depth, changed to each value."""
    hints = get_type_hints(type(part))
    for item in fields(part):
        for value in _values(getattr(part, item.name), hints[item.name]):
            yield replace(part, **{item.name: value})


def _values(old: Any, hint: Any) -> Iterator[Any]:
    if is_dataclass(old):
        yield from variants(old)
    elif get_origin(hint) is tuple:
        yield ()
        yield (*old, *old)
        kind = get_args(hint)[0]
        for value in _values(old[0], kind) if old else ():
            yield (value, *old[1:])
    else:
        for kind in (hint, *get_args(hint)):
            yield from NASTY.get(kind, ())

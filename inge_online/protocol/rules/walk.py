"""The way through a message: its parts, texts and dates with their places."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(slots=True, repr=False)
class Text:
    """A text: the field it stands in, and the class that field belongs to."""

    owner: type[Any]
    name: str
    value: str


_Shape = tuple[tuple[str, type[Any], bool], ...]
_SHAPES: dict[type[Any], _Shape] = {}


def _shape(cls: type[Any]) -> _Shape:
    """Return the fields of a class that lead on: name, kind, and whether a tuple.

    Looked up once for each class, because ``check`` is in a hurry.
    """
    if cls not in _SHAPES:
        hints = get_type_hints(cls)
        found = ((item.name, hints[item.name]) for item in fields(cls))
        _SHAPES[cls] = tuple(
            (name, kind, get_origin(hint) is tuple)
            for name, hint in found
            for kind in (hint, *get_args(hint))
            if kind in (str, date) or is_dataclass(kind)
        )
    return _SHAPES[cls]


def walk(message: Any) -> list[tuple[str, Any]]:
    """Return the message and everything in it with its path, outermost first."""
    found: list[tuple[str, Any]] = []
    _enter(message, "", found)
    return found


def _enter(part: Any, path: str, found: list[tuple[str, Any]]) -> None:
    found.append((path, part))
    owner = type(part)
    for name, kind, many in _shape(owner):
        value = getattr(part, name)
        if value is None:
            continue
        place = f"{path}.{name}" if path else name
        items = _numbered(place, value) if many else ((place, value),)
        if kind is str:
            found += [(place, Text(owner, name, text)) for place, text in items]
        elif kind is date:
            found += items
        else:
            for place, item in items:
                _enter(item, place, found)


def _numbered(path: str, items: tuple[Any, ...]) -> list[tuple[str, Any]]:
    return [(f"{path}[{index}]", item) for index, item in enumerate(items)]

"""The way through a message: its parts, their places, their texts and dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields of one class, by kind, and whether each holds a tuple of it."""

    parts: tuple[tuple[str, bool], ...]
    texts: tuple[tuple[str, bool], ...]
    dates: tuple[tuple[str, bool], ...]


_SHAPES: dict[type[Any], _Shape] = {}


def _shape(cls: type[Any]) -> _Shape:
    """Return the shape of a class; looked up once, because ``check`` is in a hurry."""
    if cls not in _SHAPES:
        hints = get_type_hints(cls)
        types = {item.name: hints[item.name] for item in fields(cls)}
        _SHAPES[cls] = _Shape(
            _select(types, is_dataclass),
            _select(types, lambda kind: kind is str),
            _select(types, lambda kind: kind is date),
        )
    return _SHAPES[cls]


def _select(
    types: dict[str, Any], wanted: Callable[[Any], bool]
) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (name, get_origin(hint) is tuple)
        for name, hint in types.items()
        if any(wanted(kind) for kind in (hint, *get_args(hint)))
    )


def _values(
    part: Any, names: tuple[tuple[str, bool], ...]
) -> Iterator[tuple[str, Any]]:
    for name, many in names:
        value = getattr(part, name)
        if many:
            for index, item in enumerate(value):
                yield f"{name}[{index}]", item
        elif value is not None:
            yield name, value


def walk(part: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the message and all its parts with their paths, outermost first."""
    yield path, part
    for name, value in _values(part, _shape(type(part)).parts):
        yield from walk(value, f"{path}.{name}" if path else name)


def texts(part: Any) -> Iterator[tuple[str, str]]:
    """Yield the place and value of all texts that stand in this part itself."""
    return _values(part, _shape(type(part)).texts)


def dates(part: Any) -> Iterator[tuple[str, date]]:
    """Yield the place and value of all dates that stand in this part itself."""
    return _values(part, _shape(type(part)).dates)

"""What a message or an answer says, line by line in BAMF's own terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from .comparing.flat import label
from .messages import PersonKey, field_docs


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its official term, and what stands there.

    A heading has no values. ``item`` tells lines of one list apart; their values are
    several, each with a term and the name of its field.
    """

    depth: int
    term: str
    item: str = ""
    values: tuple[tuple[str, str, Any], ...] = ()


def outline(part: object, depth: int = 0) -> Iterator[Line]:
    """Yield the lines of a message, an answer or a part; what is ``None`` is left out.

    Values have the types of the messages: how days and codes are written is for whoever
    shows them.
    """
    docs = field_docs(type(part))
    for name, value in _said(part):
        term = docs[name].term
        if isinstance(value, tuple) and any(map(is_dataclass, value)):
            yield from (_item(depth, term, one) for one in value)
        elif is_dataclass(value) and not isinstance(value, PersonKey):
            yield Line(depth, term)
            yield from outline(value, depth + 1)
        else:
            yield Line(depth, term, values=tuple(_plain(name, value)))


def _item(depth: int, term: str, one: object) -> Line:
    docs = field_docs(type(one))
    values = (
        (docs[name].term if field == name else inner, field, plain)
        for name, value in _said(one)
        for inner, field, plain in _plain(name, value)
    )
    return Line(depth, term, _label(one), tuple(values))


def _label(one: object) -> str:
    try:
        return label(one)
    except TypeError:
        return ""


def _plain(name: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield term, field and value of what stands in one line."""
    if is_dataclass(value):
        docs = field_docs(type(value))
        for inner, plain in _said(value):
            yield docs[inner].term, inner, plain
    else:
        yield "", name, value


def _said(part: Any) -> Iterator[tuple[str, Any]]:
    for entry in fields(part):
        value = getattr(part, entry.name)
        if value is not None and value != ():
            yield entry.name, value

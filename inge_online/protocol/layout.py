"""A message as people read it: headings, terms with values, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from .messages import field_docs
from .rules.code_lists import code_list


@dataclass(frozen=True, slots=True, repr=False)
class Value:
    """A value and the code list it is a word of. A tuple holds several values."""

    value: Any
    codes: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """A part of a message under its term: either lines, or a table with its head."""

    term: str
    lines: tuple[tuple[str, Value], ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()


def layout(message: Any) -> tuple[Block, ...]:
    """Return everything that a message says, and nothing else, in its own order."""
    return tuple(_blocks(message, getattr(message, "term", "")))


def _blocks(part: Any, term: str) -> Iterator[Block]:
    lines: list[tuple[str, Value]] = []
    inside: list[Block] = []
    for name, word, value in _said(part):
        if is_dataclass(value):
            inside += _blocks(value, word)
        elif isinstance(value, tuple) and is_dataclass(value[0]):
            inside.append(_table(value, word))
        else:
            lines.append((word, Value(value, _codes(part, name))))
    if lines:
        yield Block(term, lines=tuple(lines))
    yield from inside


def _said(part: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield name, term and value of each field that holds something."""
    docs = field_docs(type(part))
    for item in fields(part):
        value = getattr(part, item.name)
        if value is not None and value != () and value != "":
            yield item.name, docs[item.name].term, value


def _table(items: tuple[Any, ...], term: str) -> Block:
    rows = [dict(_cells(item)) for item in items]
    head = tuple(dict.fromkeys(word for row in rows for word in row))
    nothing = Value(None)
    return Block(
        term,
        head=head,
        rows=tuple(tuple(row.get(word, nothing) for word in head) for row in rows),
    )


def _cells(item: Any) -> Iterator[tuple[str, Value]]:
    """Yield the values of one row; a part of a part stands in the same row."""
    for name, word, value in _said(item):
        if is_dataclass(value):
            yield from _cells(value)
        else:
            yield word, Value(value, _codes(item, name))


def _codes(part: Any, name: str) -> str | None:
    """Return the list whose words a field holds; weekdays are one, too."""
    return code_list(type(part), name) or (name if name == "weekday" else None)

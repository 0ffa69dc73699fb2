"""Which fields a template names, and which there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .codelist import CodeList
from .fields import members
from .nodes import Node
from .paths import Origin, Path

Names = tuple[str, ...]


def used_fields(node: Node, prefix: Names = ()) -> Iterator[Names]:
    """The fields that a template names, as names from the message on, no indexes."""
    step = node.each or node.within
    inner = prefix if step is None else _full(step, prefix)
    if step is not None:
        yield inner
    for value in node.values():
        yield _full(value.path, inner)
    conditions = [*node.conditions]
    for bound in node.bound:
        conditions += bound.conditions
    for condition in conditions:
        yield _full(condition.path, inner)
    for child in node.children:
        yield from used_fields(child, inner)


def coded_fields(node: Node, prefix: Names = ()) -> Iterator[tuple[Names, CodeList]]:
    """The fields that a template translates, each with its code list."""
    step = node.each or node.within
    inner = prefix if step is None else _full(step, prefix)
    for value in node.values():
        if value.codes is not None:
            yield _full(value.path, inner), value.codes
    for child in node.children:
        yield from coded_fields(child, inner)


def _full(path: Path, prefix: Names) -> Names:
    if path.origin in (Origin.CALL, Origin.SAID):
        return (path.origin.value, path.steps[0].name)
    start = () if path.origin is Origin.ROOT else prefix
    return (*start, *(step.name for step in path.steps))


def leaf_fields(cls: type[Any], prefix: Names = ()) -> Iterator[Names]:
    """All fields of a message that hold a value, however deep."""
    for name, shape in members(cls).items():
        if shape.computed:
            continue
        if shape.is_part:
            yield from leaf_fields(shape.type, (*prefix, name))
        else:
            yield (*prefix, name)


def needed_fields(cls: type[Any], used: set[Names], prefix: Names = ()) -> set[Names]:
    """The fields without default of every part that is read at all."""
    found: set[Names] = set()
    for name, shape in members(cls).items():
        full = (*prefix, name)
        if shape.required and full not in _prefixes(used):
            found.add(full)
        if shape.is_part and full in _prefixes(used):
            found |= needed_fields(shape.type, used, full)
    return found


def _prefixes(names: set[Names]) -> set[Names]:
    return {name[:depth] for name in names for depth in range(1, len(name) + 1)}

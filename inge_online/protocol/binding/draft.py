"""An answer while it is being read: values by field, not yet a dataclass."""

from __future__ import annotations

from typing import Any

from .fields import Shape, members
from .paths import Step


class Incomplete(Exception):
    """A field that the answer must have was not there; the text is its path."""


class Draft:
    """Values for a dataclass, or for one leaf of a list."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.values: dict[str, Any] = {}
        self.leaf: Any = None

    @property
    def empty(self) -> bool:
        """Whether nothing at all was put in."""
        if not self.shape.is_part:
            return self.leaf is None
        return all(_empty(value) for value in self.values.values())

    def put(self, steps: tuple[Step, ...], value: Any) -> None:
        """Set a field; the first value that came stays."""
        if not steps:
            self.leaf = value
            return
        *way, last = steps
        draft = self.enter(tuple(way))
        if last.pick is None:
            draft.values.setdefault(last.name, value)
        else:
            draft.enter((last,)).put((), value)

    def enter(self, steps: tuple[Step, ...]) -> Draft:
        """The draft of the part at the end of ``steps``, made if need be."""
        draft = self
        for step in steps:
            draft = draft._part(step)
        return draft

    def add(self, steps: tuple[Step, ...]) -> Draft:
        """A new item of the list at the end of ``steps``."""
        *way, last = steps
        holder = self.enter(tuple(way))
        shape = members(holder.shape.type)[last.name]
        items = holder.values.setdefault(last.name, [])
        first = last.pick.start if isinstance(last.pick, slice) else 0
        return _item(items, max(len(items), first or 0), shape)

    def _part(self, step: Step) -> Draft:
        shape = members(self.shape.type)[step.name]
        if isinstance(step.pick, int):
            return _item(self.values.setdefault(step.name, []), step.pick, shape)
        part: Draft = self.values.setdefault(step.name, Draft(shape))
        return part

    def items(self, name: str) -> tuple[Any, ...]:
        """The items of one list, whatever else is missing."""
        found: tuple[Any, ...] = _finished(self.values.get(name, []))
        return found

    def finish(self) -> Any:
        """The answer. Incomplete when a field that it must have is absent.

        Its parts are also those of our messages, where more is mandatory than BAMF
        repeats: what a part lacks is None, or an empty list.
        """
        known = self._known()
        for name, shape in members(self.shape.type).items():
            if shape.required and name not in known:
                raise Incomplete(name)
        return self.shape.type(**known)

    def finish_part(self) -> Any:
        """The part (or leaf) as far as it was told."""
        if not self.shape.is_part:
            return self.leaf
        known = self._known()
        for name, shape in members(self.shape.type).items():
            if shape.required:
                known.setdefault(name, () if shape.many else None)
        return self.shape.type(**known)

    def _known(self) -> dict[str, Any]:
        return {
            name: _finished(value)
            for name, value in self.values.items()
            if not _empty(value)
        }


def _item(items: list[Draft], index: int, shape: Shape) -> Draft:
    while len(items) <= index:
        items.append(Draft(shape.item()))
    return items[index]


def _empty(value: Any) -> bool:
    if isinstance(value, Draft):
        return value.empty
    if isinstance(value, list):
        return all(_empty(item) for item in value)
    return value is None


def _finished(value: Any) -> Any:
    if isinstance(value, Draft):
        return value.finish_part()
    if isinstance(value, list):
        return tuple(_finished(item) for item in value if not _empty(item))
    return value

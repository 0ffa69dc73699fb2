"""Paths: how a template names a field, such as ``plan.sections[0].start``.

A path starts at the innermost ``b:each`` or ``b:with``; with a leading ``/`` at the
message; with ``call.`` at the call. ``.`` is the item itself. ``[0]`` takes one of a
list, ``[1:]`` several. ``call.position`` counts the items of the innermost ``b:each``,
from 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .fields import CALL, POSITION, SAID, Shape, members

_STEP = re.compile(
    r"(?P<name>[a-z_]+)(?:\[(?P<first>-?\d+)?(?P<to>:)?(?P<end>-?\d+)?\])?\Z"
)


class PathError(Exception):
    """A path that names nothing; the text says what to write instead."""


class Origin(Enum):
    """Where a path starts."""

    ITEM = "item"
    ROOT = "root"
    CALL = "call"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Step:
    """One name on the way, and which of its items is meant."""

    name: str
    pick: int | slice | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a path can see while a request is built."""

    root: Any
    item: Any
    call: Mapping[str, Any]
    position: int = 0

    def at(self, item: Any, position: int | None = None) -> View:
        """The same, having stepped into ``item``, the how-manieth of its list."""
        place = self.position if position is None else position
        return View(self.root, item, self.call, place)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a path can name where it stands: the types behind a View."""

    root: type[Any]
    item: Shape
    answer: bool = False
    counted: bool = False

    def at(self, shape: Shape, *, counted: bool = False) -> Scope:
        """The same, having stepped into ``shape``, perhaps as one of a list."""
        return Scope(self.root, shape, self.answer, counted or self.counted)


@dataclass(frozen=True, slots=True)
class Path:
    """A path that was found to name something. ``owner``: whose field it is."""

    text: str
    origin: Origin
    steps: tuple[Step, ...]
    shape: Shape
    owner: type[Any] | None = None

    @property
    def is_verdict(self) -> bool:
        """Whether it is what BAMF made of our message."""
        return self.origin is Origin.SAID and self.steps[0].name == "verdict"

    def get(self, view: View) -> Any:
        """The value, or None when it or something on the way is not given."""
        if self.origin in (Origin.CALL, Origin.SAID):
            name = self.steps[0].name
            return view.position if name == POSITION else view.call[name]
        value = view.root if self.origin is Origin.ROOT else view.item
        try:
            for step in self.steps:
                if value is None:
                    return None
                value = getattr(value, step.name)
                if step.pick is not None:
                    value = value[step.pick]
        except IndexError:
            return None
        return value


def parse_path(text: str, scope: Scope) -> Path:
    """The path ``text`` in ``scope``. PathError when it names no field."""
    origin, rest = _origin(text, scope)
    if rest == ".":
        return Path(text, Origin.ITEM, (), scope.item)
    steps = tuple(_step(part, text) for part in rest.split("."))
    if origin is Origin.CALL:
        return Path(text, origin, steps, _call(steps, text, scope))
    if origin is Origin.SAID:
        return Path(text, origin, steps, SAID[rest])
    start = Shape(scope.root) if origin is Origin.ROOT else scope.item
    return Path(text, origin, steps, *_follow(start, steps, text))


def _origin(text: str, scope: Scope) -> tuple[Origin, str]:
    if text.startswith("/"):
        rest = text[1:]
        known = scope.answer and rest in SAID
        return (Origin.SAID if known else Origin.ROOT), rest
    if text.startswith("call."):
        if scope.answer:
            raise PathError(f'"{text}" belongs to the call and cannot be read')
        return Origin.CALL, text[5:]
    if scope.answer and text in SAID:
        return Origin.SAID, text
    return Origin.ITEM, text


def _step(part: str, text: str) -> Step:
    match = _STEP.match(part)
    if match is None:
        raise PathError(
            f'"{text}" is not a path; write names with dots between them, '
            "such as person.birth_date or sections[0].start"
        )
    first, to, end = match["first"], match["to"], match["end"]
    if to:
        return Step(match["name"], slice(_number(first), _number(end)))
    if "[" in part and first is None:
        raise PathError(f'"{text}": which one? Write [0] for the first, [1:] for rest')
    return Step(match["name"], _number(first))


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)


def _call(steps: tuple[Step, ...], text: str, scope: Scope) -> Shape:
    if steps[0].name == POSITION and not scope.counted:
        raise PathError(f'"{text}" counts the items of b:each; there is none around')
    shape = CALL.get(steps[0].name)
    if shape is None or len(steps) > 1 or steps[0].pick is not None:
        raise PathError(f'"{text}" is not known; there are call.{", call.".join(CALL)}')
    return shape


def _follow(
    start: Shape, steps: tuple[Step, ...], text: str
) -> tuple[Shape, type[Any]]:
    shape, owner, personal = start, start.type, start.personal
    for step in steps:
        if shape.many:
            raise PathError(
                f'"{text}" goes on behind a list; use b:each, or pick one by [0]'
            )
        owner = shape.type
        shape = _member(shape, step, text)
        personal = personal or shape.personal
    told = Shape(shape.type, shape.many, personal, shape.computed, shape.required)
    return told, owner


def _member(shape: Shape, step: Step, text: str) -> Shape:
    known = members(shape.type) if shape.is_part else {}
    found = known.get(step.name)
    if found is None:
        names = ", ".join(sorted(known)) or "none, write . for the value itself"
        raise PathError(f'"{text}": there is no field "{step.name}" here ({names})')
    if step.pick is None:
        return found
    if not found.many:
        raise PathError(f'"{text}": "{step.name}" is not a list')
    return found if isinstance(step.pick, slice) else found.item()

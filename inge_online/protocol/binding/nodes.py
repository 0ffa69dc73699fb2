"""A compiled template: what it says, ready to build requests and to read answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from ..errors import Invalid
from ..outcome import Verdict
from .codelist import CodeList, NoCode
from .formats import Codec
from .paths import Path, View

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XSI_NIL = f"{{{XSI}}}nil"
XSI_TYPE = f"{{{XSI}}}type"


@dataclass(frozen=True, slots=True)
class Value:
    """A field's text at one place: where it comes from and how it is written.

    ``join``: what stands between the items of a list. ``count``: their number is told.
    ``pattern``: only what its first group finds is told.
    """

    path: Path
    codec: Codec
    join: str | None = None
    count: bool = False
    pattern: re.Pattern[str] | None = None

    @property
    def personal(self) -> bool:
        """Whether the text must not be kept. A number of persons names nobody."""
        return self.path.shape.personal and not self.count

    @property
    def codes(self) -> CodeList | None:
        """The code list it is translated by."""
        return self.codec.codes

    def text(self, view: View) -> str | None:
        """What to write, or None when there is nothing to tell. Raises Invalid."""
        value = self.path.get(view)
        if self.count:
            return self._one(len(value or ()))
        if value is None:
            return None
        if self.join is not None:
            return self.join.join(self._one(item) for item in value) or None
        return self._one(value) or None

    def _one(self, value: Any) -> str:
        kind = self.codec.type
        if type(value) is not kind and not _is_a(value, kind):
            raise Invalid("message_type", detail=self.path.text)
        try:
            text = self.codec.write(value)
        except NoCode as lack:
            raise Invalid("message_code", detail=f"{self.path.text}: {lack}") from None
        if self.pattern is None:
            return text
        found = self.pattern.fullmatch(text)
        return found[1] or "" if found else ""

    def read(self, text: str) -> Any:
        """The value that ``text`` tells. ValueError when it tells none."""
        if self.join is None:
            return self.codec.read(text)
        parts = text.split(self.join.strip() or None)
        return [self.codec.read(part.strip()) for part in parts if part.strip()]


def _is_a(value: Any, kind: type[Any]) -> bool:
    if isinstance(value, bool) or isinstance(value, datetime) and kind is date:
        return False
    return isinstance(value, kind)


@dataclass(frozen=True, slots=True)
class Condition:
    """``b:when`` and ``b:unless``: a field is given, or is one of some words."""

    path: Path
    words: frozenset[str] | None
    negated: bool

    def holds(self, view: View) -> bool:
        """Whether what stands under this condition is to be said."""
        value = self.path.get(view)
        if self.words is None:
            found = value is not None and value != "" and value != () and value != []
            found = found and value is not False
        else:
            found = _word(value) in self.words
        return found is not self.negated


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | time) else str(value)


@dataclass(frozen=True, slots=True)
class Bound:
    """An attribute that tells a field."""

    name: str
    value: Value
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """An element of a template, or (``tag`` None) a group of them without element.

    ``pieces``: its text, constant and bound. ``constants``: attributes as they are.
    ``nsmap``: the namespaces to declare where it is a root. ``also``: what it reads in
    an answer is read by the templates behind it as well.
    """

    tag: str | None
    file: str
    line: int
    children: tuple[Node, ...] = ()
    pieces: tuple[str | Value, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    bound: tuple[Bound, ...] = ()
    each: Path | None = None
    within: Path | None = None
    conditions: tuple[Condition, ...] = ()
    empty: str = "omit"
    optional: bool = False
    also: bool = False
    means: Verdict | None = None
    nsmap: Mapping[str, str] | None = None

    @property
    def decides(self) -> bool:
        """Whether an element of an answer must hold this to be the one meant."""
        if self.each is not None or self.optional:
            return False
        if self.constant is not None:
            return True
        return any(child.decides for child in self.children)

    @property
    def needs_verdict(self) -> bool:
        """Whether an answer without a verdict here says nothing certain."""
        if self.optional:
            return False
        if any(value.path.is_verdict for value in self.values()):
            return True
        return any(child.needs_verdict for child in self.children)

    @property
    def constant(self) -> str | None:
        """Its text, when that is always the same."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], str):
            return self.pieces[0]
        return None

    def values(self) -> Iterator[Value]:
        """All values bound at this node itself."""
        yield from (piece for piece in self.pieces if isinstance(piece, Value))
        yield from (bound.value for bound in self.bound)

    def walk(self) -> Iterator[Node]:
        """This node and everything inside it."""
        yield self
        for child in self.children:
            yield from child.walk()

"""Reads an answer by a compiled template: the language of requests, backwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..messages import Remark
from ..outcome import Verdict
from . import language as words
from .build import Element, Place
from .draft import Draft
from .fields import Shape
from .matching import matches
from .nodes import XSI_NIL, Node, Value
from .paths import Origin, Path


@dataclass(slots=True)
class Reading:
    """What was found in an answer.

    ``verdicts``: what it says of our message, None for a word that is no verdict.
    ``codes``: the codes of remarks as they came, not translated.
    ``kept``: the places that were read and are not personal.
    """

    draft: Draft
    verdicts: list[Verdict | None] = field(default_factory=list)
    retry_after: str | None = None
    codes: set[str] = field(default_factory=set)
    kept: list[Place] = field(default_factory=list)

    @classmethod
    def nothing(cls, wanted: type[Any]) -> Reading:
        """What is found for a dataclass where there is nothing to read."""
        return cls(Draft(Shape(wanted)))


def read(node: Node, element: Element, cls: type[Any]) -> Reading:
    """Read ``element``, which ``node`` matches, for the dataclass ``cls``."""
    reading = Reading.nothing(cls)
    read_on((node,), element, reading)
    return reading


def read_on(nodes: Sequence[Node], element: Element, reading: Reading) -> None:
    """Read ``element`` too, if one of ``nodes`` matches it."""
    _Slots(nodes, reading.draft, reading).offer(element)


class _Slots:
    """The templates of one element's children, and which of them are used up."""

    def __init__(self, nodes: Sequence[Node], item: Draft, reading: Reading) -> None:
        self._nodes = nodes
        self._item = item
        self._reading = reading
        self._used: set[int] = set()
        self._groups: dict[int, _Slots] = {}
        self._reached = 0

    def offer(self, element: Element, *, ordered: bool = False) -> bool:
        """Read ``element`` by the first template that wants it; tell if one did.

        ``b:also`` lets those behind it read it as well. ``ordered``: templates before
        the last one used want nothing any more.
        """
        wanted = False
        for index, node in enumerate(self._nodes):
            if ordered and index < self._reached:
                continue
            taken = (
                self._offer_group(index, node, element)
                if node.tag is None
                else self._offer_node(index, node, element)
            )
            if taken:
                self._reached = index
                wanted = True
                if not node.also:
                    break
        return wanted

    def _offer_node(self, index: int, node: Node, element: Element) -> bool:
        if index in self._used or not self._fits(node, element):
            return False
        if node.each is None:
            self._used.add(index)
        self._consume(node, element)
        return True

    def _offer_group(self, index: int, node: Node, element: Element) -> bool:
        current = self._groups.get(index)
        ordered = node.each is not None
        if current is not None and current.offer(element, ordered=ordered):
            return True
        if current is not None and node.each is None:
            return False
        if not self._fits(node, element):
            return False
        fresh = _Slots(node.children, self._enter(node), self._reading)
        self._groups[index] = fresh
        return fresh.offer(element, ordered=ordered)

    def _fits(self, node: Node, element: Element) -> bool:
        if node.tag is None:
            return any(self._fits(child, element) for child in node.children)
        rivals = [other for other in self._nodes if other.tag == node.tag]
        return matches(node, element, deep=len(rivals) > 1)

    def _enter(self, node: Node) -> Draft:
        path = node.each or node.within
        if path is None:
            return self._item
        start = self._start(path)
        return start.add(path.steps) if node.each else start.enter(path.steps)

    def _start(self, path: Path) -> Draft:
        return self._reading.draft if path.origin is Origin.ROOT else self._item

    def _consume(self, node: Node, element: Element) -> None:
        reading = self._reading
        item = self._enter(node)
        if node.means is not None:
            reading.verdicts.append(node.means)
        for name, _ in node.constants:
            reading.kept.append(Place(element, name))
        for bound in node.bound:
            self._take(bound.value, Place(element, bound.name), item)
        if element.get(XSI_NIL) in ("true", "1"):
            return
        self._text(node, element, item)
        inner = _Slots(node.children, item, reading)
        for child in element:
            inner.offer(child)

    def _text(self, node: Node, element: Element, item: Draft) -> None:
        place = Place(element)
        if node.constant is not None:
            self._reading.kept.append(place)
        elif len(node.pieces) == 1:
            value = node.pieces[0]
            assert isinstance(value, Value)  # noqa: S101  (else it was constant)
            self._take(value, place, item)
        elif node.pieces:
            self._pieces(node, place, item)

    def _pieces(self, node: Node, place: Place, item: Draft) -> None:
        pattern = "".join(
            re.escape(piece) if isinstance(piece, str) else "(.*?)"
            for piece in node.pieces
        )
        found = re.fullmatch(pattern, place.get().strip(), re.DOTALL)
        values = [piece for piece in node.pieces if isinstance(piece, Value)]
        if found is None:
            return
        for value, text in zip(values, found.groups(), strict=True):
            self._put(value, text, item)
        if not any(value.personal for value in values):
            self._reading.kept.append(place)

    def _take(self, value: Value, place: Place, item: Draft) -> None:
        self._put(value, place.get(), item)
        if not value.personal:
            self._reading.kept.append(place)

    def _put(self, value: Value, text: str, item: Draft) -> None:
        text = text.strip()
        path = value.path
        if not text:
            return
        try:
            told = value.read(text)
        except ValueError:
            return
        if path.origin is Origin.SAID:
            self._said(path, told)
            return
        start = self._start(path) if path.origin is Origin.ROOT else item
        if path.owner is Remark and path.steps[-1].name == "code":
            self._reading.codes.add(text)
        if value.join is None:
            start.put(path.steps, told)
            return
        for one in told:
            start.add(path.steps).put((), one)

    def _said(self, path: Path, told: str) -> None:
        if path.steps[0].name == "verdict":
            self._reading.verdicts.append(words.MEANINGS.get(told))
        elif self._reading.retry_after is None:
            self._reading.retry_after = told

"""Builds the XML of a request from a message, by a compiled template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..errors import Invalid
from .codelist import CodeList
from .nodes import XSI_NIL, XSI_TYPE, Bound, Node, Value
from .paths import View

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field's text stands: in an element, or in one of its attributes."""

    element: Element
    attribute: str | None = None

    def get(self) -> str:
        """The text that stands there."""
        if self.attribute is None:
            return self.element.text or ""
        return self.element.get(self.attribute, "")

    def put(self, text: str) -> None:
        """Let ``text`` stand there instead."""
        if self.attribute is None:
            self.element.text = text
        else:
            self.element.set(self.attribute, text)


@dataclass(slots=True)
class Built:
    """What a builder did beside building.

    ``personal``: places that must not be kept. ``coded``: places that hold a code, with
    its list. ``used``: the nodes that came to be (by identity).
    """

    personal: list[Place] = field(default_factory=list)
    coded: list[tuple[Place, CodeList]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


def build(node: Node, parent: Element, view: View, built: Built) -> bool:
    """Append what ``node`` says to ``parent``; tell whether it says anything bound.

    Raises Invalid when a value cannot be said.
    """
    live = False
    for inner in _views(node, view):
        built.used.add(id(node))
        if node.tag is None:
            live = _children(node, parent, inner, built) or live
        else:
            live = _element(node, parent, inner, built) or live
    return live


def _views(node: Node, view: View) -> Iterator[View]:
    if node.each is not None:
        items = node.each.get(view) or ()
        views = [view.at(item, number) for number, item in enumerate(items, start=1)]
    elif node.within is not None:
        part = node.within.get(view)
        views = [] if part is None else [view.at(part)]
    else:
        views = [view]
    for inner in views:
        if all(condition.holds(inner) for condition in node.conditions):
            yield inner


def _element(node: Node, parent: Element, view: View, built: Built) -> bool:
    texts = [
        piece if isinstance(piece, str) else piece.text(view) for piece in node.pieces
    ]
    told = _told(node, texts)
    if not told and node.empty == "omit":
        return False
    element = _sub_element(node, parent)
    for name, text in node.constants:
        element.set(name, _prefixed(element, text) if name == XSI_TYPE else text)
    live = _attributes(node, element, view, built)
    if told:
        live = _text(node, element, texts, built) or live
    elif node.empty == "nil":
        element.set(XSI_NIL, "true")
    live = _children(node, element, view, built) or live
    live = live or node.each is not None
    if node.optional and not live:
        parent.remove(element)
    return live


def _told(node: Node, texts: list[str | None]) -> bool:
    bound = [
        text
        for piece, text in zip(node.pieces, texts, strict=True)
        if isinstance(piece, Value)
    ]
    return not bound or any(text is not None for text in bound)


def _sub_element(node: Node, parent: Element) -> Element:
    assert node.tag is not None  # noqa: S101  (a group has no element)
    return etree.SubElement(parent, node.tag, nsmap=node.nsmap)


def _prefixed(element: Element, name: str) -> str:
    qname = etree.QName(name)
    if qname.namespace is None:
        return qname.localname
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items()}
    return f"{prefixes[qname.namespace]}:{qname.localname}"


def _attributes(node: Node, element: Element, view: View, built: Built) -> bool:
    live = False
    for bound in node.bound:
        if all(condition.holds(view) for condition in bound.conditions):
            live = _attribute(bound, element, view, built) or live
    return live


def _attribute(bound: Bound, element: Element, view: View, built: Built) -> bool:
    text = bound.value.text(view)
    if text is None:
        return False
    place = Place(element, bound.name)
    _put(place, text, bound.value)
    _note(place, bound.value, built)
    return True


def _text(node: Node, element: Element, texts: list[str | None], built: Built) -> bool:
    place = Place(element)
    values = [piece for piece in node.pieces if isinstance(piece, Value)]
    if texts:
        _put(place, "".join(text or "" for text in texts), *values)
    for value in values:
        _note(place, value, built)
    return bool(values)


def _put(place: Place, text: str, *values: Value) -> None:
    try:
        place.put(text)
    except ValueError:
        names = " ".join(value.path.text for value in values)
        raise Invalid("message_text", detail=names) from None


def _note(place: Place, value: Value, built: Built) -> None:
    if value.personal:
        built.personal.append(place)
    if value.codes is not None and value.join is None:
        built.coded.append((place, value.codes))


def _children(node: Node, element: Element, view: View, built: Built) -> bool:
    live = False
    for child in node.children:
        live = build(child, element, view, built) or live
    return live

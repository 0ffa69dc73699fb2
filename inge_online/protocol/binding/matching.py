"""Whether an element of an answer is the one that a template speaks of."""

from __future__ import annotations

from lxml import etree

from .build import Element
from .nodes import XSI_TYPE, Node


def matches(node: Node, element: Element, *, deep: bool = False) -> bool:
    """The name, the constant attributes and the constant texts in it are the same.

    So a template tells apart ``<Feld name="Kurskennung">`` and ``<Feld name="Status">``
    or, by a constant text inside, ``<Feld><Name>Kurskennung</Name>…``. Constants that
    lie deeper decide only where several templates are to choose from (``deep``).
    """
    if node.tag != element.tag:
        return False
    if any(_attribute(element, name) != text for name, text in node.constants):
        return False
    if node.constant is not None and (element.text or "").strip() != node.constant:
        return False
    return all(_inside(child, element, deep) for child in node.children)


def _inside(node: Node, element: Element, deep: bool) -> bool:
    if node.each is not None or node.optional:
        return True
    if node.tag is None:
        return all(_inside(child, element, deep) for child in node.children)
    if node.constant is not None or deep and node.decides:
        return any(matches(node, child, deep=deep) for child in element)
    return True


def _attribute(element: Element, name: str) -> str | None:
    text = element.get(name)
    if text is None or name != XSI_TYPE:
        return text
    prefix, _, local = text.strip().rpartition(":")
    return str(etree.QName(element.nsmap.get(prefix or None), local).text)

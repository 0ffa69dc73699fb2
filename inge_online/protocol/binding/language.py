"""The words of the binding language, and checks that they are used as meant."""

from __future__ import annotations

from lxml import etree

from ..outcome import Verdict

BINDING = "urn:inge-online:binding"
CONTRACT = "urn:inge-online:contract"

ON_ELEMENTS = frozenset(
    (
        "value each with when unless codes format join count pattern optional empty "
        "means also"
    ).split()
)
ON_ATTRIBUTES = frozenset(
    "name namespace value codes format join count pattern when unless".split()
)
ON_TEXTS = frozenset("value codes format join count pattern".split())
ON_GROUPS = frozenset("each with when unless".split())
MEANINGS = {verdict.value: verdict for verdict in Verdict}


def local(name: str) -> str:
    """The name without its namespace."""
    return etree.QName(name).localname


def meant(tag: str) -> str:
    """The tag that a template's element stands for.

    Without prefix it would be in the contract's own namespace, where no element of
    BAMF is: it means one without namespace.
    """
    prefix = f"{{{CONTRACT}}}"
    return tag[len(prefix) :] if tag.startswith(prefix) else tag


def binding_attributes(element: etree._Element) -> dict[str, str]:
    """The ``b:`` attributes of an element of a template, by local name."""
    prefix = f"{{{BINDING}}}"
    return {
        name[len(prefix) :]: text
        for name, text in items(element)
        if name.startswith(prefix)
    }


def items(element: etree._Element) -> list[tuple[str, str]]:
    """Name and text of all attributes."""
    return [(str(name), str(text)) for name, text in element.attrib.items()]


def laid_out(text: str | None) -> str:
    """``text`` without the line breaks and the space around them that lay out XML."""
    if text is None:
        return ""
    lines = text.split("\n")
    if len(lines) == 1:
        return text if text.strip() else ""
    return "".join(
        line.strip() if 0 < number < len(lines) - 1 else _edge(line, number == 0)
        for number, line in enumerate(lines)
    )


def _edge(line: str, first: bool) -> str:
    return line.rstrip() if first else line.lstrip()

"""Whether a template names only elements and attributes that the schema has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree
from zeep.exceptions import Error as NotThere

from ..binding.nodes import XSI, XSI_TYPE, Node
from ..findings import Findings


class Structure:
    """Compares templates with zeep's view of a schema."""

    def __init__(self, types: Any, findings: Findings) -> None:
        self._types = types
        self._findings = findings

    def root(self, node: Node, tag: str | None, model: Any, where: str) -> None:
        """Check a template of a body whose element must be ``tag``."""
        if node.each is not None:
            self._findings.error(
                node.file, node.line, "the body holds one element only"
            )
        if node.tag == tag:
            self._inside(node, model)
            return
        wanted = "nothing" if tag is None else _spoken(tag)
        self._findings.error(
            node.file,
            node.line,
            f"the WSDL's {where} is {wanted}, not {_spoken(node.tag)}",
        )

    def anywhere(self, node: Node, where: str) -> None:
        """Check a template of a header or a fault's detail, if the schema has it."""
        model = self._global(node.tag)
        if model is not None:
            self._inside(node, model)
        else:
            self._findings.warning(
                node.file,
                node.line,
                f"{_spoken(node.tag)} in {where} is no global element of the schema, "
                "so it cannot be checked",
            )

    def _global(self, tag: str | None) -> Any:
        try:
            return self._types.get_element(tag)
        except (NotThere, ValueError):
            return None

    def _inside(self, node: Node, model: Any) -> None:
        kind = self._kind(node, model)
        if kind is None:
            return
        self._attributes(node, kind)
        known = dict(_children(kind))
        free = any(one is None for one in known)
        for child in elements_of(node.children):
            found = known.get(child.tag) or self._substitute(child)
            if found is not None:
                self._inside(child, found)
            elif not free:
                self._unknown(child, node, [tag for tag in known if tag])
        if node.pieces and [tag for tag in known if tag]:
            self._findings.error(
                node.file, node.line, f"{_spoken(node.tag)} has elements, no text"
            )

    def _kind(self, node: Node, model: Any) -> Any:
        wanted = dict(node.constants).get(XSI_TYPE)
        if wanted is None:
            return model.type
        try:
            return self._types.get_type(wanted)
        except (NotThere, ValueError):
            self._findings.error(
                node.file, node.line, f"xsi:type {_spoken(wanted)} is not in the schema"
            )
            return None

    def _substitute(self, child: Node) -> Any:
        """A global element that may stand for another one (substitutionGroup)."""
        model = self._global(child.tag)
        return model if model is not None and model.is_global else None

    def _attributes(self, node: Node, kind: Any) -> None:
        offered = [one for _, one in getattr(kind, "attributes", ())]
        known = {one.qname.text for one in offered if one.qname is not None}
        if any(one.qname is None for one in offered):
            return  # xs:anyAttribute
        given = [name for name, _ in node.constants]
        given += [bound.name for bound in node.bound]
        for name in given:
            if name not in known and etree.QName(name).namespace != XSI:
                self._findings.error(
                    node.file,
                    node.line,
                    f"{_spoken(node.tag)} has no attribute {_spoken(name)}; known: "
                    + (", ".join(map(_spoken, sorted(known))) or "none"),
                )

    def _unknown(self, child: Node, parent: Node, known: list[str]) -> None:
        name = etree.QName(child.tag).localname
        near = [tag for tag in known if etree.QName(tag).localname == name]
        if near:
            text = f"write it as {_spoken(near[0])}" + (
                "" if etree.QName(near[0]).namespace else ', that is with xmlns=""'
            )
        else:
            text = "known there: " + (", ".join(map(_spoken, known)) or "nothing")
        self._findings.error(
            child.file,
            child.line,
            f"{_spoken(child.tag)} is not in the schema inside "
            f"{_spoken(parent.tag)}; {text}",
        )


def elements_of(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes that stand for elements, also those inside groups."""
    for node in nodes:
        if node.tag is None:
            yield from elements_of(node.children)
        else:
            yield node


def _children(kind: Any) -> Iterator[tuple[str | None, Any]]:
    """Tag and model of what a type may hold; tag None stands for xs:any."""
    for _, element in getattr(kind, "elements", ()):
        qname = getattr(element, "qname", None)
        if qname is None or element.name is None:
            yield None, element
        elif element.name != "_value_1":
            yield qname.text, element


def _spoken(tag: str | None) -> str:
    if tag is None:
        return "nothing"
    qname = etree.QName(tag)
    if qname.namespace is None:
        return f"<{qname.localname}> without namespace"
    return f"<{qname.localname}> of {qname.namespace}"

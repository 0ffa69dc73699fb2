"""Gives libxml2 the documents of a schema, with all links led into memory.

libxml2 imports each namespace once. So every namespace gets a document of its own that
includes all documents of that namespace, and all links are led there; nothing is read
from disk or net while compiling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ..xmlsafe import Element, line
from .sources import XS, SchemaSource, Sources

MEMORY = "memory:///"


@dataclass(frozen=True, slots=True)
class Wrapper:
    """The element around the parts of an rpc call: ``parts`` are names and types."""

    tag: str
    parts: tuple[tuple[str, str], ...]


class Library(etree.Resolver):
    """Gives libxml2 the documents it asks for, with all links led into memory."""

    def __init__(self, sources: Sources, wrappers: Sequence[Wrapper]) -> None:
        super().__init__()
        self._sources = sources
        self._wrappers = wrappers
        spaces = [*sources.namespaces(), *(_space(one.tag) for one in wrappers)]
        self._spaces = list(dict.fromkeys(spaces))
        self._documents = list(sources.schemas)

    # lxml's stubs know neither the context nor what there is to answer
    def resolve(  # type: ignore[override]
        self, system_url: str, public_id: str, context: Any
    ) -> Any:
        """The document behind an address in memory; no other one is read."""
        kind, _, number = system_url.removeprefix(MEMORY).partition("-")
        if kind == "space":
            data = self._space(self._spaces[int(number)])
        else:
            key = self._documents[int(number)]
            data = self._document(self._sources.schemas[key])
        return self.resolve_string(data, context, base_url=system_url)

    def place(self, url: str | None, line_here: int) -> tuple[str, int] | None:
        """File and line of the contract that libxml2 complains of, if it is one."""
        kind, _, number = (url or "").removeprefix(MEMORY).partition("-")
        if kind != "document":
            return None
        source = self._sources.schemas[self._documents[int(number)]]
        here = etree.fromstring(self._document(source)).iter()
        pairs = zip(here, source.element.iter(), strict=True)
        lines = (line(there) for one, there in pairs if line(one) >= line_here)
        return source.file, next(lines, 0)

    def main(self) -> bytes:
        """A schema that imports every namespace."""
        root = etree.Element(f"{{{XS}}}schema", targetNamespace="urn:inge-online:all")
        for space in self._spaces:
            self._link(root, "import", space)
        return etree.tostring(root)

    def _link(self, parent: Element, kind: str, space: str | None) -> Element:
        link = etree.SubElement(parent, f"{{{XS}}}{kind}")
        if space is not None:
            link.set("namespace", space)
        link.set("schemaLocation", self._space_url(space))
        return link

    def _space_url(self, space: str | None) -> str:
        return f"{MEMORY}space-{self._spaces.index(space)}"

    def _document_url(self, key: str) -> str:
        return f"{MEMORY}document-{self._documents.index(key)}"

    def _space(self, space: str | None) -> bytes:
        root = etree.Element(f"{{{XS}}}schema")
        if space is not None:
            root.set("targetNamespace", space)
        for source in self._sources.schemas.values():
            if source.top and source.namespace == space:
                include = etree.SubElement(root, f"{{{XS}}}include")
                include.set("schemaLocation", self._document_url(source.key))
        wrappers = [one for one in self._wrappers if _space(one.tag) == space]
        used = {_space(kind) for one in wrappers for _, kind in one.parts}
        for other in self._spaces:
            if other in used and other != space:
                self._link(root, "import", other)
        for wrapper in wrappers:
            _wrap(root, wrapper)
        return etree.tostring(root)

    def _document(self, source: SchemaSource) -> bytes:
        # not a deepcopy: that forgets prefixes which only texts use (type="s:Kurs")
        root = etree.fromstring(etree.tostring(source.element, with_tail=False))
        links = [
            (child, source.links.get(link))
            for child, link in zip(root, source.element, strict=True)
        ]
        for child, key in links:
            if child.tag == f"{{{XS}}}import":
                self._lead(child)
            elif key is not None:
                child.set("schemaLocation", self._document_url(key))
        return etree.tostring(root)

    def _lead(self, link: Element) -> None:
        space = link.get("namespace")
        if space in self._spaces:
            link.set("schemaLocation", self._space_url(space))
        else:
            link.attrib.pop("schemaLocation", "")


def _wrap(root: Element, wrapper: Wrapper) -> None:
    element = etree.SubElement(root, f"{{{XS}}}element")
    element.set("name", etree.QName(wrapper.tag).localname)
    kind = etree.SubElement(element, f"{{{XS}}}complexType")
    parts = etree.SubElement(kind, f"{{{XS}}}sequence")
    for name, qname in wrapper.parts:
        part = etree.SubElement(
            parts, f"{{{XS}}}element", nsmap={"t": _space(qname) or XS}
        )
        part.set("name", name)
        part.set("type", f"t:{etree.QName(qname).localname}")


def _space(tag: str) -> str | None:
    return etree.QName(tag).namespace

"""Gathers the schemas of a WSDL: inline ones and files, through all imports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..findings import Findings
from ..folder import XML_NAMESPACE, Folder, FolderError
from ..xmlsafe import BrokenXml, Element, line, parse

XS = "http://www.w3.org/2001/XMLSchema"
WSDL = "http://schemas.xmlsoap.org/wsdl/"
_LINKS = tuple(f"{{{XS}}}{name}" for name in ("include", "import", "redefine"))
_XML_AT = "http://www.w3.org/2001/xml.xsd"


@dataclass(slots=True)
class SchemaSource:
    """One schema document. ``links``: key of the document that each link leads to."""

    key: str
    file: str
    element: Element
    top: bool
    links: dict[Element, str] = field(default_factory=dict)

    @property
    def namespace(self) -> str | None:
        """What it speaks of; None also for one that takes its includer's namespace."""
        return self.element.get("targetNamespace")


@dataclass(slots=True)
class Sources:
    """All documents behind one WSDL. Findings tell what is missing."""

    folder: Folder
    findings: Findings
    wsdls: dict[str, Element] = field(default_factory=dict)
    schemas: dict[str, SchemaSource] = field(default_factory=dict)

    def add_wsdl(self, file: str) -> None:
        """Read a WSDL file and all that it imports."""
        root = self._parse(file, "", file, 0)
        if root is None or file in self.wsdls:
            return
        self.wsdls[file] = root
        for link in root.iterchildren(f"{{{WSDL}}}import"):
            self._import(link, file)
        inline = root.iterfind(f"{{{WSDL}}}types/{{{XS}}}schema")
        for number, schema in enumerate(inline):
            self._add(SchemaSource(f"{file}#{number}", file, schema, top=True))

    def _import(self, link: Element, file: str) -> None:
        location = link.get("location", "")
        key = self._key(location, file, line(link))
        if key is None:
            return
        root = self._parse(location, file, file, line(link))
        if root is not None and root.tag == f"{{{XS}}}schema":
            self._add(SchemaSource(key, key, root, top=True))
        else:
            self.add_wsdl(key)

    def _add(self, source: SchemaSource) -> None:
        if source.key in self.schemas:
            return
        self.schemas[source.key] = source
        for link in source.element.iterchildren(*_LINKS):
            key = self._follow(link, source)
            if key is not None:
                source.links[link] = key

    def _follow(self, link: Element, source: SchemaSource) -> str | None:
        location = link.get("schemaLocation")
        imported = link.tag == f"{{{XS}}}import"
        if location is None and link.get("namespace") == XML_NAMESPACE:
            location = _XML_AT
        if location is None:
            return None
        key = self._key(location, source.file, line(link))
        if key is None or key in self.schemas:
            return key
        root = self._parse(location, source.file, source.file, line(link))
        if root is None:
            return None
        self._add(SchemaSource(key, key, root, top=imported))
        return key

    def _key(self, location: str, beside: str, at: int) -> str | None:
        if location == _XML_AT and location not in self.folder.catalog:
            return location
        try:
            return self.folder.name(self.folder.find(location, beside))
        except FolderError as error:
            self.findings.error(beside, at, str(error))
            return None

    def _parse(self, location: str, beside: str, file: str, at: int) -> Element | None:
        try:
            return parse(self.folder.read(location, beside))
        except FolderError as error:
            self.findings.error(file, at, str(error))
        except BrokenXml as error:
            self.findings.error(location, error.line, f"is no usable XML: {error}")
        return None

    def namespaces(self) -> Iterator[str | None]:
        """The namespaces of all documents that stand for themselves, each once."""
        yield from dict.fromkeys(
            source.namespace for source in self.schemas.values() if source.top
        )

"""A contract's folder: files are read from inside it, and from nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .url import split

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.w3.org/XML/1998/namespace" xml:lang="en">
  <xs:attribute name="lang" type="xs:language"/>
  <xs:attribute name="base" type="xs:anyURI"/>
  <xs:attribute name="id" type="xs:ID"/>
  <xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
    <xs:enumeration value="default"/><xs:enumeration value="preserve"/>
  </xs:restriction></xs:simpleType></xs:attribute>
  <xs:attributeGroup name="specialAttrs"><xs:attribute ref="xml:base"/>
    <xs:attribute ref="xml:lang"/><xs:attribute ref="xml:space"/>
    <xs:attribute ref="xml:id"/></xs:attributeGroup>
</xs:schema>"""
_BUILT_IN = {
    "http://www.w3.org/2001/xml.xsd": XML_SCHEMA,
    "https://www.w3.org/2001/xml.xsd": XML_SCHEMA,
    "http://www.w3.org/2001/03/xml.xsd": XML_SCHEMA,
}


class FolderError(Exception):
    """A file that must not or cannot be read; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder ``root``; ``catalog`` names files that stand for addresses."""

    root: Path
    catalog: Mapping[str, str] = field(default_factory=dict)

    def name(self, path: Path) -> str:
        """``path`` relative to the folder, as findings show it."""
        return path.relative_to(self.root).as_posix()

    def read(self, location: str, beside: str = "") -> bytes:
        """The bytes of a file, or of what the catalog has for an address."""
        if location in _BUILT_IN and location not in self.catalog:
            return _BUILT_IN[location]
        path = self.find(location, beside)
        try:
            return path.read_bytes()
        except OSError as error:
            raise FolderError(
                f'"{location}" cannot be read ({error.strerror}); put the file there'
            ) from None

    def find(self, location: str, beside: str = "") -> Path:
        """The path of ``location``, relative to the file ``beside``."""
        if location in self.catalog:
            location, beside = self.catalog[location], ""
        parts = split(location)
        if parts.scheme or parts.netloc:
            raise FolderError(
                f'"{location}" lies elsewhere and is not fetched; put a copy into the '
                f'folder and say <catalog url="{location}" file="…"/> in contract.xml'
            )
        path = (self.root / Path(beside).parent / location).resolve()
        if not location or not path.is_relative_to(self.root):
            raise FolderError(f'"{location}" is not inside the contract\'s folder')
        return path

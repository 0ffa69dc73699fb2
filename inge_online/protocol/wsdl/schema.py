"""Compiles the schemas of a WSDL into one, and tells what breaks it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from ..findings import Findings
from ..xmlsafe import Element, safe_parser
from .library import MEMORY, Library, Wrapper
from .sources import Sources

_UNDECLARED = "SCHEMAV_CVC_ELT_1"


@dataclass(frozen=True, slots=True)
class Breach:
    """Where XML breaks the schema: a path of element names, and libxml2's rule.

    ``message`` is libxml2's own; it may quote what stood there.
    """

    place: str
    rule: str
    message: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.place} {self.rule}".strip()


class CompiledSchema:
    """All schemas of a WSDL; may be used by several threads."""

    def __init__(self, schema: etree.XMLSchema) -> None:
        self._schema = schema
        self._lock = threading.Lock()

    def breach(self, element: Element) -> Breach | None:
        """The first way in which ``element`` is not as the schema says, if any."""
        breaches = self.breaches(element)
        return breaches[0] if breaches else None

    def breach_if_declared(self, element: Element) -> Breach | None:
        """The same for a header, which may be one that no schema declares."""
        breach = self.breach(element)
        return None if breach is None or breach.rule == _UNDECLARED else breach

    def breaches(self, element: Element) -> tuple[Breach, ...]:
        """All ways in which ``element`` is not as the schema says."""
        with self._lock:
            if self._schema.validate(element):
                return ()
            log = list(cast(Any, self._schema.error_log))
        return tuple(
            Breach(_names(element, entry.path), entry.type_name, entry.message)
            for entry in log
        )


def compile_schema(
    sources: Sources, wrappers: Sequence[Wrapper], file: str, findings: Findings
) -> CompiledSchema | None:
    """One schema of all in ``sources``, and of the ``wrappers`` of rpc calls."""
    library = Library(sources, wrappers)
    parser = safe_parser()
    parser.resolvers.add(library)
    try:
        main = etree.fromstring(library.main(), parser, base_url=f"{MEMORY}main")
        return CompiledSchema(etree.XMLSchema(main))
    except etree.XMLSchemaParseError as error:
        for entry in list(error.error_log)[:5]:
            place = library.place(entry.filename, entry.line) or (file, 0)
            findings.error(*place, f"the schema cannot be compiled: {entry.message}")
        return None


def _names(element: Element, path: str | None) -> str:
    """The names on libxml2's way to an element, such as Kursplan/Beginn."""
    found = [etree.QName(element).localname]
    for step in (path or "").strip("/").split("/")[1:]:
        name, _, number = step.rstrip("]").partition("[")
        name = name.rpartition(":")[2]
        children = [
            child for child in element if name in ("*", etree.QName(child).localname)
        ]
        for element in children[int(number or 1) - 1 :][:1]:
            found.append(etree.QName(element).localname)
    return "/".join(found)

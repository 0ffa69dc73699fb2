"""What may stand in the XML files of a contract, and reading them by that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from ..binding.language import CONTRACT, items
from ..findings import Findings
from ..folder import Folder, FolderError
from ..xmlsafe import BrokenXml, Element, line, parse


@dataclass(frozen=True, slots=True)
class Kind:
    """An element of our own: its attributes (``needed`` and others) and children."""

    needed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    free: bool = False


KINDS: Mapping[str, Kind] = {
    "contract": Kind(
        ("name", "version"),
        ("title",),
        ("service", "authentication", "formats", "codes", "catalog", "header",
         "answer-header", "fragment", "meaning", "refusal"),
    ),
    "service": Kind(
        ("name", "wsdl"),
        ("service", "port"),
        ("endpoint", "authentication", "formats"),
    ),
    "endpoint": Kind(("environment", "url")),
    "authentication": Kind(
        ("kind",), ("password", "nonce", "created", "timestamp", "must-understand")
    ),
    "formats": Kind((), ("date", "time", "datetime", "true", "false", "timezone")),
    "codes": Kind(("name", "file"), ("open",)),
    "catalog": Kind(("url", "file")),
    "fragment": Kind(("name",), free=True),
    "meaning": Kind(("means",), ("fault", "remark", "status")),
    "operation": Kind(
        ("message", "name"),
        ("service",),
        ("header", "request", "answer", "answer-header", "refusal"),
    ),
    "header": Kind(free=True),
    "request": Kind(free=True),
    "answer": Kind(free=True),
    "answer-header": Kind(free=True),
    "refusal": Kind(free=True),
}  # fmt: skip


def load_xml(file: str, folder: Folder, findings: Findings) -> Element | None:
    """The root of an XML file of the contract, or None after having said why not."""
    try:
        return parse(folder.read(file), file=file)
    except FolderError as error:
        findings.error(file, 0, str(error))
    except BrokenXml as error:
        findings.error(file, error.line, f"is no usable XML: {error}")
    return None


@dataclass(slots=True)
class Reader:
    """Reads the elements of one file, and complains of what does not belong."""

    file: str
    findings: Findings

    def error(self, element: Element, text: str) -> None:
        """Complain about an element."""
        self.findings.error(self.file, line(element), text)

    def check(self, element: Element, name: str) -> bool:
        """Whether ``element`` is a ``name`` of ours; complain of what it lacks."""
        if element.tag != f"{{{CONTRACT}}}{name}":
            self.error(
                element,
                f'<{name} xmlns="{CONTRACT}"> must stand here, '
                f"not <{etree.QName(element).localname}>",
            )
            return False
        kind = KINDS[name]
        given = {attribute for attribute, _ in items(element)}
        for lack in (one for one in kind.needed if one not in given):
            self.error(element, f'<{name}> needs the attribute "{lack}"')
        allowed = {*kind.needed, *kind.others}
        for more in sorted(given - allowed):
            known = ", ".join((*kind.needed, *kind.others)) or "none"
            self.error(element, f'<{name}> has no attribute "{more}"; known: {known}')
        for child in element if not kind.free else ():
            self._child(child, name, kind)
        return given >= set(kind.needed)

    def _child(self, child: Element, name: str, kind: Kind) -> None:
        tag = etree.QName(child)
        if tag.namespace != CONTRACT or tag.localname not in kind.children:
            known = ", ".join(kind.children) or "nothing"
            self.error(
                child,
                f"<{tag.localname}> does not belong into <{name}>, "
                f"which may hold: {known}",
            )

    def children(self, element: Element, name: str) -> Sequence[Element]:
        """The children of that name that are complete."""
        found = element.iterchildren(f"{{{CONTRACT}}}{name}")
        return [child for child in found if self.check(child, name)]

    def choice(self, element: Element, name: str, allowed: tuple[str, ...]) -> str:
        """An attribute that is one of some words, the first when it is not given."""
        text = element.get(name, allowed[0])
        if text not in allowed:
            self.error(element, f'{name}="{text}"; it is {" or ".join(allowed)}')
            return allowed[0]
        return text

    def number(self, element: Element, name: str) -> int | None:
        """An attribute that is a whole number of at least 1."""
        text = element.get(name)
        if text is None:
            return None
        if not text.isascii() or not text.isdigit() or int(text) < 1:
            self.error(element, f'{name}="{text}" is not a number of at least 1')
            return None
        return int(text)

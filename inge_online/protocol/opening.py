"""Opens SOAP envelopes that came back, and reads what a fault says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .binding.build import Place
from .transport import HttpAnswer
from .wsdl.ports import SOAP_11, SOAP_12
from .xmlsafe import BrokenXml, Element, ForbiddenXml, parse

_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*encoding", re.IGNORECASE)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")


@dataclass(frozen=True, slots=True)
class Opened:
    """An answer that was opened, or why it could not be (a code of an error).

    ``names``: local names of the fault's code and subcodes. ``kept``: their places.
    """

    problem: str = ""
    root: Element | None = None
    space: str | None = None
    header: tuple[Element, ...] = ()
    body: Element | None = None
    fault: bool = False
    names: tuple[str, ...] = ()
    text: str = ""
    detail: tuple[Element, ...] = ()
    kept: tuple[Place, ...] = field(default=(), repr=False)


def open_answer(answer: HttpAnswer) -> Opened:
    """Look into an answer; nothing is raised."""
    if not answer.content.strip():
        return Opened("answer_empty")
    try:
        root = parse(answer.content, encoding=_encoding(answer))
    except ForbiddenXml:
        return Opened("answer_forbidden")
    except BrokenXml:
        return Opened("answer_not_xml")
    return _open(root)


def _encoding(answer: HttpAnswer) -> str | None:
    """The charset of the HTTP header, where the XML does not speak for itself."""
    if _DECLARED.match(answer.content) or answer.content.startswith(_BYTE_ORDER_MARKS):
        return None
    match = _CHARSET.search(answer.headers.get("content-type", ""))
    return match[1] if match and _known(match[1]) else None


def _known(charset: str) -> bool:
    try:
        etree.XMLParser(encoding=charset)
    except LookupError:
        return False
    return True


def _open(root: Element) -> Opened:
    space = etree.QName(root).namespace
    if space not in (SOAP_11, SOAP_12) or root.tag != f"{{{space}}}Envelope":
        return Opened("answer_not_soap", root)
    bodies = root.findall(f"{{{space}}}Body")
    if len(bodies) != 1 or len(bodies[0]) > 1:
        return Opened("answer_not_soap", root)
    said = bodies[0][0] if len(bodies[0]) else None
    if said is None or said.tag != f"{{{space}}}Fault":
        header = tuple(root.iterfind(f"{{{space}}}Header/*"))
        return Opened("", root, space, header, said)
    return _fault(root, said, space)


def _fault(root: Element, fault: Element, space: str) -> Opened:
    if space == SOAP_12:
        values = fault.findall(f"{{{space}}}Code//{{{space}}}Value")
        text = fault.findtext(f"{{{space}}}Reason/{{{space}}}Text") or ""
        detail = fault.find(f"{{{space}}}Detail")
    else:
        values = fault.findall("{*}faultcode")
        text = fault.findtext("{*}faultstring") or ""
        detail = fault.find("{*}detail")
    return Opened(
        root=root,
        space=space,
        fault=True,
        names=tuple(name for value in values for name in _code_names(value.text or "")),
        text=text.strip(),
        detail=tuple(detail) if detail is not None else (),
        kept=tuple(Place(value) for value in values),
    )


def _code_names(code: str) -> tuple[str, ...]:
    """``s:Client.Booking`` is a Client.Booking, and a Client (SOAP 1.1, 4.4.1)."""
    name = code.strip().rpartition(":")[2]
    return tuple(dict.fromkeys((name, name.partition(".")[0])))

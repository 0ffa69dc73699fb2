"""SOAP envelopes: building, signing and opening them; what a fault says."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from lxml import etree
from zeep.wsse import utils
from zeep.wsse.username import UsernameToken

from .binding.build import Built, Place, build
from .binding.paths import View
from .contract.model import Authentication, Operation
from .errors import ConfigError
from .options import Credentials
from .transport import HttpAnswer
from .wsdl.ports import SOAP_11, SOAP_12
from .xmlsafe import BrokenXml, Element, ForbiddenXml, parse

_CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*encoding", re.IGNORECASE)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe")


@dataclass(frozen=True, slots=True)
class Request:
    """An envelope that can be sent. ``body``: the element in it, if it has one."""

    envelope: Element
    header: Element
    body: Element | None
    built: Built


def build_request(
    operation: Operation, message: Any, call: Mapping[str, Any]
) -> Request:
    """The unsigned envelope for ``message``. Raises Invalid."""
    space = operation.service.port.envelope
    envelope = etree.Element(f"{{{space}}}Envelope", nsmap={"soap": space})
    header = etree.SubElement(envelope, f"{{{space}}}Header")
    body = etree.SubElement(envelope, f"{{{space}}}Body")
    view, built = View(message, message, call), Built()
    for node in operation.headers:
        build(node, header, view, built)
    if operation.request is not None:
        build(operation.request, body, view, built)
    return Request(envelope, header, body[0] if len(body) else None, built)


def http_headers(operation: Operation) -> dict[str, str]:
    """The HTTP headers that SOAP 1.1 or 1.2 asks for."""
    action = operation.wsdl.action
    if operation.service.port.envelope == SOAP_12:
        kind = f'application/soap+xml; charset=utf-8; action="{action}"'
        return {"Content-Type": kind}
    return {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{action}"'}


def sign(request: Request, how: Authentication, credentials: Credentials) -> None:
    """Put the account into the envelope, as WS-Security says it."""
    token = _Token(  # type: ignore[no-untyped-call]
        credentials.username,
        credentials.password,
        use_digest=how.digest,
        zulu_timestamp=True,
        timestamp_token=_timestamp(how.lifetime),
    )
    token.told = how
    try:
        token.apply(request.envelope, {})  # type: ignore[no-untyped-call]
    except ValueError:
        raise ConfigError(
            "credentials", detail="a character XML cannot carry"
        ) from None
    if how.must_understand:
        space = etree.QName(request.envelope).namespace
        security = utils.get_security_header(  # type: ignore[no-untyped-call]
            request.envelope
        )
        security.set(f"{{{space}}}mustUnderstand", "1")


class _Token(UsernameToken):
    """zeep's token; in clear text it can have a nonce and a time as well."""

    told: Authentication

    def _create_password_text(self) -> list[Any]:
        elements = super()._create_password_text()  # type: ignore[no-untyped-call]
        if self.told.nonce:
            nonce = base64.b64encode(os.urandom(16)).decode()
            kind = f"{self.soap_message_secutity_ns}#Base64Binary"
            elements.append(utils.WSSE.Nonce(nonce, EncodingType=kind))
        if self.told.created:
            elements.append(utils.WSU.Created(_zulu(datetime.now(timezone.utc))))
        return list(elements)


def _timestamp(lifetime: int | None) -> Any:
    if lifetime is None:
        return None
    now = datetime.now(timezone.utc)
    return utils.WSU.Timestamp(
        utils.WSU.Created(_zulu(now)),
        utils.WSU.Expires(_zulu(now + timedelta(seconds=lifetime))),
    )


def _zulu(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def serialize(envelope: Element) -> bytes:
    """The envelope as it goes out."""
    return etree.tostring(envelope, encoding="utf-8", xml_declaration=True)


@dataclass(frozen=True, slots=True)
class Opened:
    """An answer that was opened, or why it could not be (a code of an error).

    ``names``: local names of the fault's code and subcodes. ``kept``: their places.
    """

    problem: str = ""
    root: Element | None = None
    space: str | None = None
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
        return Opened("", root, space, said)
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

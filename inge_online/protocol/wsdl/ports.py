"""What a port of a WSDL offers: operations, and how their messages are wrapped."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import zeep
from lxml import etree

from ..folder import FolderError
from ..transport import SafeTransport
from .library import Wrapper
from .sources import WSDL, Sources

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
_SETTINGS = {
    "strict": True,
    "forbid_dtd": True,
    "forbid_entities": True,
    "xml_huge_tree": False,
}
# zeep meets surprising files with more than its own errors
_COMPLAINTS = (
    zeep.exceptions.Error,
    etree.LxmlError,
    FolderError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Side:
    """What is said one way: the element in the body, None for an empty body.

    ``model`` is zeep's description of it; ``wrapper`` stands for it in rpc style.
    """

    tag: str | None
    model: Any = None
    wrapper: Wrapper | None = None


@dataclass(frozen=True, slots=True)
class WsdlOperation:
    """An operation of a port. ``headers``: the soap:header elements it declares."""

    name: str
    action: str
    request: Side
    answer: Side
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Port:
    """A port: its SOAP version as envelope namespace, and its operations by name.

    ``types`` is zeep's view of the schema, for looking up elements.
    """

    envelope: str
    operations: Mapping[str, WsdlOperation]
    types: Any


class Unusable(Exception):
    """An operation that cannot be used, with the reason."""


def read_port(
    sources: Sources, file: str, service: str | None, port: str | None
) -> Port | None:
    """The port of a WSDL file, or None after having said what is wrong."""
    findings = sources.findings
    document = _document(sources, file)
    if document is None:
        return None
    found = _choose(document, service, port)
    if len(found) != 1:
        ports = dict.fromkeys(f'service="{s}" port="{p.name}"' for s, p in found)
        known = ", ".join(ports) or "none"
        findings.error(
            file, 0, f"exactly one SOAP port must be meant; it is one of: {known}"
        )
        return None
    return _port(found[0][1], document, sources, file)


def _document(sources: Sources, file: str) -> Any:
    transport: Any = SafeTransport(folder=sources.folder)
    path = str(sources.folder.find(file))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return zeep.wsdl.Document(
                path, transport, settings=zeep.Settings(**_SETTINGS)
            )
    except _COMPLAINTS as error:
        reason = str(error) if isinstance(error, FolderError) else type(error).__name__
        text = getattr(error, "message", None) or reason
        sources.findings.error(file, 0, f"the WSDL cannot be understood: {text}")
        return None


def _choose(document: Any, service: str | None, port: str | None) -> list[Any]:
    wanted = etree.QName(service).localname if service else None
    every = [
        (name, one)
        for name, offered in document.services.items()
        for one in offered.ports.values()
        if getattr(one.binding, "nsmap", {}).get("soap-env")
    ]
    chosen = [
        (name, one)
        for name, one in every
        if wanted in (None, name) and port in (None, one.name)
    ]
    return chosen or every * 2


def _port(port: Any, document: Any, sources: Sources, file: str) -> Port:
    operations = {}
    for name, operation in port.binding.all().items():
        try:
            operations[name] = _operation(operation, port.binding, sources)
        except Unusable as reason:
            sources.findings.note(file, 0, f"operation {name} cannot be used: {reason}")
    envelope = port.binding.nsmap["soap-env"]
    return Port(envelope, operations, document.types)


def _operation(operation: Any, binding: Any, sources: Sources) -> WsdlOperation:
    _literal(operation, binding, sources)
    if operation.input is None or operation.output is None:
        raise Unusable("it has no answer; what came of a report must be told")
    make = _rpc if operation.style == "rpc" else _document_side
    return WsdlOperation(
        name=operation.name,
        action=operation.soapaction or "",
        request=make(operation, operation.input, ""),
        answer=make(operation, operation.output, "Response"),
        headers=_headers(operation.input),
    )


def _literal(operation: Any, binding: Any, sources: Sources) -> None:
    names = {"w": WSDL, "soap": binding.nsmap["soap"]}
    path = (
        f"w:binding[@name='{binding.name.localname}']"
        f"/w:operation[@name='{operation.name}']/*/soap:body[@use='encoded']"
    )
    if any(root.xpath(path, namespaces=names) for root in sources.wsdls.values()):
        raise Unusable('use="encoded" is not supported, only literal')


def _headers(message: Any) -> tuple[str, ...]:
    return tuple(element.qname.text for _, element in message.header.type.elements)


def _document_side(operation: Any, message: Any, suffix: str) -> Side:
    body = message.body
    if body is None:
        return Side(None)
    parts = [part for part in message.abstract.parts.values() if part.element is None]
    if message._is_body_wrapped or (parts and not message.header.type.elements):
        raise Unusable("document style needs exactly one part, named by element=")
    return Side(body.qname.text, body)


def _rpc(operation: Any, message: Any, suffix: str) -> Side:
    first = operation.input.body
    space = first.qname.namespace if first is not None else None
    tag = etree.QName(space, operation.name + suffix).text
    parts = dict(message.abstract.parts) if message.abstract else {}
    for name in message.header.type.elements if message.header else ():
        parts.pop(name[0], None)
    if any(part.element is not None for part in parts.values()):
        raise Unusable("rpc style needs parts that are named by type=")
    types = tuple((name, part.type.qname.text) for name, part in parts.items())
    return Side(tag, message.body, Wrapper(tag, types))

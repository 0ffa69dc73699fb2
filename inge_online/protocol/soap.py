"""SOAP envelopes that go out, and the HTTP headers that go with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .binding.build import Built, build
from .binding.paths import View
from .contract.model import Operation
from .wsdl.ports import SOAP_12
from .xmlsafe import Element


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


def serialize(envelope: Element) -> bytes:
    """The envelope as it goes out."""
    return etree.tostring(envelope, encoding="utf-8", xml_declaration=True)

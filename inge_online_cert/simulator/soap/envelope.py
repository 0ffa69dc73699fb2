"""Opens request envelopes and writes answers and faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from ..remarks import Remark
from ..words import NAMESPACE, qualified

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
WSSE = (
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
)
SECURITY = f"{{{WSSE}}}Security"


@dataclass(frozen=True)
class Envelope:
    """A request that could be opened: its header entries and what the body holds."""

    header: tuple[etree._Element, ...]
    body: etree._Element

    @property
    def operation(self) -> str:
        """The local name of the body's element: the WSDL's name of the operation."""
        return etree.QName(self.body).localname


class EnvelopeError(Exception):
    """No SOAP 1.1 request. ``faultcode`` is the local name of the fault code."""

    def __init__(self, text: str, faultcode: str = "Client") -> None:
        super().__init__(text)
        self.faultcode = faultcode


def open_envelope(raw: bytes) -> Envelope:
    """The envelope of a request; :class:`EnvelopeError` if it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise EnvelopeError("Anfrage ist kein XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise EnvelopeError("Eine DTD ist nicht erlaubt")
    if root.tag != f"{{{SOAP}}}Envelope":
        code = "VersionMismatch" if root.tag == f"{{{SOAP_12}}}Envelope" else "Client"
        raise EnvelopeError("Erwartet wird ein Umschlag nach SOAP 1.1", code)
    header = root.find(f"{{{SOAP}}}Header")
    body = root.find(f"{{{SOAP}}}Body")
    entries = () if header is None else tuple(header.iterchildren("*"))
    for entry in entries:
        must = entry.get(f"{{{SOAP}}}mustUnderstand") in ("1", "true")
        if must and entry.tag != SECURITY:
            raise EnvelopeError("Kopfeintrag nicht verstanden", "MustUnderstand")
    contents = [] if body is None else list(body.iterchildren("*"))
    if len(contents) != 1:
        raise EnvelopeError("Der Body muss genau ein Element enthalten")
    return Envelope(entries, contents[0])


def _wrap(content: etree._Element) -> bytes:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soap": SOAP})
    etree.SubElement(envelope, f"{{{SOAP}}}Body").append(content)
    return etree.tostring(envelope, xml_declaration=True, encoding="utf-8")


def answer(content: etree._Element) -> bytes:
    """An envelope around an answer."""
    return _wrap(content)


def fault_detail(remarks: Sequence[Remark], wait: int | None = None) -> etree._Element:
    """A Fehlermeldung; ``wait`` in seconds asks the sender to come back later."""
    detail = etree.Element(qualified("Fehlermeldung"), nsmap={"i": NAMESPACE})
    for remark in remarks:
        error = etree.SubElement(detail, qualified("Fehler"))
        etree.SubElement(error, qualified("Code")).text = remark.code
        etree.SubElement(error, qualified("Text")).text = remark.words
        if remark.field:
            etree.SubElement(error, qualified("Feld")).text = remark.field
    if wait is not None:
        etree.SubElement(detail, qualified("Wartezeit")).text = str(wait)
    return detail


def fault(
    faultcode: str,
    text: str,
    detail: etree._Element | None = None,
    *,
    namespace: str = SOAP,
) -> bytes:
    """An envelope around a fault; the code is of SOAP's namespace or another one's."""
    prefix = "soap" if namespace == SOAP else "wsse"
    element = etree.Element(f"{{{SOAP}}}Fault", nsmap={prefix: namespace})
    etree.SubElement(element, "faultcode").text = f"{prefix}:{faultcode}"
    etree.SubElement(element, "faultstring").text = text
    if detail is not None:
        etree.SubElement(element, "detail").append(detail)
    return _wrap(element)

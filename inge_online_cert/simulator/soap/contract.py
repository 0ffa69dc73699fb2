"""The WSDL and its schema, from files that the simulator carries itself."""

from __future__ import annotations

import re
import threading
from pathlib import Path

from lxml import etree

FOLDER = Path(__file__).parent.parent / "wsdl"
WSDL = "inge-online.wsdl"
ELEMENT = re.compile(r"Element '(?:\{[^}]*\})?([^']+)'")
NAMES = {
    "wsdl": "http://schemas.xmlsoap.org/wsdl/",
    "soap": "http://schemas.xmlsoap.org/wsdl/soap/",
    "xs": "http://www.w3.org/2001/XMLSchema",
}


class Contract:
    """What requests and answers must look like."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        wsdl = etree.parse(str(folder / WSDL))
        self._schema = etree.XMLSchema(self._types(wsdl))
        self.actions = {
            operation.get("name", ""): action.get("soapAction", "")
            for operation in wsdl.iterfind(".//wsdl:binding/wsdl:operation", NAMES)
            for action in operation.iterfind("soap:operation", NAMES)
        }

    def _types(self, wsdl: etree._ElementTree) -> etree._ElementTree:
        (schema,) = wsdl.iterfind(".//xs:schema", NAMES)
        # serialised anew, so that it is a document of its own; the address stays,
        # because imports are relative to it
        text = etree.tostring(schema)
        return etree.ElementTree(
            etree.fromstring(text, base_url=(self._folder / WSDL).as_uri())
        )

    def breach(self, element: etree._Element) -> str | None:
        """The name of the first element that does not conform; None if all do.

        The schema's own message is not passed on, because it repeats values.
        """
        # an XMLSchema keeps its last error in itself: one validation at a time
        with self._lock:
            try:
                self._schema.assertValid(element)
            except etree.DocumentInvalid as error:
                found = ELEMENT.match(str(error))
                return found[1] if found else etree.QName(element).localname
        return None

    def document(self, name: str, address: str) -> bytes | None:
        """The WSDL, with the address where it is served, or one of its schemas."""
        if name == WSDL:
            wsdl = etree.parse(str(self._folder / WSDL))
            for port in wsdl.iterfind(".//soap:address", NAMES):
                port.set("location", address)
            return etree.tostring(wsdl, xml_declaration=True, encoding="utf-8")
        known = {path.name: path for path in self._folder.glob("*.xsd")}
        return known[name].read_bytes() if name in known else None

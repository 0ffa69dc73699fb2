"""The reference of contracts for tests: its blocks and what its examples make."""

import re
from dataclasses import dataclass

from lxml import etree

from protocol.messages import MESSAGES

from .stand_in import ROOT

GUIDE = ROOT / "inge_online" / "readme" / "CONFIGURE.md"
REFERENCE = [
    ROOT / "inge_online/protocol/contracts" / name
    for name in ("REFERENCE.md", "TEMPLATES.md")
]
NAMESPACE = "urn:beispielamt:2026"
_BLOCK = re.compile(r"^```(\w+) (\S.*)\n((?:.*\n)*?)^```$", re.MULTILINE)
_PREFIXES = (
    'xmlns="urn:inge-online:contract" xmlns:b="urn:inge-online:binding" '
    f'xmlns:a="{NAMESPACE}" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


@dataclass(frozen=True)
class Block:
    """A block of code with a purpose: ``kind`` and ``what`` stand behind its fence."""

    language: str
    kind: str
    what: str
    text: str
    place: str


def blocks():
    """All blocks with a purpose, in their order."""
    for file in REFERENCE:
        source = file.read_text(encoding="utf-8")
        for found in _BLOCK.finditer(source):
            language, label, text = found.groups()
            kind, _, what = label.partition("=")
            line = source.count("\n", 0, found.start()) + 1
            yield Block(language, kind, what.strip(), text, f"{file.stem} line {line}")


def examples(kind):
    """Blocks of a kind, each with the blocks that follow it up to the next example."""
    found = []
    for block in blocks():
        if block.kind in ("request", "answer", "file", "excerpt"):
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
    return [pair for pair in found if pair[0].kind == kind]


def files():
    """The files that the guide spells out for its own contract, by path."""
    return {
        block.what: block.text
        for block in blocks()
        if block.kind == "file" and not block.what.startswith("stand_in/")
    }


def elements(text):
    """The elements of a snippet, with the prefixes that the guide presumes."""
    return list(etree.fromstring(f"<x {_PREFIXES}>{text}</x>"))


def plain(element):
    """An element as nested tuples, without the white space that lays it out."""
    children = tuple(plain(child) for child in element)
    text = "" if children else (element.text or "").strip()
    return element.tag, dict(element.attrib), text, children


def operation(message, *, request="<a:Anfrage/>", answer="<a:Antwort/>"):
    """The file of an operation around the guide's templates."""
    return (
        f'<operation {_PREFIXES} message="{message}" name="{message}">'
        f"<request>{request}</request><answer>{answer}</answer></operation>"
    )


def wsdl(operations):
    """A WSDL for these operation files that takes any content in their elements."""
    described, declared = [], {"Absender", "Fehler", "Mandant"}
    for source in operations:
        root = etree.fromstring(source.encode())
        request, answer = (
            [etree.QName(child).localname for child in root.findall(f"{{*}}{part}/*")]
            for part in ("request", "answer")
        )
        declared.update(request, answer)
        described.append((root.get("name"), request[0], answer[0]))
    return _WSDL.format(
        namespace=NAMESPACE,
        elements="".join(_ELEMENT.format(n) for n in sorted(declared)),
        messages="".join(
            f'<w:message name="{name}"><w:part name="p" element="a:{request}"/>'
            f'</w:message><w:message name="{name}A"><w:part name="p" '
            f'element="a:{answer}"/></w:message>'
            for name, request, answer in described
        ),
        ports="".join(
            f'<w:operation name="{name}"><w:input message="a:{name}"/>'
            f'<w:output message="a:{name}A"/></w:operation>'
            for name, _, _ in described
        ),
        bindings="".join(
            f'<w:operation name="{name}"><s:operation soapAction=""/>'
            '<w:input><s:body use="literal"/></w:input>'
            '<w:output><s:body use="literal"/></w:output></w:operation>'
            for name, _, _ in described
        ),
    )


def make_contract(folder, message=None, **templates):
    """Write the guide's contract to ``folder``, with one of its examples in it."""
    written = files()
    if message is not None:
        written[f"operations/{message}.xml"] = operation(message, **templates)
    for name in ("literacy", "remark"):
        written[f"codes/{name}.csv"] = CODES[name]
    operations = [text for path, text in written.items() if path.startswith("op")]
    written["wsdl/kurse.wsdl"] = wsdl(operations)
    for path, text in written.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    assert message is None or message in MESSAGES
    return folder


CODES = {
    "literacy": "code;official;label\nnone;0;a\nother_script;1;b\nlatin_script;2;c\n",
    "remark": "code;official;label\nsite_unknown;E-8;Kursort unbekannt\n",
}
_ELEMENT = """<xs:element name="{}"><xs:complexType mixed="true">
 <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
 </xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
"""
_WSDL = """<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
 xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:a="{namespace}"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}">
 <w:types><xs:schema targetNamespace="{namespace}" elementFormDefault="qualified">
 {elements}</xs:schema></w:types>
 {messages}
 <w:portType name="P">{ports}</w:portType>
 <w:binding name="B" type="a:P">
 <s:binding transport="http://schemas.xmlsoap.org/soap/http"/>{bindings}</w:binding>
 <w:service name="Kurse"><w:port name="Kurse" binding="a:B">
 <s:address location="https://test.beispielamt.example/kurse"/></w:port></w:service>
</w:definitions>
"""

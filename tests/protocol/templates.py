"""Compiles, builds and reads templates without a contract around them."""

from datetime import datetime, timezone

from lxml import etree

from protocol.binding.build import Built, build
from protocol.binding.codelist import CodeList, CodeRow
from protocol.binding.compiler import Compiler
from protocol.binding.fields import Refusal, Shape
from protocol.binding.formats import Formats
from protocol.binding.matching import matches
from protocol.binding.nodes import XSI_TYPE
from protocol.binding.paths import Scope, View
from protocol.binding.read import read
from protocol.findings import Findings
from protocol.xmlsafe import parse

CALL = {
    "id": "call-1",
    "now": datetime(2025, 2, 24, 8, 0, tzinfo=timezone.utc),
    "username": "konto",
    "password": "geheim",
    "environment": "test",
}


def codes(name, *pairs, is_open=False):
    """A code list of ``word=official`` pairs."""
    rows = [
        CodeRow(*pair.split("="), "", line) for line, pair in enumerate(pairs, start=2)
    ]
    return CodeList(name, f"codes/{name}.csv", tuple(rows), is_open)


class Bench:
    """Compiles templates with some code lists, formats and fragments."""

    def __init__(self, *lists, formats=None, **fragments):
        self.findings = Findings([])
        self.lists = {one.name: one for one in lists}
        self.formats = formats or Formats()
        self.fragments = {
            name: _holder(text, "fragments.xml") for name, text in fragments.items()
        }

    def compile(self, text, cls, answer=False, refusal=False):
        """The nodes of a template."""
        compiler = Compiler(
            formats=self.formats,
            codes=self.lists,
            fragments=self.fragments,
            findings=self.findings,
            refusal=refusal,
        )
        scope = Scope(cls, Shape(cls), answer)
        return compiler.templates(_holder(text, "template.xml"), scope)

    def complaints(self, text, cls, answer=False, refusal=False):
        """What is wrong with a template, as an integrator reads it."""
        self.compile(text, cls, answer, refusal)
        return [str(item) for item in self.findings.items]

    def build(self, text, message, call=CALL):
        """What a template makes of a message, as canonical XML."""
        nodes = self.compile(text, type(message))
        assert not self.findings.items, self.findings.items
        holder, self.built = etree.Element("holder"), Built()
        for node in nodes:
            build(node, holder, View(message, message, call), self.built)
        return "".join(
            etree.canonicalize(
                etree.tostring(child).decode(),
                strip_text=True,
                qname_aware_attrs=[XSI_TYPE],
            )
            for child in holder
        )

    def reading(self, text, xml, cls=Refusal, refusal=False):
        """What a template finds in an answer; None when it is not the one meant."""
        nodes = self.compile(text, cls, answer=True, refusal=refusal)
        assert not self.findings.items, self.findings.items
        element = parse(xml.encode())
        several = len(nodes) > 1
        fitting = (node for node in nodes if matches(node, element, deep=several))
        node = next(fitting, None)
        return None if node is None else read(node, element, cls)

    def read(self, text, xml, cls=Refusal):
        """The answer that a template reads."""
        return self.reading(text, xml, cls).draft.finish()


def _holder(text, file):
    data = (
        '<t xmlns="" xmlns:b="urn:inge-online:binding" xmlns:a="urn:a" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{text}</t>"
    )
    return parse(data.encode(), file=file)

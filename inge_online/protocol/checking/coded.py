"""The code lists of answers beside what the schema says can come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..binding.build import Built, Place, build
from ..binding.codelist import CodeList
from ..binding.nodes import Node
from ..binding.paths import View
from ..contract.model import Operation
from ..errors import Invalid
from ..findings import Findings
from ..samples import sample_answer
from ..wsdl.schema import Breach, CompiledSchema
from ..xmlsafe import Element
from .requests import CALL
from .words import words_of

_NO_CODE = "???"
"""Stands in no list; what the schema says to it tells what may stand there."""
_SET = re.compile(r"is not an element of the set \{(.*)\}")
_ITEM = re.compile(r"'((?:[^']|'(?!, '|$))*)'")


def check_answer_codes(operation: Operation, node: Node, to: Findings) -> None:
    """Say where a list and the schema's enumeration at its place differ."""
    answer = sample_answer(operation.message.name, words=words_of([node]))
    holder = etree.Element("holder")
    built = Built()
    try:
        build(node, holder, View(answer, answer, CALL), built)
    except Invalid:
        return  # it was said already
    said: set[tuple[str, str]] = set()
    for place, codes in built.coded:
        name = place.attribute or etree.QName(place.element).localname
        if (codes.name, name) in said or codes.open:
            continue
        said.add((codes.name, name))
        allowed = _allowed(operation.service.schema, holder[0], place)
        if allowed:
            _compare(codes, allowed, f"{name} of {operation.message.name}", to)


def _compare(codes: CodeList, allowed: list[str], place: str, to: Findings) -> None:
    listed = {row.official for row in codes.rows}
    for row in codes.rows:
        if row.official not in allowed:
            to.warning(
                codes.file,
                row.line,
                f'the schema knows no "{row.official}" in {place}, so that no answer '
                f'says "{row.code}"',
            )
    for official in allowed:
        if official not in listed:
            to.warning(
                codes.file,
                0,
                f'the schema allows "{official}" in {place}, and the list does not '
                "say which word that is",
            )


def _allowed(schema: CompiledSchema, root: Element, place: Place) -> list[str]:
    """What the schema's enumeration allows at a place; nothing if it has none."""
    before, known = place.get(), set(map(_text, schema.breaches(root)))
    place.put(_NO_CODE)
    fresh = [one for one in schema.breaches(root) if _text(one) not in known]
    place.put(before)
    return [item for one in fresh for item in _items(one.message)]


def _text(breach: Breach) -> tuple[str, str]:
    return breach.place, breach.message


def _items(message: str) -> Iterator[str]:
    found = _SET.search(message)
    yield from _ITEM.findall(found[1]) if found else ()

"""Builds every message from sample data, and holds it against the schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from typing import Any

from lxml import etree

from ..binding.nodes import Node
from ..binding.usage import leaf_fields, used_fields
from ..contract.model import Operation
from ..errors import Invalid
from ..findings import Findings
from ..rules.code_lists import code_list
from ..samples import sample
from ..soap import Request, build_request
from ..wsdl.schema import Breach
from ..wsdl.structure import elements_of
from ..xmlsafe import Element
from .words import words_of

CALL: Mapping[str, Any] = {
    "id": "00000000-0000-4000-8000-000000000000",
    "now": datetime(2027, 1, 11, 9, 30, tzinfo=timezone.utc),
    "username": "debev-muster",
    "password": "geheim",  # noqa: S105  (sample data)
    "environment": "test",
    "verdict": "accepted",
    "retry_after": "60",
}
_NAME = re.compile(r"^Element '(?:\{[^}]*\})?([^']*)'")
_NAMES = re.compile(r"(?:\{[^}]*\})?([\w.-]+)")
_SPACE = re.compile(r"\{[^}']*\}")  # of a name; an enumeration's set has quotes


def check_requests(operation: Operation, to: Findings) -> None:
    """Say what is wrong with the request of one operation."""
    used: set[int] = set()
    words = words_of(_templates(operation))
    said: set[tuple[str, str]] = set()
    built = True
    for full, which in ((True, "every field filled"), (False, "only needed fields")):
        message = sample(operation.message.name, full, words)
        try:
            request = build_request(operation, message, CALL)
        except Invalid as lack:
            to.error(operation.file, 0, f"the sample with {which}: {lack}")
            built = False
            continue
        used |= request.built.used
        _validate(operation, request, which, said, to)
        _try_codes(operation, request, to)
    if built:
        _unused(operation, used, to)
    _unsent(operation, to)
    _headers(operation, to)


def _templates(operation: Operation) -> list[Node]:
    request = [] if operation.request is None else [operation.request]
    return [*request, *operation.headers]


def _validate(
    operation: Operation,
    request: Request,
    which: str,
    said: set[tuple[str, str]],
    to: Findings,
) -> None:
    schema = operation.service.schema
    parts = [] if request.body is None else list(schema.breaches(request.body))
    for header in request.header:
        breach = schema.breach_if_declared(header)
        parts += [] if breach is None else [breach]
    for breach in parts:
        # what else could stand there may differ from sample to sample
        mistake = breach.place, breach.message.partition(" Expected is")[0]
        if mistake in said:
            continue
        said.add(mistake)
        file, line = _place(operation, breach)
        to.error(
            file, line, f"the sample with {which} breaks the schema at {_said(breach)}"
        )


def _said(breach: Breach) -> str:
    """The breach without namespaces, unless nothing but these is wrong."""
    unexpected, _, expected = breach.message.partition(" Expected is")
    name = _NAME.search(unexpected)
    if name is None or name[1] not in _NAMES.findall(expected):
        return f"{breach.place}: {_SPACE.sub('', breach.message)}"
    return f"{breach.place}: {breach.message} Look at the namespace."


def _place(operation: Operation, breach: Breach) -> tuple[str, int]:
    """The line of the template that made the element complained of."""
    place, nodes = (operation.file, 0), tuple(_templates(operation))
    for name in breach.place.split("/"):
        fitting = [
            node
            for node in elements_of(nodes)
            if etree.QName(node.tag or "").localname == name
        ]
        for node in fitting[:1]:
            place, nodes = (node.file, node.line), node.children
    return place


def _try_codes(operation: Operation, request: Request, to: Findings) -> None:
    """Put every official code into its place, and hear what the schema says."""
    schema = operation.service.schema
    for place, codes in request.built.coded:
        top = _top(place.element, request)
        if schema.breach_if_declared(top) is not None:
            continue  # said already
        before = place.get()
        for row in codes.rows:
            place.put(row.official)
            if schema.breach_if_declared(top) is not None:
                name = etree.QName(place.element).localname
                to.error(
                    codes.file,
                    row.line,
                    f'the schema does not allow "{row.official}" for "{row.code}" in '
                    f"{place.attribute or name} of {operation.message.name}",
                )
        place.put(before)


def _top(element: Element, request: Request) -> Element:
    lineage: Iterable[Element] = (element, *element.iterancestors())
    tops = [*request.header, *([] if request.body is None else [request.body])]
    return next(one for one in lineage if one in tops)


def _unused(operation: Operation, used: set[int], to: Findings) -> None:
    for root in _templates(operation):
        for node in root.walk():
            if id(node) not in used and node.children == ():
                to.note(
                    node.file,
                    node.line,
                    "no sample comes here, so this was not tried; look at the "
                    "conditions around it",
                )


def _unsent(operation: Operation, to: Findings) -> None:
    used = {names for root in _templates(operation) for names in used_fields(root)}
    for names in leaf_fields(operation.message):
        if names not in used:
            to.warning(
                operation.file, 0, f"the field {'.'.join(names)} is sent nowhere"
            )
    for root in _templates(operation):
        for node in root.walk():
            _uncoded(node, to)


def _uncoded(node: Node, to: Findings) -> None:
    for value in node.values():
        path = value.path
        if path.owner is None or value.codes is not None:
            continue
        name = code_list(path.owner, path.steps[-1].name)
        if name is not None:
            to.note(
                node.file,
                node.line,
                f'{path.text} holds words of the list "{name}" and is sent '
                "without b:codes",
            )


def _headers(operation: Operation, to: Findings) -> None:
    made = {node.tag for node in operation.headers}
    for tag in operation.wsdl.headers:
        if tag not in made:
            to.warning(
                operation.file,
                0,
                f"the WSDL declares the header {tag}, and no <header> makes it",
            )

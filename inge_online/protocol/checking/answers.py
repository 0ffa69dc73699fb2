"""Builds every answer by its template and reads it back: what is lost, what lacks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..binding.build import Built, build
from ..binding.draft import Incomplete
from ..binding.nodes import Node
from ..binding.paths import View
from ..binding.read import read
from ..binding.usage import Names, leaf_fields, needed_fields, used_fields
from ..contract.model import Operation
from ..errors import Invalid
from ..findings import Findings
from ..outcome import Verdict
from ..samples import sample_answer
from .coded import check_answer_codes
from .requests import CALL
from .words import words_of

_GOOD = (None, Verdict.ACCEPTED, Verdict.HINTED)


def check_answers(operation: Operation, to: Findings) -> None:
    """Say what is wrong with the answer of one operation."""
    cls = operation.message.answer
    good = [node for node in operation.answers if node.means in _GOOD]
    whole = (*good, *operation.answer_headers)
    used = {names for node in whole for names in used_fields(node)}
    for names in sorted(needed_fields(cls, used)):
        if len(names) == 1:
            to.error(
                operation.file, 0, f"the answer needs {names[0]}; bind it in <answer>"
            )
        else:
            to.note(
                operation.file,
                0,
                f"{'.'.join(names)} of the answer is not read and will be empty",
            )
    for names in leaf_fields(cls):
        if names not in used and names not in needed_fields(cls, used):
            to.note(
                operation.file, 0, f"the answer's field {'.'.join(names)} is not read"
            )
    for node in good:
        _there_and_back(operation, node, to)
        check_answer_codes(operation, node, to)


def _there_and_back(operation: Operation, node: Node, to: Findings) -> None:
    answer = sample_answer(operation.message.name, words=words_of([node]))
    holder = etree.Element("holder")
    try:
        build(node, holder, View(answer, answer, CALL), Built())
    except Invalid as lack:
        to.warning(node.file, node.line, f"the sample answer cannot be told: {lack}")
        return
    try:
        heard = read(node, holder[0], operation.message.answer).draft.finish()
    except Incomplete:
        return  # the missing field was named already
    used = set(used_fields(node))
    for names in dict.fromkeys(_different(answer, heard, used)):
        to.warning(
            node.file,
            node.line,
            f"{'.'.join(names)} of the sample answer is read differently than it was "
            "told; look at formats, code lists and conditions",
        )


def _different(
    told: Any, heard: Any, used: set[Names], prefix: Names = ()
) -> Iterator[Names]:
    """The fields that are used and did not come back as they went."""
    for item in dataclasses.fields(told):
        names = (*prefix, item.name)
        there, back = getattr(told, item.name), getattr(heard, item.name)
        pairs = list(zip(_parts(there), _parts(back)))  # noqa: B905  (some are picked)
        for one, other in pairs:
            yield from _different(one, other, used, names)
        if names in used and not pairs and there != back:
            yield names


def _parts(value: Any) -> list[Any]:
    items = value if isinstance(value, tuple) else (value,)
    return [item for item in items if dataclasses.is_dataclass(item)]

"""Code lists, endpoints and messages: what a contract leaves out."""

from __future__ import annotations

from ..binding.nodes import Node
from ..codes import CODE_LISTS
from ..contract.model import Contract
from ..findings import Findings
from ..messages import MESSAGES

HEAD = "contract.xml"


def check_lists(contract: Contract, to: Findings) -> None:
    """Say which words have no number, and which lists nobody uses."""
    whole = not to.errors  # a broken template may be the one that uses a list
    used = {
        value.codes.name
        for node in _all_nodes(contract)
        for value in node.values()
        if value.codes is not None
    }
    for name, codes in contract.codes.items():
        if name not in used and whole:
            to.note(HEAD, 0, f'the code list "{name}" is used nowhere')
        known = {row.code for row in codes.rows}
        words = CODE_LISTS[name].words if name in CODE_LISTS else {}
        for word in words:
            if word not in known and not codes.open:
                to.warning(
                    codes.file, 0, f'"{word}" has no code; messages with it cannot go'
                )


def check_extent(contract: Contract, to: Findings) -> None:
    """Say which messages and environments the contract does not know."""
    for name, message in MESSAGES.items():
        there = contract.folder.root / "operations" / f"{name}.xml"
        if name not in contract.operations and not there.exists():
            to.warning(
                f"operations/{name}.xml",
                0,
                f"is missing: no {message.term} can be sent",
            )
    if "test" not in contract.environments:
        to.error(HEAD, 0, "every service needs an endpoint for test")
    if "production" not in contract.environments:
        to.note(HEAD, 0, "there is no endpoint for production")
    if not any(operation.refusals for operation in contract.operations.values()):
        to.note(HEAD, 0, "no <refusal>: of a fault only its code and text are read")


def _all_nodes(contract: Contract) -> list[Node]:
    roots: list[Node] = []
    for operation in contract.operations.values():
        roots += [] if operation.request is None else [operation.request]
        roots += [*operation.headers, *operation.answers, *operation.refusals]
        roots += operation.answer_headers
    return [node for root in roots for node in root.walk()]

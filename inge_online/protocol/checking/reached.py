"""Templates of an answer that nothing reaches, because an earlier one takes all."""

from __future__ import annotations

from collections.abc import Sequence

from ..binding.nodes import Node
from ..contract.model import Operation
from ..findings import Findings


def check_reached(operation: Operation, to: Findings) -> None:
    """Name templates behind one that fits whatever they would fit."""
    for alternatives in (operation.answers, operation.refusals):
        _hidden(alternatives, alternatives, to)
        for root in alternatives:
            for node in root.walk():
                # of siblings only one that repeats takes all there are
                greedy = [child for child in node.children if child.each is not None]
                _hidden(greedy, node.children, to)


def _hidden(takers: Sequence[Node], nodes: Sequence[Node], to: Findings) -> None:
    for index, node in enumerate(nodes):
        before = [one for one in nodes[:index] if one in takers and _covers(one, node)]
        if before:
            first = before[0]
            to.warning(
                node.file,
                node.line,
                "is never reached: the template before it "
                f"({first.file}:{first.line}) fits all that this one fits",
            )


def _covers(one: Node, other: Node) -> bool:
    """Whether every element that ``other`` fits is one that ``one`` fits too."""
    if one.tag is None or one.tag != other.tag or one.also:
        return False
    if not set(one.constants) <= set(other.constants):
        return False
    if one.constant not in (None, other.constant):
        return False
    return all(_asks_nothing_more(child, other) for child in one.children)


def _asks_nothing_more(child: Node, other: Node) -> bool:
    """Whether what must stand inside the one must stand inside the other too."""
    if not child.decides:
        return True
    return any(
        twin.decides and _covers(child, twin) and _covers(twin, child)
        for twin in other.children
    )

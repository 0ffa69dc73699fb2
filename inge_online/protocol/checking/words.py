"""The words that the examples of the check may use, which are the contract's own."""

from __future__ import annotations

from collections.abc import Iterable

from ..binding.nodes import Node
from ..binding.usage import coded_fields
from ..samples.words import Words


def words_of(templates: Iterable[Node]) -> Words:
    """The entries of the closed lists that templates use, by the field's name."""
    return {
        names[-1]: [row.code for row in codes.rows]
        for node in templates
        for names, codes in coded_fields(node)
        if names and not codes.open
    }

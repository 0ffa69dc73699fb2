"""Lets an example use the words of a contract whose lists have other entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
Words: TypeAlias = Mapping[str, Sequence[str]]


def in_words(part: T, words: Words) -> T:
    """Return the part with a known word in every field that ``words`` names.

    ``words``: the entries of the list of a field, by the field's name. A word of ours
    that is among them stays; any other gives way to the first entry.
    """
    if isinstance(part, tuple):
        return type(part)(in_words(item, words) for item in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    values = {item.name: getattr(part, item.name) for item in fields(part)}
    return replace(
        part,
        **{
            name: _known(value, words[name])
            if words.get(name)
            else in_words(value, words)
            for name, value in values.items()
        },
    )


def _known(value: Any, known: Sequence[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_known(item, known) for item in value)
    return known[0] if isinstance(value, str) and value not in known else value

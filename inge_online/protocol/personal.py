"""The values of a message that must not be kept: those that speak of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from .messages import Message

SHORTEST = 3
"""Shorter values would hide half of every text, and say little about a person."""
_WORDS = re.compile(r"\w{4,}")


def personal_texts(message: Message) -> set[str]:
    """How the personal values of a message, and their words, may look in a text.

    A field counts by its own documentation: that the person was tested by a provider
    makes the provider's number no secret.
    """
    return {text for text in _part(message) if len(text) >= SHORTEST}


def _part(part: Any) -> Iterator[str]:
    for item in fields(part):
        personal = item.metadata["doc"].personal
        yield from _value(getattr(part, item.name), personal)


def _value(value: Any, personal: bool) -> Iterator[str]:
    if is_dataclass(value):
        yield from _part(value)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _value(item, personal)
    elif personal and value is not None and not isinstance(value, bool):
        yield from _forms(value)


def _forms(value: Any) -> Iterator[str]:
    if isinstance(value, date):
        yield from (value.strftime(form) for form in ("%Y-%m-%d", "%d.%m.%Y", "%Y%m%d"))
    else:
        text = str(value).strip()
        yield text
        yield from _WORDS.findall(text)

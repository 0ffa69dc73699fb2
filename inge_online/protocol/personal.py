"""The values of a message that must not be kept: those that speak of persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from .messages import Message

SHORTEST = 3
"""Shorter values would hide half of every text, and say little about a person."""


def personal_texts(message: Message) -> set[str]:
    """How the personal values of a message may look in a text."""
    return {text for text in _part(message, False) if len(text) >= SHORTEST}


def _part(part: Any, personal: bool) -> Iterator[str]:
    for item in fields(part):
        told = personal or item.metadata["doc"].personal
        yield from _value(getattr(part, item.name), told)


def _value(value: Any, personal: bool) -> Iterator[str]:
    if is_dataclass(value):
        yield from _part(value, personal)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _value(item, personal)
    elif personal and value is not None and not isinstance(value, bool):
        yield from _forms(value)


def _forms(value: Any) -> Iterator[str]:
    if isinstance(value, date):
        yield from (value.strftime(form) for form in ("%Y-%m-%d", "%d.%m.%Y", "%Y%m%d"))
    else:
        yield str(value).strip()

"""What of a message nobody may find in a log, an exception or a stored envelope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from protocol.messages import field_docs


def personal_values(part: Any, personal: bool = False) -> Iterator[str]:
    """Yield texts and dates (ISO 8601) of all fields that are marked as personal."""
    if is_dataclass(part):
        docs = field_docs(type(part))
        for item in fields(part):
            yield from personal_values(
                getattr(part, item.name), docs[item.name].personal
            )
    elif isinstance(part, tuple):
        for item in part:
            yield from personal_values(item, personal)
    elif personal and isinstance(part, date):
        yield part.isoformat()
    elif personal and isinstance(part, str):
        yield part

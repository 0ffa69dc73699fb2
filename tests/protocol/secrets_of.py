"""What of a message nobody may find in a log, an exception or a stored envelope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from protocol.messages import field_docs

MARK = "Żądłowąs"
"""Letters that stand nowhere by accident."""
_FREE = {
    "birth_place",
    "city",
    "family_name",
    "file_number",
    "given_name",
    "identity_document",
    "name",
    "person_number",
    "remarks",
    "sheet_number",
    "street",
}


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


def marked(part: Any) -> Any:
    """Return the part with the mark at the end of every free text about a person."""
    if isinstance(part, tuple):
        return tuple(marked(item) for item in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed = {}
    for item in fields(part):
        value = getattr(part, item.name)
        free = item.name in _FREE and isinstance(value, str)
        changed[item.name] = value + MARK if free else marked(value)
    return replace(part, **changed)

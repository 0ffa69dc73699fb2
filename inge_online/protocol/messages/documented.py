"""Fields that say what they mean and where that is known from.

Every field of a message carries a :class:`FieldDoc`. The contract check, the
integrator's guide and the redaction of stored envelopes read it, so that the meaning
stands in one place only. Source keys are explained in docs/sources.md; ``IntV`` and a
paragraph name the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

KNOWN = "known"
INFERRED = "inferred"
HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """What a field means to BAMF.

    ``term`` is the official German word, ``meaning`` explains it with format and unit,
    ``standing`` says how sure that is (known, inferred or historical), ``sources`` why.
    ``personal`` values tell something about a person: they are never logged, and never
    kept in a stored envelope.
    """

    term: str
    meaning: str
    standing: str
    sources: tuple[str, ...]
    personal: bool = False


def known(
    term: str, meaning: str, *sources: str, personal: bool = False
) -> Mapping[str, FieldDoc]:
    """A field that a public source names for this message today."""
    return {"doc": FieldDoc(term, meaning, KNOWN, sources, personal)}


def inferred(
    term: str, meaning: str, *sources: str, personal: bool = False
) -> Mapping[str, FieldDoc]:
    """A field that we conclude from public sources; none of them states it."""
    return {"doc": FieldDoc(term, meaning, INFERRED, sources, personal)}


def historical(
    term: str, meaning: str, *sources: str, personal: bool = False
) -> Mapping[str, FieldDoc]:
    """A field seen in older forms or interfaces only."""
    return {"doc": FieldDoc(term, meaning, HISTORICAL, sources, personal)}


def field_docs(cls: type[Any]) -> dict[str, FieldDoc]:
    """The documentation of all fields of a message or part, by field name."""
    return {item.name: item.metadata["doc"] for item in fields(cls)}

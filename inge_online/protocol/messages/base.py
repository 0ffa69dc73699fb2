"""What all messages and all answers have in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from .documented import inferred, known


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence of BAMF: a hint beside an acceptance or the reason of a refusal."""

    code: str = field(
        default="",
        metadata=inferred(
            "Code", "BAMF's error or hint number; list unknown", "Q-TEST"
        ),
    )
    text: str = field(
        default="",
        repr=False,
        metadata=known(
            "Hinweistext", "as BAMF wrote it, German", "ABES-5", personal=True
        ),
    )
    location: str = field(
        default="",
        metadata=inferred(
            "Feld", "the element BAMF complains of, if it says", "Q-TEST"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What BAMF says to a message it did not refuse."""

    answered_at: datetime | None = field(
        default=None, metadata=known("Zeitstempel", "when BAMF answered", "ABES-5")
    )
    reference: str | None = field(
        default=None,
        metadata=inferred("Vorgangsnummer", "BAMF's number of this call", "ABES-5"),
    )
    hints: tuple[Remark, ...] = field(
        default=(), metadata=known("Hinweise", "remarks beside an acceptance", "Q-TNA")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something the provider says to BAMF: a report (Meldung) or an inquiry (Auskunft).

    ``name`` is its technical name in bindings, ledger and logs, ``term`` its German
    one. ``inquiry`` messages change nothing at BAMF and may be repeated at will.
    """

    name: ClassVar[str]
    term: ClassVar[str]
    answer: ClassVar[type[Answer]]
    inquiry: ClassVar[bool] = False

    provider_code: str = field(
        metadata=known(
            "Trägerkennung",
            "BAMF's number of the provider, one per federal state; format unknown",
            "ABES-1",
            "Q-VOR",
        )
    )

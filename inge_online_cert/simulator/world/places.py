"""Providers and what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Provider:
    """A Kursträger: one number per federal state and environment [ABES-1, Q-VOR]."""

    code: str
    environment: str
    federal_state: str
    name: str = ""


@dataclass(frozen=True)
class Place:
    """A Kursort, Verwaltungsstandort or delivery address of one provider."""

    code: str
    provider: str
    name: str = ""


@dataclass(frozen=True)
class ExamCentre:
    """A Prüfungsstelle; the approval is separate for dtz and lid (§ 20a IntV)."""

    code: str
    provider: str
    approved_for: tuple[str, ...] = ()

"""Reads a world from JSON. What is not understood is an error, never skipped."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from ..words import COURSE_TYPES, ENTITLEMENTS, ORIGINS
from .model import World
from .people import Account, Attended, Entitlement, Person, Registration, Teacher
from .places import ExamCentre, Place, Provider

Part = TypeVar("Part")
DATES = {
    "birth_date",
    "valid_from",
    "valid_until",
    "cancelled_on",
    "on",
    "start",
    "end",
}
NOTES = {"title", "notes"}


class WorldError(ValueError):
    """The file or the entry does not describe a world."""


def read_world(path: Path, today: date) -> World:
    """The world of a file; :class:`WorldError` says what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WorldError(f"cannot read the world {path}: {error}") from error
    if not isinstance(data, dict):
        raise WorldError(f"the world {path} must be a JSON object")
    return load_world(World(), data, today)


def load_world(world: World, data: Mapping[str, Any], today: date) -> World:
    """Add what the data describe; dates like ``today+20`` count from ``today``."""
    for name, entries in data.items():
        if name in NOTES:
            continue
        if name not in ADDERS:
            raise WorldError(f"a world has no {name!r}")
        if not isinstance(entries, list):
            raise WorldError(f"{name} must be a list")
        for number, entry in enumerate(entries, 1):
            try:
                ADDERS[name](world, entry, today)
            except (WorldError, TypeError, ValueError, AttributeError) as error:
                raise WorldError(f"{name}, entry {number}: {error}") from error
    return world


def _day(text: str | None, today: date) -> date | None:
    if text and text.startswith("today"):
        return today + timedelta(days=int(text[5:] or 0))
    return date.fromisoformat(text) if text else None


def _part(cls: type[Part], entry: Mapping[str, Any], today: date) -> Part:
    known = {item.name: item for item in fields(cls)}  # type: ignore[arg-type]
    unknown = set(entry) - set(known)
    missing = [
        name
        for name, item in known.items()
        if name not in entry
        and item.default is MISSING
        and item.default_factory is MISSING
    ]
    if unknown or missing:
        raise WorldError(f"unknown {sorted(unknown)}, missing {missing}")
    return cls(**{name: _value(name, value, today) for name, value in entry.items()})


def _value(name: str, value: Any, today: date) -> Any:
    if name in DATES:
        return _day(value, today)
    if name == "entitlement":
        return _part(Entitlement, value, today)
    if name == "registration":
        return _part(Registration, value, today)
    if name == "attended":
        return tuple(_part(Attended, item, today) for item in value)
    return tuple(value) if isinstance(value, list) else value


def _coded(attribute: str, cls: type[Any]) -> Callable[[World, Any, date], None]:
    def add(world: World, entry: Any, today: date) -> None:
        part = _part(cls, entry, today)
        owners = getattr(part, "providers", None) or (getattr(part, "provider", None),)
        for owner in owners:
            if cls is not Provider and owner not in world.providers:
                raise WorldError(f"no provider {owner!r}")
        getattr(world, attribute)[part.code] = part

    return add


def _add_account(world: World, entry: Any, today: date) -> None:
    account = _part(Account, entry, today)
    world.accounts[account.environment, account.user] = account


def _add_person(world: World, entry: Any, today: date) -> None:
    person = _part(Person, entry, today)
    visits = [visit.course_type for visit in person.attended]
    for word, known in (
        (person.origin, ORIGINS.values()),
        (person.entitlement.kind, ENTITLEMENTS),
        *((course_type, COURSE_TYPES.values()) for course_type in visits),
    ):
        if word not in known:
            raise WorldError(f"unknown word {word!r}")
    world.add_person(person)


ADDERS: dict[str, Callable[[World, Any, date], None]] = {
    "providers": _coded("providers", Provider),
    "accounts": _add_account,
    "sites": _coded("sites", Place),
    "teachers": _coded("teachers", Teacher),
    "exam_centres": _coded("exam_centres", ExamCentre),
    "administrative_sites": _coded("administrative_sites", Place),
    "delivery_sites": _coded("delivery_sites", Place),
    "persons": _add_person,
}

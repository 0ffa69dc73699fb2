"""Sprachtest (DTZ) and the test Leben in Deutschland [Q-DTZ, Q-LID]."""

from __future__ import annotations

from ..memory.tally import Key
from ..reports import Report
from .case import Case, Elements, element
from .people import find

LIST = ("Pruefungsteilnehmerliste", "Pruefungsteilnehmer")


def _examinees(case: Case) -> list[Report]:
    return list(case.report.parts(*LIST))


def language_keys(case: Case) -> list[Key]:
    """Each Bogennummer can be reported once [Q-DTZ]."""
    tag = case.name
    return [(tag, entry.text("Bogennummer")) for entry in _examinees(case)]


def language(case: Case) -> Elements:
    """Take note of who sat the Deutsch-Test für Zuwanderer."""
    centre = case.memory.world.exam_centres.get(
        case.report.text("Pruefungsstellennummer")
    )
    ours = centre is not None and centre.provider == case.provider_code
    if centre is None or not ours or "dtz" not in centre.approved_for:
        case.object("K-40", "Pruefungsstellennummer")
    sheets: set[str] = set()
    for number, entry in enumerate(_examinees(case), 1):
        field = f"{'/'.join(LIST)}[{number}]"
        key, sheet = entry.person(), entry.text("Bogennummer")
        if not key.complete:
            case.object("K-04", f"{field}/Person/Aktenzeichen")
        elif find(case, key) is None:
            case.object("K-10", f"{field}/Person")
        if sheet in case.memory.sheet_numbers or sheet in sheets:
            case.object("K-41", f"{field}/Bogennummer")
        sheets.add(sheet)
    case.settle()
    case.memory.sheet_numbers |= sheets
    return []


def orientation_keys(case: Case) -> list[Key]:
    """One examination under one own number of the provider."""
    reference = case.report.text("EigenePruefungsnummer")
    return [(case.name, case.provider_code, reference)]


def orientation(case: Case) -> Elements:
    """Take note of an examination and give it its number [Q-LID]."""
    world = case.memory.world
    for name, places in (
        ("KennungVerwaltungsstandort", world.administrative_sites),
        ("KennungLieferadresse", world.delivery_sites),
    ):
        place = places.get(case.report.text(name))
        ours = place is not None and place.provider == case.provider_code
        if case.report.has(name) and not ours:
            case.object("K-42", name)
    case.settle()
    number = case.memory.numbers.draw("examination", "LID-{}")
    case.memory.examinations[number] = {
        "provider_code": case.provider_code,
        "own_reference": case.report.text("EigenePruefungsnummer"),
        "exam_date": case.report.day("Pruefungsdatum").isoformat(),
    }
    return [element("Pruefungsnummer", number)]

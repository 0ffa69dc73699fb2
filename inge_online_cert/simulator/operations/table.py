"""Which rules belong to which operation of the WSDL."""

from __future__ import annotations

from . import changes, examinations, inquiries, plans, registrations, sections
from .case import Operation

OPERATIONS = {
    "Teilnehmerauskunft": Operation(inquiries.participant),
    "AnmeldungErstverfahren": Operation(
        registrations.first, registrations.registration_keys
    ),
    "AnmeldungWiederholerverfahren": Operation(
        registrations.repeat, registrations.registration_keys
    ),
    "Kursplanmeldung": Operation(plans.report, plans.plan_keys),
    "Kursplanaktualisierung": Operation(plans.update),
    "Kursplanstornierung": Operation(plans.cancel, sections.start_keys),
    "Kursbeginnmeldung": Operation(sections.start, sections.start_keys),
    "Kursabschnittsbeginnmeldung": Operation(sections.begin, sections.section_keys),
    "Kursabschnittsaktualisierung": Operation(sections.update),
    "Kursortaenderung": Operation(changes.move, changes.move_keys),
    "VorzeitigeBeendigung": Operation(changes.end, changes.end_keys),
    "Kursauskunft": Operation(inquiries.course),
    "Sprachtestmeldung": Operation(examinations.language, examinations.language_keys),
    "LiDPruefungsmeldung": Operation(
        examinations.orientation, examinations.orientation_keys
    ),
}

"""The authority's words: its operations and its code numbers."""

from __future__ import annotations

NAMESPACE = "urn:inge-online:stand-in:2026"
ANSWER = "Antwort"

# the name in the log and in the control API, by the operation's name in the WSDL
OPERATIONS = {
    "Teilnehmerauskunft": "participant_inquiry",
    "AnmeldungErstverfahren": "first_registration",
    "AnmeldungWiederholerverfahren": "repeat_registration",
    "Kursplanmeldung": "course_plan_report",
    "Kursplanaktualisierung": "course_plan_update",
    "Kursplanstornierung": "course_plan_cancellation",
    "Kursbeginnmeldung": "course_start_report",
    "Kursabschnittsbeginnmeldung": "section_start_report",
    "Kursabschnittsaktualisierung": "section_update",
    "Kursortaenderung": "site_change",
    "VorzeitigeBeendigung": "early_end",
    "Kursauskunft": "course_inquiry",
    "Sprachtestmeldung": "language_test_report",
    "LiDPruefungsmeldung": "orientation_test_report",
}

ORIGINS = {"1": "bamf", "2": "bva", "3": "abh", "4": "tgs"}
GENDERS = {"female": "1", "male": "2", "diverse": "3", "not_stated": "4"}
COURSE_TYPES = {
    "10": "general",
    "20": "literacy",
    "21": "second_script",
    "22": "special_need",
    "30": "intensive",
    "41": "youth",
    "42": "parents",
    "43": "women",
    "60": "literacy_repeat",
    "62": "special_need_repeat",
}
ENTITLEMENTS = {
    "new_immigrant": "1",
    "obligation_abh": "2",
    "admission": "3",
    "late_resettler": "4",
    "obligation_tgs": "5",
    "repetition": "6",
}


def code_of(table: dict[str, str], word: str) -> str:
    """The number of a word in a table that goes from number to word."""
    return next(code for code, value in table.items() if value == word)


def qualified(name: str) -> str:
    """The element's name with the namespace of the service."""
    return f"{{{NAMESPACE}}}{name}"

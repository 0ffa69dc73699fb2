"""What the authority says when it refuses or accepts with a remark.

BAMF's own numbers and texts are unknown; these are the stand-in contract's.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXTS = {
    "K-01": "Trägerkennung unbekannt",
    "K-02": "Der Zugang gehört nicht zu dieser Trägerkennung",
    "K-03": "Trägerkennung gehört nicht zu dieser Umgebung (Test oder Produktion)",
    "K-04": "Pflichtangabe fehlt",
    "K-05": "Kursortkennung unbekannt oder nicht von diesem Träger",
    "K-06": "Lehrkraftkennung unbekannt",
    "K-10": "Person nicht gefunden: Geburtsdatum und Aktenzeichen passen zu keiner"
    " Berechtigung",
    "K-11": "Keine gültige Teilnahmeberechtigung",
    "K-12": "Anmeldung unter dieser Kennziffer liegt bereits vor",
    "K-13": "Keine Zulassung zur Wiederholung",
    "K-14": "Namen dürfen keine Ziffern oder Sonderzeichen enthalten",
    "K-15": "Teilnehmer ist bei diesem Träger nicht angemeldet",
    "K-20": "Kurskennung unbekannt oder nicht von diesem Träger",
    "K-21": "Kursbeginn ohne gemeldete Kursplanung",
    "K-22": "Kursplanung kann nach Beginn des ersten Kursabschnitts nicht mehr"
    " geändert werden",
    "K-23": "Kursplanung wurde storniert",
    "K-24": "Nachträgliche Erfassung ohne Grund",
    "K-25": "Kein Teilnehmer wurde in der Planungsphase gemeldet",
    "K-26": "Kursbeginn wurde bereits gemeldet",
    "K-27": "Kursbeginn wurde noch nicht gemeldet",
    "K-28": "Kursabschnitt passt nicht in die Reihenfolge",
    "K-29": "Kursabschnittsbeginn wurde bereits gemeldet",
    "K-30": "Kursabschnitt wurde noch nicht gemeldet",
    "K-31": "Die Gesamtzahl der Teilnehmer darf nicht kleiner sein als die angegebene"
    " Liste der Teilnehmer.",
    "K-32": "Mehr als 25 Teilnehmer",
    "K-33": "Kurs ist bereits beendet",
    "K-34": "Beginn liegt in der Zukunft",
    "K-35": "Lehrwerk fehlt",
    "K-36": "Kursart weicht von der Kursplanung ab",
    "K-37": "Kursart ist zum Kursbeginn nicht zulässig",
    "K-38": "Zeiträume passen nicht zusammen",
    "K-40": "Prüfungsstellennummer unbekannt",
    "K-41": "Bogennummer wurde bereits gemeldet",
    "K-42": "Kennung des Verwaltungsstandorts unbekannt",
    "K-90": "Nachricht entspricht nicht dem Schema",
    "K-91": "Wartungsarbeiten, bitte später erneut senden",
    "K-92": "Interner Fehler",
    "H-01": "Kursbeginn wurde später als eine Woche nach Beginn gemeldet",
    "H-02": "Kursplanung ohne Teilnehmer: bis zum Tag vor Kursbeginn nachzumelden",
    "H-03": "Anschrift weicht von der bekannten Anschrift ab",
    "H-04": "Teilnahmeberechtigung läuft bald ab",
    "H-05": "Kursplanung wurde nachträglich erfasst",
}


@dataclass(frozen=True)
class Remark:
    """A code of :data:`TEXTS` and the element it points to, with slashes."""

    code: str
    field: str = ""
    text: str = ""

    @property
    def words(self) -> str:
        """Its sentence; a text of its own wins."""
        return self.text or TEXTS.get(self.code, self.code)


class Refused(Exception):
    """The authority does not take this message; ``remarks`` say why."""

    def __init__(self, *remarks: Remark) -> None:
        super().__init__(", ".join(remark.code for remark in remarks))
        self.remarks = remarks


def refuse(code: str, field: str = "") -> Refused:
    """A refusal with one reason, to be raised."""
    return Refused(Remark(code, field))

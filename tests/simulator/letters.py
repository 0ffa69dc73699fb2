"""Writes messages as XML text, from the WSDL and with no help of the protocol."""

from __future__ import annotations

from dataclasses import dataclass

NAMESPACE = "urn:inge-online:stand-in:2026"
PROVIDER = "TEST-NI-01"
ORIGINS = {"bamf": "1", "bva": "2", "abh": "3", "tgs": "4"}


def tag(name, *content):
    """An element, or nothing if there is nothing in it."""
    text = "".join(str(item) for item in content if item is not None)
    return f"<{name}>{text}</{name}>" if text else ""


def message(name, *content):
    return f'<{name} xmlns="{NAMESPACE}">{"".join(content)}</{name}>'


def section(number, start, end, units=100, name="Kursabschnitt"):
    return tag(
        name,
        tag("Nummer", number),
        tag("Von", start),
        tag("Bis", end),
        tag("Unterrichtseinheiten", units),
    )


SECTIONS = (
    section(1, "2025-02-24", "2025-03-21"),
    section(2, "2025-03-24", "2025-04-28"),
    section(3, "2025-04-29", "2025-05-27"),
)


def setting(site="TEST-NI-01-A", teachers=("LK-1001",), materials=(), interruptions=()):
    pauses = [
        tag("Unterbrechung", tag("Von", first), tag("Bis", last))
        for first, last in interruptions
    ]
    time = tag(
        "Unterrichtszeit",
        tag("Wochentag", 1),
        tag("UnterrichtVon", "08:45:00"),
        tag("UnterrichtBis", "12:50:00"),
        tag("PauseMinuten", 20),
        tag("Unterrichtseinheiten", 5),
    )
    return tag(
        "Durchfuehrung",
        tag("Kursortkennung", site),
        tag("Lehrkraefte", *(tag("Lehrkraftkennung", code) for code in teachers)),
        tag("Lehrwerke", *(tag("Lehrwerk", code) for code in materials)),
        tag("Unterrichtszeiten", time),
        tag("Unterbrechungen", *pauses),
        tag("Barrierefreiheit", "ja"),
    )


@dataclass(frozen=True)
class Letters:
    """Writes messages about people known by their file numbers."""

    people: dict[str, dict]

    def key(self, number, *, birth_date=None, person_number=None, origin=None):
        person = self.people.get(number, {"birth_date": "1990-01-01", "origin": "bamf"})
        given = tag("Geburtsdatum", birth_date or person["birth_date"])
        if person_number:
            return tag("Person", given, tag("Personenkennziffer", person_number))
        source = ORIGINS[origin or person["origin"]]
        return tag(
            "Person",
            given,
            tag("Aktenzeichen", number),
            tag("HerkunftAktenzeichen", source),
        )

    def taking_part(self, number, start="2025-02-24", end=None, repeater=False, **key):
        return tag(
            "Teilnahme",
            self.key(number, **key),
            tag("Von", start),
            tag("Bis", end),
            tag("Wiederholer", str(repeater).lower()),
        )

    def attendance(self, people=(), total=None, **options):
        entries = [
            item if item.startswith("<") else self.taking_part(item, **options)
            for item in people
        ]
        return tag(
            "Teilnehmer",
            tag("Teilnehmerliste", *entries),
            tag("GesamtzahlTeilnehmer", len(entries) if total is None else total),
        )

    def plan(
        self,
        reference="K-1",
        kind=20,
        sections=SECTIONS,
        people=(),
        where=None,
        total=None,
    ):
        return tag(
            "Kursplan",
            tag("EigeneKursnummer", reference),
            tag("Kursart", kind),
            tag("Kursabschnitte", *sections),
            setting() if where is None else where,
            self.attendance(people, total),
            tag("Zusatzangaben", "nur zur Probe"),
        )

    def plan_report(self, provider=PROVIDER, reason=None, **plan):
        return message(
            "Kursplanmeldung",
            tag("Traegerkennung", provider),
            self.plan(**plan),
            tag("GrundNachtraeglicheErfassung", reason),
        )

    def plan_update(self, code, provider=PROVIDER, **plan):
        return message(
            "Kursplanaktualisierung",
            tag("Traegerkennung", provider),
            tag("Kurskennung", code),
            self.plan(**plan),
        )

    def cancellation(self, code, provider=PROVIDER):
        return message(
            "Kursplanstornierung",
            tag("Traegerkennung", provider),
            tag("Kurskennung", code),
        )

    def start(
        self,
        code,
        people,
        provider=PROVIDER,
        kind=20,
        when=SECTIONS[0],
        end="2025-05-27",
        where=None,
        total=None,
        **options,
    ):
        return message(
            "Kursbeginnmeldung",
            tag("Traegerkennung", provider),
            tag("Kurskennung", code),
            tag("Kursart", kind),
            when,
            tag("VoraussichtlichesKursende", end),
            setting() if where is None else where,
            self.attendance(people, total, **options),
        )

    def section_report(self, code, people, when, update=False, where=None, **options):
        kind = "aktualisierung" if update else "beginnmeldung"
        return message(
            f"Kursabschnitts{kind}",
            tag("Traegerkennung", PROVIDER),
            tag("Kurskennung", code),
            when,
            setting() if where is None else where,
            self.attendance(people, **options),
        )

    def site_change(self, code, site="TEST-NI-01-B", day="2025-03-24"):
        return message(
            "Kursortaenderung",
            tag("Traegerkennung", PROVIDER),
            tag("Kurskennung", code),
            tag("Kursortkennung", site),
            tag("GueltigAb", day),
        )

    def early_end(self, code, day="2025-03-14"):
        return message(
            "VorzeitigeBeendigung",
            tag("Traegerkennung", PROVIDER),
            tag("Kurskennung", code),
            tag("Kursende", day),
        )

    def course_inquiry(self, code, provider=PROVIDER):
        return message(
            "Kursauskunft", tag("Traegerkennung", provider), tag("Kurskennung", code)
        )

    def inquiry(self, number, provider=PROVIDER, **key):
        return message(
            "Teilnehmerauskunft",
            tag("Traegerkennung", provider),
            self.key(number, **key),
        )

    def address(self, number, street=None):
        home = self.people.get(number, {}).get("address", {})
        return tag(
            "Anschrift",
            tag("Strasse", street or home.get("street", "Musterweg 1")),
            tag("PLZ", home.get("zip_code", "30159")),
            tag("Ort", home.get("city", "Hannover")),
            tag("Land", home.get("country", "DE")),
        )

    def registration(self, number, **changes):
        return str(First(self, number, **changes))

    def repeat(
        self,
        number,
        person_number,
        family="Probe",
        given="Petra",
        on="2025-01-20",
        **key,
    ):
        return message(
            "AnmeldungWiederholerverfahren",
            tag("Traegerkennung", PROVIDER),
            self.key(number, person_number=person_number, **key),
            tag("Name", family),
            tag("Vorname", given),
            self.address(number),
            tag("Anmeldedatum", on),
            tag("AntragKostenbefreiung", "false"),
        )

    def language_test(self, sheets, centre="PS-TEST-NI"):
        entries = [
            tag(
                "Pruefungsteilnehmer",
                self.key(number),
                tag("Bogennummer", sheet),
                tag("PassOderAusweisnummer", "X0000"),
                self.address(number),
            )
            for sheet, number in sheets
        ]
        return message(
            "Sprachtestmeldung",
            tag("Traegerkennung", PROVIDER),
            tag("Pruefungsstellennummer", centre),
            tag("Pruefungsdatum", "2025-01-31"),
            tag("Pruefungsteilnehmerliste", *entries),
        )

    def orientation_test(self, reference="LID-1", place="VS-TEST-NI", delivery=None):
        return message(
            "LiDPruefungsmeldung",
            tag("Traegerkennung", PROVIDER),
            tag("EigenePruefungsnummer", reference),
            tag("Pruefungsdatum", "2025-03-31"),
            tag("Raumnummer", "A1"),
            tag("EMailAnsprechperson", "klara@example.org"),
            tag("KennungVerwaltungsstandort", place),
            tag("KennungLieferadresse", delivery),
        )


@dataclass(frozen=True)
class First:
    """A registration for the first time, field by field."""

    letters: Letters
    number: str
    provider: str = PROVIDER
    family: str = "Beispiel"
    given: str = "Hana"
    nationality: str | None = "423"
    on: str = "2025-01-20"
    tested: str | None = "2025-01-17"
    dispensable: bool = False
    street: str | None = None
    birth_date: str | None = None

    def __str__(self):
        return message(
            "AnmeldungErstverfahren",
            tag("Traegerkennung", self.provider),
            self.letters.key(self.number, birth_date=self.birth_date),
            tag(
                "Personendaten",
                tag("Name", self.family),
                tag("Vorname", self.given),
                tag(
                    "Staatsangehoerigkeiten",
                    tag("Staatsangehoerigkeit", self.nationality),
                ),
                self.letters.address(self.number, self.street),
            ),
            tag("Anmeldedatum", self.on),
            tag("Schreibkundigkeit", 1),
            tag("Bildungsstand", 2),
            tag("AntragKostenbefreiung", "false"),
            tag(
                "Einstufungstest",
                tag("DatumEinstufungstest", self.tested),
                tag("DurchfuehrenderTraeger", self.tested and self.provider),
                tag("EinstufungstestVerzichtbar", str(self.dispensable).lower()),
            ),
            tag("EmpfohleneKursart", 20),
            tag("EmpfohlenerKursabschnitt", 1),
            tag("Niederschwellig", "false"),
        )

"""What the stand-in would answer, by hand: the examples of `protocol.samples`."""

from .stand_in import NAMESPACE

_SECTIONS = (
    ("1", "2027-02-01", "2027-02-26"),
    ("2", "2027-03-01", "2027-04-09"),
    ("3", "2027-04-12", "2027-05-07"),
    ("4", "2027-05-10", "2027-06-04"),
    ("5", "2027-06-07", "2027-07-02"),
    ("6", "2027-07-05", "2027-07-30"),
    ("7", "2027-08-02", "2027-08-27"),
    ("8", "2027-08-30", "2027-09-24"),
    ("9", "2027-09-27", "2027-10-22"),
    ("10", "2027-10-25", "2027-11-19"),
)
_PERSON = """<Person><Geburtsdatum>1990-02-03</Geburtsdatum>
<Aktenzeichen>AZ-000999</Aktenzeichen><HerkunftAktenzeichen>1</HerkunftAktenzeichen>
<Personenkennziffer>PKZ-000999</Personenkennziffer></Person>"""
_ANSWERED = """<Zeitstempel>2027-01-11T10:30:00+01:00</Zeitstempel>
<Vorgangsnummer>VORGANG-000999</Vorgangsnummer>"""
_HINTS = """<Hinweise><Hinweis><Code>H-03</Code><Text>Hinweis zum Ausprobieren</Text>
<Feld>Anschrift</Feld></Hinweis></Hinweise>"""
_RECORD = f"""<Personendaten><Name>Beispielname</Name><Vorname>Fiktiva</Vorname>
<Geburtsort>Nirgendwo</Geburtsort><Geschlecht>1</Geschlecht><Staatsangehoerigkeiten>
<Staatsangehoerigkeit>163</Staatsangehoerigkeit>
<Staatsangehoerigkeit>475</Staatsangehoerigkeit></Staatsangehoerigkeiten>
<Anschrift><Strasse>Musterweg 99</Strasse><PLZ>30159</PLZ><Ort>Hannover</Ort>
<Land>DE</Land></Anschrift></Personendaten>
<Teilnahmeberechtigungen><Teilnahmeberechtigung>{_PERSON}
<Zulassungsart>3</Zulassungsart><GueltigAb>2026-12-01</GueltigAb>
<GueltigBis>2027-11-30</GueltigBis><Stornierungsdatum>2027-09-01</Stornierungsdatum>
<AusstellendeBehoerde>Fiktive Behörde</AusstellendeBehoerde>
<Verpflichtung>true</Verpflichtung></Teilnahmeberechtigung></Teilnahmeberechtigungen>
<GenehmigteStunden>700</GenehmigteStunden><BeanspruchteStunden>200</BeanspruchteStunden>
<Kursbesuche><Kursbesuch><Kursart>20</Kursart><Traeger>TEST-NI-01</Traeger>
<Von>2027-02-01</Von><Bis>2027-04-09</Bis>
<BesuchteKursabschnitte>1 2</BesuchteKursabschnitte>
<AbgerechneteStunden>200</AbgerechneteStunden></Kursbesuch></Kursbesuche>
<Anmeldedatum>2027-01-11</Anmeldedatum>
<TraegerDerAnmeldung>TEST-NI-01</TraegerDerAnmeldung>"""
_LESSONS = "".join(
    f"""<Unterrichtszeit><Wochentag>{day}</Wochentag>
<UnterrichtVon>08:45:00</UnterrichtVon><UnterrichtBis>12:50:00</UnterrichtBis>
<PauseMinuten>20</PauseMinuten><Unterrichtseinheiten>5</Unterrichtseinheiten>
</Unterrichtszeit>"""
    for day in range(1, 6)
)
_SETTING = f"""<Durchfuehrung><Kursortkennung>TEST-NI-01-A</Kursortkennung>
<Lehrkraefte><Lehrkraftkennung>LK-1001</Lehrkraftkennung>
<Lehrkraftkennung>LK-1002</Lehrkraftkennung></Lehrkraefte><Lehrwerke>
<Lehrwerk>LW-MUSTER-1</Lehrwerk><Lehrwerk>LW-MUSTER-2</Lehrwerk></Lehrwerke>
<Unterrichtszeiten>{_LESSONS}</Unterrichtszeiten>
<Unterbrechungen><Unterbrechung><Von>2027-03-22</Von><Bis>2027-04-02</Bis>
<Grund>UG1</Grund></Unterbrechung></Unterbrechungen>
<Barrierefreiheit>BF1</Barrierefreiheit><Kinderbeaufsichtigung>KB1</Kinderbeaufsichtigung>
<Kursformat>KF1</Kursformat></Durchfuehrung>"""
_ATTENDANCE = f"""<Teilnehmer><Teilnehmerliste><Teilnahme>{_PERSON}
<Von>2027-02-01</Von><Bis>2027-04-09</Bis><Name>Beispielname, Fiktiva</Name>
<Wiederholer>true</Wiederholer></Teilnahme><Teilnahme>
<Person><Geburtsdatum>1988-07-06</Geburtsdatum><Aktenzeichen>AZ-000998</Aktenzeichen>
<HerkunftAktenzeichen>4</HerkunftAktenzeichen></Person><Von>2027-02-01</Von>
<Wiederholer>false</Wiederholer></Teilnahme></Teilnehmerliste>
<GesamtzahlTeilnehmer>3</GesamtzahlTeilnehmer></Teilnehmer>"""
_COURSE = (
    "<Kurskennung>TEST-KURS-000999</Kurskennung>"
    "<EigeneKursnummer>MUSTERKURS-1</EigeneKursnummer><Status>B</Status><Kursabschnitte>"
    + "".join(
        f"<Kursabschnitt><Nummer>{number}</Nummer><Von>{start}</Von><Bis>{end}</Bis>"
        "<Unterrichtseinheiten>100</Unterrichtseinheiten></Kursabschnitt>"
        for number, start, end in _SECTIONS
    )
    + "</Kursabschnitte><GemeldeteKursabschnitte>1 2</GemeldeteKursabschnitte>"
    + _SETTING
    + _ATTENDANCE
)
_NUMBER = "<Personenkennziffer>PKZ-000999</Personenkennziffer>"
_CONTENT = {
    "Teilnehmerauskunft": _RECORD,
    "AnmeldungErstverfahren": _NUMBER,
    "AnmeldungWiederholerverfahren": _NUMBER,
    "Kursplanmeldung": "<Kurskennung>TEST-KURS-000999</Kurskennung>",
    "Kursauskunft": _COURSE,
    "LiDPruefungsmeldung": "<Pruefungsnummer>LID-000999</Pruefungsnummer>",
}
_NEEDED = ("Kursplanmeldung", "LiDPruefungsmeldung")


def answer(operation, *, full=True):
    """The answer to an operation, with all it may hold or with what it must hold."""
    content = _CONTENT.get(operation, "") if full or operation in _NEEDED else ""
    hints = _HINTS if full else ""
    name = f"{operation}Antwort"
    return f'<{name} xmlns="{NAMESPACE}">{_ANSWERED}{hints}{content}</{name}>'


def fault(code, *errors, wait=None):
    """A fault with these (number, text, field) in its Fehlermeldung."""
    told = "".join(
        f"<Fehler><Code>{number}</Code><Text>{text}</Text><Feld>{place}</Feld></Fehler>"
        for number, text, place in errors
    )
    waiting = "" if wait is None else f"<Wartezeit>{wait}</Wartezeit>"
    return (
        '<e:Fault xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">'
        f"<faultcode>e:{code}</faultcode><faultstring>abgelehnt</faultstring><detail>"
        f'<Fehlermeldung xmlns="{NAMESPACE}">{told}{waiting}</Fehlermeldung>'
        "</detail></e:Fault>"
    )

"""Teilnehmerauskunft and Kursauskunft [Q-TNA, Q-KAU]."""

from .letters import SECTIONS

PEOPLE = ["AZ-000001", "AZ-000002"]


def test_a_person_is_told_as_known(teller, letters, world):
    said = teller.expect(letters.inquiry("AZ-000001"))
    known = world["persons"][0]
    assert said.text("Name") == known["family_name"]
    assert said.text("Vorname") == known["given_name"]
    assert said.text("Staatsangehoerigkeit") == known["nationalities"][0]
    assert said.text("Strasse") == known["address"]["street"]
    assert said.text("GenehmigteStunden") == "1000"
    assert said.text("BeanspruchteStunden") == "0"
    assert said.text("Verpflichtung") == "false"
    assert said.text("Geschlecht") == "1"
    assert said.text("Geburtsort") == known["birth_place"]
    assert said.text("Zulassungsart") == "4"
    assert said.text("GueltigBis") == "2025-11-28"
    assert said.find("Anmeldedatum") is None


def test_a_registered_person_is_told_with_its_provider(teller, letters):
    said = teller.expect(letters.inquiry("AZ-000122"))
    assert said.text("Anmeldedatum") == "2025-01-13"
    assert said.text("TraegerDerAnmeldung") == "TEST-HB-01"


def test_courses_elsewhere_and_hours_used(teller, letters):
    said = teller.expect(letters.inquiry("AZ-000127"))
    assert said.text("BeanspruchteStunden") == "300"
    assert said.text("BesuchteKursabschnitte") == "1 2 3"
    assert said.text("AbgerechneteStunden") == "300"


def test_a_withdrawn_entitlement_says_when(teller, letters):
    said = teller.expect(letters.inquiry("AZ-000121"))
    assert said.text("Stornierungsdatum") == "2025-01-15"


def test_an_entitlement_about_to_lapse_is_pointed_out(teller, letters):
    teller.expect(letters.inquiry("AZ-000124"), "H-04")


def test_a_person_is_not_found_by_nearly_right_data(teller, letters):
    for body in (
        letters.inquiry("AZ-000001", birth_date="1995-08-01"),
        letters.inquiry("AZ-000001", origin="tgs"),
        letters.inquiry("AZ-000901"),
        letters.inquiry("AZ-000001", person_number="PK-700001"),
    ):
        assert teller.refused(body) == ["K-10"]


def test_two_numbers_must_be_of_one_person(teller, letters):
    both = letters.inquiry("AZ-000111").replace(
        "</HerkunftAktenzeichen>",
        "</HerkunftAktenzeichen><Personenkennziffer>{}</Personenkennziffer>",
    )
    teller.expect(both.format("PK-700001"))
    assert teller.refused(both.format("PK-700002")) == ["K-10"]
    other = both.replace("AZ-000111", "AZ-000112")
    assert teller.refused(other.format("PK-700001")) == ["K-10"]


def test_a_person_is_found_by_the_number_registration_gave(teller, letters):
    said = teller.expect(letters.registration("AZ-000001"))
    number = said.text("Personenkennziffer")
    said = teller.expect(letters.inquiry("AZ-000001", person_number=number))
    assert said.text("Aktenzeichen") == "AZ-000001"


def _plan(teller, letters):
    for number in PEOPLE:
        teller.expect(letters.registration(number))
    return teller.expect(letters.plan_report(people=PEOPLE)).text("Kurskennung")


def test_before_the_start_the_plan_is_told(teller, letters):
    code = _plan(teller, letters)
    said = teller.expect(letters.course_inquiry(code))
    assert said.text("Kurskennung") == code
    assert said.text("EigeneKursnummer") == "K-1"
    assert said.text("Status") == "P"
    assert said.texts("Nummer") == ["1", "2", "3"]
    assert said.find("GemeldeteKursabschnitte") is None
    assert said.texts("Aktenzeichen") == PEOPLE


def test_after_the_start_the_course_is_told_and_the_plan_no_more(
    teller, letters, simulator
):
    code = _plan(teller, letters)
    simulator.post("clock", {"today": "2025-02-24"})
    teller.expect(letters.start(code, PEOPLE[:1]))
    said = teller.expect(letters.course_inquiry(code))
    assert said.text("Status") == "B"
    assert said.texts("Nummer") == ["1"]
    assert said.text("GemeldeteKursabschnitte") == "1"
    assert said.texts("Aktenzeichen") == PEOPLE[:1]


def test_what_never_comes_back(teller, letters, simulator):
    code = _plan(teller, letters)
    simulator.post("clock", {"today": "2025-02-24"})
    for body in (None, letters.start(code, PEOPLE)):
        if body:
            teller.expect(body)
        said = teller.expect(letters.course_inquiry(code))
        assert said.find("Kursart") is None
        assert b"Beginn" not in said.raw
        assert b"nur zur Probe" not in said.raw


def test_a_cancelled_course_says_so(teller, letters):
    code = _plan(teller, letters)
    teller.expect(letters.cancellation(code))
    assert teller.expect(letters.course_inquiry(code)).text("Status") == "S"


def test_a_course_is_told_to_its_provider_only(teller, letters):
    code = _plan(teller, letters)
    assert teller.refused(letters.course_inquiry(code, "TEST-HB-01")) == ["K-20"]
    assert teller.refused(letters.course_inquiry("NI-2025-000000")) == ["K-20"]


def test_courses_reported_here_are_part_of_the_persons_story(
    teller, letters, simulator
):
    code = _plan(teller, letters)
    simulator.post("clock", {"today": "2025-02-24"})
    teller.expect(letters.start(code, PEOPLE))
    simulator.post("clock", {"today": "2025-03-24"})
    teller.expect(letters.section_report(code, PEOPLE[:1], SECTIONS[1]))
    for number, sections in zip(PEOPLE, ("1 2", "1"), strict=True):
        said = teller.expect(letters.inquiry(number))
        assert said.text("BesuchteKursabschnitte") == sections
        assert said.find("Kursbesuch").findtext("{*}Kursart") == "20"

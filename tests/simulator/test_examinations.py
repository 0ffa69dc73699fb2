"""Sprachtest (DTZ) and Leben in Deutschland [Q-DTZ, Q-LID]."""


def test_a_sheet_number_can_be_reported_once(teller, letters, simulator):
    teller.expect(letters.language_test([("B-1", "AZ-000001"), ("B-2", "AZ-000002")]))
    assert simulator.get("state")["sheet_numbers"] == ["B-1", "B-2"]
    again = letters.language_test([("B-3", "AZ-000003"), ("B-2", "AZ-000002")])
    said = teller.send(again)
    assert said.codes == ["K-41"]
    assert said.text("Feld").endswith("Pruefungsteilnehmer[2]/Bogennummer")


def test_a_refused_report_uses_no_sheet_number(teller, letters):
    sheets = [("B-1", "AZ-000001"), ("B-2", "AZ-000901")]
    assert teller.refused(letters.language_test(sheets)) == ["K-10"]
    teller.expect(letters.language_test(sheets[:1]))


def test_a_sheet_number_belongs_to_one_person(teller, letters):
    sheets = [("B-1", "AZ-000001"), ("B-1", "AZ-000002")]
    assert teller.refused(letters.language_test(sheets)) == ["K-41"]


def test_an_examinee_needs_a_number(teller, letters):
    body = letters.language_test([("B-1", "AZ-000001")])
    body = body.replace("<Aktenzeichen>AZ-000001</Aktenzeichen>", "")
    assert teller.refused(body) == ["K-04"]


def test_only_an_approved_centre_of_the_provider_examines(teller, letters):
    sheets = [("B-1", "AZ-000001")]
    for centre in ("PS-0", "PS-TEST-HB"):
        assert teller.refused(letters.language_test(sheets, centre)) == ["K-40"]


def test_a_centre_for_lid_only_does_not_examine_language(teller, letters, simulator):
    centre = {"code": "PS-L", "provider": "TEST-NI-01", "approved_for": ["lid"]}
    simulator.post("world", {"exam_centres": [centre]})
    body = letters.language_test([("B-1", "AZ-000001")], "PS-L")
    assert teller.refused(body) == ["K-40"]


def test_an_orientation_test_gets_a_number(teller, letters, simulator):
    said = teller.expect(letters.orientation_test(delivery="LA-TEST-NI"))
    number = said.text("Pruefungsnummer")
    assert simulator.get("state")["examinations"] == {
        number: {
            "provider_code": "TEST-NI-01",
            "own_reference": "LID-1",
            "exam_date": "2025-03-31",
        }
    }


def test_sites_of_an_orientation_test_are_known(teller, letters):
    assert teller.refused(letters.orientation_test(place="VS-0")) == ["K-42"]
    foreign = letters.orientation_test(place="VS-FIKTIV-NI")
    assert teller.refused(foreign) == ["K-42"]
    assert teller.refused(letters.orientation_test(delivery="LA-0")) == ["K-42"]

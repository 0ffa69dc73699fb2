"""Anmeldung im Erst- und Wiederholerverfahren [Q-TEST, CMX-TEV]."""

import pytest


def test_a_registered_person_gets_a_number(teller, letters, simulator):
    said = teller.expect(letters.registration("AZ-000001"))
    number = said.text("Personenkennziffer")
    registered = simulator.get("state")["registrations"]["AZ-000001"]
    assert registered == {
        "provider_code": "TEST-NI-01",
        "on": "2025-01-20",
        "kind": "first",
        "person_number": number,
    }


def test_a_number_can_be_used_once(teller, letters):
    teller.expect(letters.registration("AZ-000001"))
    assert teller.refused(letters.registration("AZ-000001")) == ["K-12"]


@pytest.mark.parametrize("number", ["AZ-000122", "AZ-000123"])
def test_who_is_registered_anywhere_is_refused(teller, letters, number):
    assert teller.refused(letters.registration(number)) == ["K-12"]


def test_a_person_is_found_only_by_the_exact_birth_date(teller, letters):
    wrong = letters.registration("AZ-000001", birth_date="1995-01-09")
    assert teller.refused(wrong) == ["K-10"]


def test_an_unknown_number_is_refused(teller, letters):
    assert teller.refused(letters.registration("AZ-000901")) == ["K-10"]


@pytest.mark.parametrize("name", ["Beispiel2", "Bei$piel", "Beispiel.", "-", "B_"])
@pytest.mark.parametrize("field", ["family", "given"])
def test_names_hold_no_digits_and_no_special_characters(teller, letters, field, name):
    assert teller.refused(letters.registration("AZ-000001", **{field: name})) == [
        "K-14"
    ]


@pytest.mark.parametrize("name", ["von Beispiel", "Müßter-Çelik", "O'Probe"])
def test_names_of_several_parts_and_of_other_alphabets(teller, letters, name):
    teller.expect(letters.registration("AZ-000001", family=name))


def test_all_objections_come_at_once(teller, letters):
    body = letters.registration(
        "AZ-000001", family="X1", given="Y2", nationality=None, tested=None
    )
    said = teller.send(body)
    assert said.codes == ["K-14", "K-14", "K-04", "K-04", "K-04"]
    assert said.texts("Feld")[:3] == [
        "Personendaten/Name",
        "Personendaten/Vorname",
        "Personendaten/Staatsangehoerigkeiten",
    ]


def test_a_placement_test_may_be_dispensable(teller, letters):
    teller.expect(letters.registration("AZ-000001", tested=None, dispensable=True))


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("AZ-000119", "lapsed"),
        ("AZ-000121", "withdrawn"),
        ("AZ-000126", "not yet valid"),
    ],
)
def test_without_a_good_entitlement_nobody_registers(teller, letters, number, reason):
    assert teller.refused(letters.registration(number)) == ["K-11"], reason


def test_the_last_day_of_an_entitlement_still_counts(teller, letters):
    teller.expect(letters.registration("AZ-000119", on="2024-12-31"), "H-04")
    assert teller.refused(letters.registration("AZ-000120", on="2025-01-01")) == [
        "K-11"
    ]


def test_the_first_day_of_an_entitlement_counts(teller, letters):
    assert teller.refused(letters.registration("AZ-000001", on="2024-09-01")) == [
        "K-11"
    ]
    teller.expect(letters.registration("AZ-000001", on="2024-09-02"))


def test_nobody_registers_tomorrow(teller, letters):
    assert teller.refused(letters.registration("AZ-000001", on="2025-02-02")) == [
        "K-38"
    ]
    teller.expect(letters.registration("AZ-000001", on="2025-02-01"))


def test_hints_stand_beside_an_acceptance(teller, letters):
    teller.expect(letters.registration("AZ-000001", street="Anderswo 5"), "H-03")
    teller.expect(letters.registration("AZ-000124"), "H-04")


@pytest.mark.parametrize(("days", "hints"), [(30, ["H-04"]), (31, [])])
def test_thirty_days_before_its_end_an_entitlement_lapses_soon(
    teller, letters, simulator, world, days, hints
):
    person = world["persons"][0]
    person["entitlement"]["valid_until"] = f"today+{days}"
    simulator.post("world", {"persons": [person]})
    teller.expect(letters.registration("AZ-000001"), *hints)


def test_a_refused_person_can_be_registered_after_correction(
    teller, letters, simulator
):
    assert teller.refused(letters.registration("AZ-000001", family="X1")) == ["K-14"]
    assert "AZ-000001" not in simulator.get("state")["registrations"]
    teller.expect(letters.registration("AZ-000001"))


def test_a_repeater_registers_under_the_new_number(teller, letters, simulator):
    said = teller.expect(letters.repeat("AZ-000111", "PK-700001"))
    assert said.text("Personenkennziffer") == "PK-700001"
    assert simulator.get("state")["registrations"]["AZ-000111"]["kind"] == "repeat"
    assert teller.refused(letters.repeat("AZ-000111", "PK-700001")) == ["K-12"]


def test_a_repeaters_old_number_is_used_up(teller, letters):
    assert teller.refused(letters.registration("AZ-000111")) == ["K-12"]
    assert teller.refused(letters.repeat("AZ-000111", None)) == ["K-13"]


def test_only_who_was_admitted_may_repeat(teller, letters):
    assert teller.refused(letters.repeat("AZ-000001", None)) == ["K-13"]
    assert teller.refused(letters.repeat("AZ-000111", "PK-799999")) == ["K-10"]


def test_a_repeaters_name_is_looked_at_too(teller, letters):
    body = letters.repeat("AZ-000111", "PK-700001", family="Probe 3")
    assert teller.refused(body) == ["K-14"]


def test_a_person_needs_some_number(teller, letters):
    nameless = letters.registration("AZ-000001").replace(
        "<Aktenzeichen>AZ-000001</Aktenzeichen>", ""
    )
    assert teller.refused(nameless) == ["K-04"]

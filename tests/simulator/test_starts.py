"""Kursbeginnmeldung [ABES-4, Q-KBM], R1, R3, R4."""

import pytest

from .letters import section, setting

PEOPLE = ["AZ-000001", "AZ-000002", "AZ-000003"]


@pytest.fixture
def course(teller, letters, simulator):
    """A planned course whose people are registered, on its first day."""
    for number in PEOPLE:
        teller.expect(letters.registration(number))
    code = teller.expect(letters.plan_report(people=PEOPLE[:2])).text("Kurskennung")
    simulator.post("clock", {"today": "2025-02-24"})
    return code


def test_a_start_brings_the_first_section_with_it(teller, letters, simulator, course):
    teller.expect(letters.start(course, PEOPLE))
    state = simulator.get("state")["courses"][course]
    assert state["status"] == "B"
    assert state["begun_sections"] == [1]
    assert state["participants"] == PEOPLE


def test_no_start_without_a_plan(teller, letters):
    assert teller.refused(letters.start("NI-2025-000000", PEOPLE)) == ["K-21"]


def test_nobody_starts_anothers_course(teller, letters, course):
    where = setting(site="TEST-HB-01-A")
    start = letters.start(course, PEOPLE, provider="TEST-HB-01", where=where)
    assert teller.refused(start) == ["K-20"]


def test_a_course_starts_once(teller, letters, course):
    teller.expect(letters.start(course, PEOPLE))
    assert teller.refused(letters.start(course, PEOPLE)) == ["K-26"]


def test_a_started_course_is_neither_replanned_nor_cancelled(teller, letters, course):
    teller.expect(letters.start(course, PEOPLE))
    assert teller.refused(letters.plan_update(course)) == ["K-22"]
    assert teller.refused(letters.cancellation(course)) == ["K-26"]


def test_a_start_is_not_reported_in_advance(teller, letters, simulator, course):
    simulator.post("clock", {"today": "2025-02-23"})
    assert teller.refused(letters.start(course, PEOPLE)) == ["K-34"]


def test_a_start_is_late_after_a_week(teller, letters, simulator, course):
    simulator.post("clock", {"today": "2025-03-04"})
    teller.expect(letters.start(course, PEOPLE), "H-01")


def test_a_start_on_the_seventh_day_is_in_time(teller, letters, simulator, course):
    simulator.post("clock", {"today": "2025-03-03"})
    teller.expect(letters.start(course, PEOPLE))


def test_somebody_must_have_been_planned(teller, letters, course):
    assert teller.refused(letters.start(course, PEOPLE[2:])) == ["K-25"]
    teller.expect(letters.start(course, PEOPLE[1:]))


def test_a_course_does_not_start_empty(teller, letters, course):
    assert teller.refused(letters.start(course, [], total=4)) == ["K-25"]


def test_a_plan_that_lost_its_participants_cannot_start(
    teller, letters, simulator, course
):
    simulator.post("clock", {"today": "2025-02-23"})
    teller.expect(letters.plan_update(course), "H-02")
    simulator.post("clock", {"today": "2025-02-24"})
    assert teller.refused(letters.start(course, PEOPLE)) == ["K-25"]


def test_a_participant_planned_by_one_number_may_start_by_the_other(
    teller, letters, simulator, course
):
    registered = simulator.get("state")["registrations"]["AZ-000001"]
    entry = letters.taking_part("AZ-000001", person_number=registered["person_number"])
    teller.expect(letters.start(course, [entry]))


def test_everybody_is_registered_with_this_provider(teller, letters, course):
    said = teller.send(letters.start(course, [*PEOPLE, "AZ-000004", "AZ-000122"]))
    assert said.codes == ["K-15", "K-15"]
    assert said.texts("Feld") == [
        "Teilnehmer/Teilnehmerliste/Teilnahme[4]",
        "Teilnehmer/Teilnehmerliste/Teilnahme[5]",
    ]


def test_everybody_is_known(teller, letters, course):
    start = letters.start(course, ["AZ-000901", *PEOPLE, "AZ-000004"])
    assert teller.refused(start) == ["K-10", "K-15"]


def test_who_starts_a_year_after_registration_is_entitled_no_more(
    teller, letters, simulator, course
):
    sections = [section(1, "2026-01-21", "2026-02-18")]
    people = {"reference": "K-2", "people": ["AZ-000001"]}
    report = letters.plan_report(sections=sections, **people)
    code = teller.expect(report).text("Kurskennung")
    simulator.post("clock", {"today": "2026-01-21"})
    start = {"when": sections[0], "end": "2026-02-18"}
    late = [letters.taking_part("AZ-000001", start="2026-01-21")]
    in_time = [letters.taking_part("AZ-000001", start="2026-01-20")]
    assert teller.refused(letters.start(code, late, **start)) == ["K-11"]
    teller.expect(letters.start(code, in_time, **start))


def test_a_withdrawn_entitlement_takes_nobody_into_a_course(
    teller, letters, simulator, course, world
):
    person = next(p for p in world["persons"] if p["file_number"] == "AZ-000001")
    person["entitlement"]["cancelled_on"] = "2025-02-24"
    person["registration"] = {"provider_code": "TEST-NI-01", "on": "2025-01-20"}
    simulator.post("world", {"persons": [person]})
    assert teller.refused(letters.start(course, PEOPLE)) == ["K-11"]


def test_total_and_group_size_count_here_too(teller, letters, course):
    assert teller.refused(letters.start(course, PEOPLE, total=2)) == ["K-31"]
    assert teller.refused(letters.start(course, PEOPLE, total=26)) == ["K-32"]


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"kind": 10}, ["K-36"]),
        ({"kind": 41, "when": section(1, "2025-02-20", "2025-03-21")}, ["K-36"]),
        ({"when": section(2, "2025-02-24", "2025-03-21")}, ["K-28"]),
        ({"when": section(1, "2025-02-24", "2025-02-23"), "people": 1}, ["K-38"]),
        ({"end": "2025-03-20"}, ["K-38"]),
        ({"where": setting(site="TEST-HB-01-A")}, ["K-05"]),
        ({"where": setting(teachers=["LK-1005"])}, ["K-06"]),
        ({"where": setting(teachers=())}, ["K-04"]),
    ],
)
def test_the_details_are_looked_at(teller, letters, course, change, codes):
    people = PEOPLE
    if change.pop("people", None):
        people = [letters.taking_part("AZ-000001", start="2025-02-20")]
    assert teller.refused(letters.start(course, people, **change)) == codes


def test_nobody_joins_after_the_section(teller, letters, course):
    late = letters.taking_part("AZ-000003", start="2025-03-22")
    start = letters.start(course, [*PEOPLE[:2], late])
    assert teller.refused(start) == ["K-38"]


def test_the_last_day_of_a_section_is_early_enough_to_join(teller, letters, course):
    late = letters.taking_part("AZ-000003", start="2025-03-21")
    teller.expect(letters.start(course, [*PEOPLE[:2], late]))


def test_a_section_of_one_day(teller, letters, course):
    day = section(1, "2025-02-24", "2025-02-24")
    teller.expect(letters.start(course, PEOPLE, when=day, end="2025-02-24"))


def test_an_abolished_type_does_not_start_late(teller, letters, course, simulator):
    simulator.post("clock", {"today": "2025-04-01"})
    planned = section(1, "2025-04-30", "2025-05-28")
    plan = {"reference": "K-2", "kind": 41, "people": PEOPLE}
    report = letters.plan_report(sections=[planned], **plan)
    code = teller.expect(report).text("Kurskennung")
    simulator.post("clock", {"today": "2025-05-02"})
    moved = section(1, "2025-05-01", "2025-05-28")
    start = {"kind": 41, "end": "2025-05-28"}
    assert teller.refused(letters.start(code, PEOPLE, when=moved, **start)) == ["K-37"]
    teller.expect(letters.start(code, PEOPLE, when=planned, **start))


def test_special_need_courses_name_their_material(teller, letters, course, simulator):
    simulator.post("clock", {"today": "2025-02-23"})
    plan = letters.plan_report(reference="K-2", kind=22, people=PEOPLE)
    code = teller.expect(plan).text("Kurskennung")
    simulator.post("clock", {"today": "2025-02-24"})
    assert teller.refused(letters.start(code, PEOPLE, kind=22)) == ["K-35"]
    where = setting(materials=["LW-1"])
    teller.expect(letters.start(code, PEOPLE, kind=22, where=where))


def repeater(letters):
    return letters.taking_part("AZ-000111", person_number="PK-700001", repeater=True)


def test_repeaters_take_part_in_literacy_courses(teller, letters, simulator, course):
    teller.expect(letters.repeat("AZ-000111", "PK-700001"))
    teller.expect(letters.start(course, [*PEOPLE, repeater(letters)]))


@pytest.mark.parametrize(("day", "codes"), [("06", []), ("07", ["K-13"])])
def test_repeating_a_general_course_ended_on_7_december_2024(
    teller, letters, simulator, day, codes
):
    simulator.post("clock", {"today": "2024-12-01"})
    teller.expect(letters.repeat("AZ-000111", "PK-700001", on="2024-12-01"))
    first = section(1, f"2024-12-{day}", "2024-12-20")
    people = [repeater(letters).replace("2025-02-24", f"2024-12-{day}")]
    plan = letters.plan_report(kind=10, sections=[first], people=people)
    code = teller.expect(plan).text("Kurskennung")
    simulator.post("clock", {"today": f"2024-12-{day}"})
    said = teller.send(letters.start(code, people, kind=10, when=first))
    assert said.codes == codes


def test_nobody_repeats_a_general_course_any_more(teller, letters, simulator, course):
    simulator.post("clock", {"today": "2025-02-23"})
    teller.expect(letters.repeat("AZ-000111", "PK-700001"))
    plan = letters.plan_report(reference="K-2", kind=10, people=PEOPLE)
    code = teller.expect(plan).text("Kurskennung")
    simulator.post("clock", {"today": "2025-02-24"})
    people = [*PEOPLE, repeater(letters)]
    assert teller.refused(letters.start(code, people, kind=10)) == ["K-13"]


def test_who_was_not_admitted_is_no_repeater(teller, letters, course):
    claims = letters.taking_part("AZ-000003", repeater=True)
    assert teller.refused(letters.start(course, [*PEOPLE[:2], claims])) == ["K-13"]

"""Kursplanmeldung, -aktualisierung, -stornierung [Q-KPL, CMX-BV], R2, R3."""

import pytest

from .letters import SECTIONS, section, setting


def test_a_plan_gets_a_course_code_of_its_own(teller, letters):
    first = teller.expect(letters.plan_report(reference="A", people=["AZ-000001"]))
    second = teller.expect(letters.plan_report(reference="B", people=["AZ-000001"]))
    codes = {first.text("Kurskennung"), second.text("Kurskennung")}
    assert len(codes) == 2
    assert all(code.startswith("NI-2025-") for code in codes)


def test_participants_are_optional_in_the_first_plan(teller, letters):
    teller.expect(letters.plan_report(), "H-02")


def test_who_joins_after_the_first_section_was_not_planned_for_it(teller, letters):
    late = letters.taking_part("AZ-000001", start="2025-03-24")
    teller.expect(letters.plan_report(people=[late]), "H-02")


def test_from_the_first_day_on_a_plan_needs_a_reason(teller, letters, simulator):
    simulator.post("clock", {"today": "2025-02-23"})
    teller.expect(letters.plan_report(reference="A", people=["AZ-000001"]))
    simulator.post("clock", {"today": "2025-02-24"})
    plan = {"reference": "B", "people": ["AZ-000001"]}
    assert teller.refused(letters.plan_report(**plan)) == ["K-24"]
    teller.expect(letters.plan_report(reason="1", **plan), "H-05")


def test_places_and_teachers_are_known_and_of_the_provider(teller, letters):
    for where, code in (
        (setting(site="TEST-NI-01-Z"), "K-05"),
        (setting(site="TEST-HB-01-A"), "K-05"),
        (setting(teachers=["LK-9999"]), "K-06"),
        (setting(teachers=["LK-1001", "LK-1005"]), "K-06"),
    ):
        assert teller.refused(letters.plan_report(where=where)) == [code]


def test_a_plan_may_have_no_teacher_yet(teller, letters):
    teller.expect(letters.plan_report(where=setting(teachers=())), "H-02")


def test_planned_participants_are_people_bamf_knows(teller, letters):
    body = letters.plan_report(people=["AZ-000001", "AZ-000901", "AZ-000902"])
    said = teller.send(body)
    assert said.codes == ["K-10", "K-10"]
    assert said.texts("Feld") == [
        "Kursplan/Teilnehmer/Teilnehmerliste/Teilnahme[2]/Person",
        "Kursplan/Teilnehmer/Teilnehmerliste/Teilnahme[3]/Person",
    ]


def test_a_participant_ends_after_the_beginning(teller, letters):
    turned = letters.taking_part("AZ-000001", end="2025-02-23")
    assert teller.refused(letters.plan_report(people=[turned])) == ["K-38"]


def test_a_participant_without_any_number(teller, letters):
    entry = letters.taking_part("AZ-000001").replace(
        "<Aktenzeichen>AZ-000001</Aktenzeichen>", ""
    )
    assert teller.refused(letters.plan_report(people=[entry])) == ["K-04"]


def test_the_total_is_not_below_the_list(teller, letters):
    people = ["AZ-000001", "AZ-000002"]
    said = teller.send(letters.plan_report(people=people, total=1))
    assert said.codes == ["K-31"]
    assert "nicht kleiner sein als die angegebene Liste" in said.text("Text")
    teller.expect(letters.plan_report(people=people, total=3))


def test_a_group_has_at_most_25(teller, letters):
    people = ["AZ-000001"]
    assert teller.refused(letters.plan_report(people=people, total=26)) == ["K-32"]
    teller.expect(letters.plan_report(people=people, total=25))


@pytest.mark.parametrize(
    ("sections", "codes"),
    [
        ([section(1, "2025-03-21", "2025-02-24")], ["K-38"]),
        ([SECTIONS[0], SECTIONS[2]], ["K-28"]),
        ([SECTIONS[1], SECTIONS[0]], ["K-28", "K-38"]),
        ([SECTIONS[0], section(1, "2025-03-24", "2025-04-28")], ["K-28"]),
        ([SECTIONS[0], section(2, "2025-03-21", "2025-04-28")], ["K-38"]),
    ],
)
def test_sections_follow_each_other(teller, letters, sections, codes):
    assert teller.refused(letters.plan_report(sections=sections)) == codes


@pytest.mark.parametrize(("kind", "last"), [(10, 7), (20, 10), (30, 5), (60, 10)])
def test_a_course_type_has_a_last_section(teller, letters, kind, last):
    end = section(last, "2025-02-24", "2025-03-21")
    teller.expect(letters.plan_report(kind=kind, sections=[end]), "H-02")
    if last < 10:
        beyond = section(last + 1, "2025-02-24", "2025-03-21")
        report = letters.plan_report(kind=kind, sections=[beyond])
        assert teller.refused(report) == ["K-28"]


def test_one_day_is_long_enough(teller, letters):
    day = "2025-02-24"
    guest = letters.taking_part("AZ-000001", start=day, end=day)
    where = setting(interruptions=[(day, day)])
    sections = [section(1, day, day)]
    plan = letters.plan_report(sections=sections, people=[guest], where=where)
    teller.expect(plan)


def test_a_course_may_begin_with_any_section(teller, letters):
    teller.expect(letters.plan_report(sections=SECTIONS[1:]), "H-02")


@pytest.mark.parametrize("kind", [41, 42, 43])
def test_abolished_types_begin_no_more_from_may_2025(teller, letters, kind):
    before = [section(1, "2025-04-30", "2025-05-28")]
    after = [section(1, "2025-05-01", "2025-05-28")]
    teller.expect(letters.plan_report(kind=kind, sections=before), "H-02")
    assert teller.refused(letters.plan_report(kind=kind, sections=after)) == ["K-37"]


def test_an_interruption_ends_after_it_begins(teller, letters):
    right, wrong = ("2025-04-14", "2025-04-17"), ("2025-04-17", "2025-04-14")
    where = setting(interruptions=[right])
    teller.expect(letters.plan_report(where=where), "H-02")
    where = setting(interruptions=[right, wrong])
    assert teller.refused(letters.plan_report(where=where)) == ["K-38"]


@pytest.fixture
def planned(teller, letters):
    """The code of a planned course with one participant."""
    said = teller.expect(letters.plan_report(people=["AZ-000001"]))
    return said.text("Kurskennung")


def test_a_plan_is_updated_until_the_day_before(teller, letters, simulator, planned):
    simulator.post("clock", {"today": "2025-02-23"})
    teller.expect(letters.plan_update(planned, people=["AZ-000002", "AZ-000003"]))
    assert simulator.get("state")["courses"][planned]["participants"] == [
        "AZ-000002",
        "AZ-000003",
    ]
    simulator.post("clock", {"today": "2025-02-24"})
    assert teller.refused(letters.plan_update(planned)) == ["K-22"]


def test_an_update_may_take_all_participants_out(teller, letters, planned):
    teller.expect(letters.plan_update(planned), "H-02")


def test_an_update_keeps_the_type_and_moves_nothing_into_the_past(
    teller, letters, planned
):
    assert teller.refused(letters.plan_update(planned, kind=10)) == ["K-36"]
    past = [section(1, "2025-02-01", "2025-02-28")]
    assert teller.refused(letters.plan_update(planned, sections=past)) == ["K-38"]


def test_a_refused_update_changes_nothing(teller, letters, simulator, planned):
    before = simulator.get("state")["courses"]
    assert teller.refused(letters.plan_update(planned, people=["AZ-000901"])) == [
        "K-10"
    ]
    assert simulator.get("state")["courses"] == before


def test_only_known_courses_can_be_changed(teller, letters):
    assert teller.refused(letters.plan_update("NI-2025-000000")) == ["K-20"]
    assert teller.refused(letters.cancellation("NI-2025-000000")) == ["K-20"]


def test_another_provider_does_not_know_the_course(teller, letters, planned):
    assert teller.refused(letters.cancellation(planned, "TEST-HB-01")) == ["K-20"]


def test_a_cancelled_plan_is_of_no_use(teller, letters, simulator, planned):
    teller.expect(letters.cancellation(planned))
    simulator.post("clock", {"today": "2025-02-24"})
    for body in (
        letters.cancellation(planned),
        letters.plan_update(planned),
        letters.start(planned, ["AZ-000001"]),
        letters.section_report(planned, ["AZ-000001"], SECTIONS[1]),
        letters.site_change(planned),
        letters.early_end(planned),
    ):
        assert teller.refused(body) == ["K-23"]


def test_a_plan_is_repaired_by_cancelling_and_capturing_anew(
    teller, letters, simulator, planned
):
    simulator.post("clock", {"today": "2025-02-25"})
    teller.expect(letters.cancellation(planned))
    plan = letters.plan_report(reason="1", people=["AZ-000001", "AZ-000002"])
    assert teller.expect(plan, "H-05").text("Kurskennung") != planned

"""Kursabschnittsbeginn, Aktualisierung, Kursort, vorzeitiges Ende (3.8 to 3.11)."""

import pytest

from .letters import SECTIONS, section, setting

PEOPLE = ["AZ-000001", "AZ-000002"]


@pytest.fixture
def course(teller, letters, simulator):
    """A started course, while its second section goes on."""
    for number in [*PEOPLE, "AZ-000003"]:
        teller.expect(letters.registration(number))
    code = teller.expect(letters.plan_report(people=PEOPLE)).text("Kurskennung")
    simulator.post("clock", {"today": "2025-02-24"})
    teller.expect(letters.start(code, PEOPLE))
    simulator.post("clock", {"today": "2025-03-24"})
    return code


@pytest.fixture
def planned(teller, letters, simulator, course):
    """Another course, which has not started."""
    simulator.post("clock", {"today": "2025-02-01"})
    plan = letters.plan_report(reference="K-2", people=PEOPLE)
    code = teller.expect(plan).text("Kurskennung")
    simulator.post("clock", {"today": "2025-03-24"})
    return code


def test_sections_begin_one_after_the_other(teller, letters, simulator, course):
    teller.expect(letters.section_report(course, PEOPLE, SECTIONS[1]))
    simulator.post("clock", {"today": "2025-04-29"})
    people = [*PEOPLE, letters.taking_part("AZ-000003", start="2025-04-29")]
    teller.expect(letters.section_report(course, people, SECTIONS[2]))
    state = simulator.get("state")["courses"][course]
    assert state["begun_sections"] == [1, 2, 3]
    assert state["participants"] == [*PEOPLE, "AZ-000003"]


def test_no_section_before_the_start(teller, letters, planned):
    for body in (
        letters.section_report(planned, PEOPLE, SECTIONS[0]),
        letters.section_report(planned, PEOPLE, SECTIONS[1]),
        letters.section_report(planned, PEOPLE, SECTIONS[0], update=True),
        letters.early_end(planned),
    ):
        assert teller.refused(body) == ["K-27"]


def test_the_first_section_came_with_the_start(teller, letters, course):
    body = letters.section_report(course, PEOPLE, SECTIONS[0])
    assert teller.refused(body) == ["K-29"]


def test_a_section_begins_once(teller, letters, course):
    teller.expect(letters.section_report(course, PEOPLE, SECTIONS[1]))
    body = letters.section_report(course, PEOPLE, SECTIONS[1])
    assert teller.refused(body) == ["K-29"]


def test_no_section_is_left_out(teller, letters, simulator, course):
    simulator.post("clock", {"today": "2025-04-29"})
    body = letters.section_report(course, PEOPLE, SECTIONS[2])
    assert teller.refused(body) == ["K-28"]


def test_after_the_last_section_there_is_none(teller, letters, simulator, course):
    simulator.post("clock", {"today": "2025-02-01"})
    first = section(6, "2025-02-24", "2025-03-21")
    last = section(7, "2025-03-24", "2025-04-28")
    plan = {"reference": "K-9", "kind": 10, "sections": [first, last]}
    report = letters.plan_report(people=PEOPLE, **plan)
    code = teller.expect(report).text("Kurskennung")
    simulator.post("clock", {"today": "2025-04-29"})
    teller.expect(letters.start(code, PEOPLE, kind=10, when=first), "H-01")
    teller.expect(letters.section_report(code, PEOPLE, last))
    beyond = section(8, "2025-04-29", "2025-05-27")
    assert teller.refused(letters.section_report(code, PEOPLE, beyond)) == ["K-28"]


@pytest.mark.parametrize(
    ("when", "codes"),
    [
        (section(2, "2025-03-25", "2025-04-28"), ["K-34"]),
        (section(2, "2025-03-21", "2025-04-28"), ["K-38"]),
        (section(2, "2025-03-24", "2025-03-23"), ["K-38"]),
    ],
)
def test_a_section_begins_after_its_forerunner_and_not_tomorrow(
    teller, letters, course, when, codes
):
    assert teller.refused(letters.section_report(course, PEOPLE, when)) == codes


def test_people_and_places_are_looked_at_here_too(teller, letters, course):
    strangers = ["AZ-000001", "AZ-000004"]
    body = letters.section_report(course, strangers, SECTIONS[1])
    assert teller.refused(body) == ["K-15"]
    where = setting(site="nowhere", teachers=["LK-9999"])
    body = letters.section_report(course, PEOPLE, SECTIONS[1], where=where)
    assert teller.refused(body) == ["K-05", "K-06"]
    body = letters.section_report(course, PEOPLE, SECTIONS[1], total=1)
    assert teller.refused(body) == ["K-31"]


def test_an_update_replaces_what_was_reported(teller, letters, simulator, course):
    people = [*PEOPLE, "AZ-000003"]
    body = letters.section_report(course, people, SECTIONS[0], update=True)
    teller.expect(body)
    teller.expect(body)
    state = simulator.get("state")["courses"][course]
    assert state["participants"] == people
    assert state["begun_sections"] == [1]


def test_only_begun_sections_are_updated(teller, letters, course):
    body = letters.section_report(course, PEOPLE, SECTIONS[1], update=True)
    assert teller.refused(body) == ["K-30"]


def test_updated_sections_do_not_overlap(teller, letters, course):
    teller.expect(letters.section_report(course, PEOPLE, SECTIONS[1]))
    first = section(1, "2025-02-24", "2025-03-24")
    second = section(2, "2025-03-21", "2025-04-28")
    for when in (first, second):
        body = letters.section_report(course, PEOPLE, when, update=True)
        assert teller.refused(body) == ["K-38"]


def test_a_course_moves_to_another_place(teller, letters, simulator, course):
    teller.expect(letters.site_change(course))
    assert simulator.get("state")["courses"][course]["site_code"] == "TEST-NI-01-B"
    said = teller.expect(letters.course_inquiry(course))
    assert said.text("Kursortkennung") == "TEST-NI-01-B"
    teller.expect(letters.section_report(course, PEOPLE, SECTIONS[1]))
    said = teller.expect(letters.course_inquiry(course))
    assert said.text("Kursortkennung") == "TEST-NI-01-A"


def test_a_planned_course_may_move_too(teller, letters, planned):
    teller.expect(letters.site_change(planned))


def test_a_course_moves_to_a_place_of_its_provider_after_its_start(
    teller, letters, course
):
    assert teller.refused(letters.site_change(course, "TEST-HB-01-A")) == ["K-05"]
    assert teller.refused(letters.site_change(course, day="2025-02-23")) == ["K-38"]


def test_an_ended_course_takes_no_more_reports(teller, letters, simulator, course):
    teller.expect(letters.early_end(course))
    assert simulator.get("state")["courses"][course]["end"] == "2025-03-14"
    for body in (
        letters.early_end(course),
        letters.start(course, PEOPLE),
        letters.section_report(course, PEOPLE, SECTIONS[1]),
        letters.section_report(course, PEOPLE, SECTIONS[0], update=True),
        letters.site_change(course),
        letters.plan_update(course),
        letters.cancellation(course),
    ):
        assert teller.refused(body) == ["K-33"]


def test_the_first_day_is_early_enough_to_move_and_to_end(teller, letters, course):
    teller.expect(letters.site_change(course, day="2025-02-24"))
    teller.expect(letters.early_end(course, "2025-02-24"))


def test_a_course_does_not_end_before_its_last_section(teller, letters, course):
    assert teller.refused(letters.early_end(course, "2025-02-23")) == ["K-38"]

"""Counts, log and state: what a test can see of the authority."""

import json

import pytest

from .letters import SECTIONS
from .teller import KLARA, Teller, token

PEOPLE = ["AZ-000001", "AZ-000002"]


def _key(simulator, operation):
    keys = simulator.get("count")["keys"]
    return [item for item in keys if item["operation"] == operation]


@pytest.fixture
def whole_course(teller, letters, simulator):
    """Sends every report of a course once; returns its code."""
    for number in PEOPLE:
        teller.expect(letters.registration(number))
    code = teller.expect(letters.plan_report(people=PEOPLE)).text("Kurskennung")
    simulator.post("clock", {"today": "2025-03-24"})
    teller.expect(letters.start(code, PEOPLE), "H-01")
    teller.expect(letters.section_report(code, PEOPLE, SECTIONS[1]))
    teller.expect(letters.site_change(code))
    teller.expect(letters.language_test([("B-1", "AZ-000001")]))
    teller.expect(letters.orientation_test())
    teller.expect(letters.early_end(code, "2025-04-28"))
    return code


def test_every_report_has_a_business_key(simulator, whole_course):
    counted = simulator.get("count")
    keys = {(k["operation"], *k["key"]): k["accepted"] for k in counted["keys"]}
    assert keys == {
        ("first_registration", "AZ-000001"): 1,
        ("first_registration", "AZ-000002"): 1,
        ("course_plan_report", "TEST-NI-01", "K-1"): 1,
        ("course_start_report", whole_course): 1,
        ("section_start_report", whole_course, "2"): 1,
        ("site_change", whole_course, "TEST-NI-01-B", "2025-03-24"): 1,
        ("language_test_report", "B-1"): 1,
        ("orientation_test_report", "TEST-NI-01", "LID-1"): 1,
        ("early_end", whole_course): 1,
    }
    assert counted["duplicates"] == []


def test_a_second_accepted_report_is_a_visible_duplicate(simulator, teller, letters):
    teller.expect(letters.plan_report(people=PEOPLE))
    teller.expect(letters.plan_report(people=PEOPLE))
    expected = {
        "operation": "course_plan_report",
        "key": ["TEST-NI-01", "K-1"],
        "received": 2,
        "accepted": 2,
        "duplicate": True,
    }
    assert simulator.get("count")["duplicates"] == [expected]


def test_a_refused_second_report_is_counted_but_no_duplicate(
    simulator, teller, letters
):
    teller.expect(letters.registration("AZ-000001"))
    assert teller.refused(letters.registration("AZ-000001")) == ["K-12"]
    (key,) = _key(simulator, "first_registration")
    assert (key["received"], key["accepted"], key["duplicate"]) == (2, 1, False)


def test_a_plan_anew_after_its_cancellation_is_no_duplicate(simulator, teller, letters):
    code = teller.expect(letters.plan_report(people=PEOPLE)).text("Kurskennung")
    teller.expect(letters.cancellation(code))
    teller.expect(letters.plan_report(people=PEOPLE))
    assert simulator.get("count")["duplicates"] == []
    (key,) = _key(simulator, "course_plan_report")
    assert key["accepted"] == 2


def test_inquiries_and_updates_may_be_repeated(simulator, teller, letters):
    code = teller.expect(letters.plan_report(people=PEOPLE)).text("Kurskennung")
    for _ in range(2):
        teller.expect(letters.plan_update(code, people=PEOPLE))
        teller.expect(letters.course_inquiry(code))
        teller.expect(letters.inquiry("AZ-000001"))
    assert simulator.get("count")["duplicates"] == []


def test_calls_are_counted_by_verdict(simulator, teller, letters):
    teller.expect(letters.registration("AZ-000001"))
    teller.refused(letters.registration("AZ-000001"))
    teller.expect(letters.registration("AZ-000124"), "H-04")
    teller.send(letters.registration("AZ-000002"), header="")
    teller.refused(letters.registration("AZ-000002", birth_date="x"))
    assert simulator.get("count")["calls"]["first_registration"] == {
        "accepted": 1,
        "hinted": 1,
        "invalid": 1,
        "refused": 1,
        "unauthorized": 1,
    }


def test_the_log_has_a_readable_line_per_call(simulator, teller, letters):
    code = teller.expect(letters.plan_report(people=PEOPLE)).text("Kurskennung")
    teller.refused(letters.course_inquiry(code, "TEST-HB-01"))
    simulator.fault("garbage")
    teller.send(letters.course_inquiry(code))
    lines = simulator.get("log", format="text").splitlines()
    assert [line.split() for line in lines] == [
        ["1", "2025-02-01", "12:00:02", "course_plan_report", "TEST-NI-01", code]
        + ["accepted", "-"],
        ["2", "2025-02-01", "12:00:03", "course_inquiry", "TEST-HB-01", code]
        + ["refused", "K-20"],
        ["3", "2025-02-01", "12:00:05", "course_inquiry", "TEST-NI-01", code]
        + ["accepted", "-", "!garbage"],
    ]


def test_the_log_can_be_read_from_somewhere_on(simulator, teller, letters):
    for number in PEOPLE:
        teller.expect(letters.inquiry(number))
    entries = simulator.get("log", since=1)
    assert [entry["number"] for entry in entries] == [2]
    assert entries[0]["operation"] == "participant_inquiry"


def test_a_call_that_a_fault_kept_away_is_logged_as_such(simulator, teller, letters):
    simulator.fault("server_fault")
    teller.send(letters.inquiry("AZ-000001"))
    (entry,) = simulator.get("log")
    assert (entry["verdict"], entry["fault"]) == ("unprocessed", "server_fault")


def test_neither_log_nor_screen_tell_of_people_or_passwords(
    start_simulator, letters, world
):
    printed = []
    simulator = start_simulator(tell=printed.append)
    with Teller(simulator) as teller:
        teller.expect(letters.registration("AZ-000001"))
        teller.refused(letters.registration("AZ-000001", birth_date="1999-09-09"))
        teller.send(
            letters.registration("AZ-000002"), header=token(KLARA[0], "Falsch-1")
        )
        # a name in the wrong place
        teller.refused(letters.inquiry("AZ-000001", provider="Hana Beispiel"))
        teller.refused(letters.course_inquiry("Hana Beispiel"))
        teller.post(b"<Hana-Beispiel/>")
        teller.send('<Hana xmlns="urn:x"/>')
    text = "\n".join([*printed, json.dumps(simulator.get("log"))])
    assert len(printed) == 7
    for secret in ("Hana", "Beispiel", "AZ-00", "1999", "1995", "Falsch", *KLARA):
        assert secret not in text


def test_state_tells_courses_and_people(simulator, teller, whole_course):
    state = simulator.get("state")
    assert state["today"] == "2025-03-24"
    assert state["courses"][whole_course] == {
        "course_code": whole_course,
        "provider_code": "TEST-NI-01",
        "own_reference": "K-1",
        "course_type": "literacy",
        "status": "V",
        "planned_sections": [1, 2, 3],
        "begun_sections": [1, 2],
        "site_code": "TEST-NI-01-B",
        "participants": PEOPLE,
        "end": "2025-04-28",
    }
    assert "Probe-1234" not in json.dumps(state)

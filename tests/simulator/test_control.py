"""The control API beside the SOAP service."""

from datetime import date

import pytest

from simulator.clock import Clock


def test_the_date_can_be_set_and_taken_back(start_simulator):
    simulator = start_simulator(today=None)
    assert simulator.post("clock", {"today": "2025-04-01"}) == {"today": "2025-04-01"}
    assert simulator.get("clock") == {"today": "2025-04-01"}
    simulator.post("clock", {"today": None})
    assert date.fromisoformat(simulator.get("clock")["today"]).year > 2025


def test_a_set_date_has_a_time_that_moves_by_itself():
    clock = Clock(date(2025, 2, 1))
    first, second = clock.now(), clock.now()
    assert first.tzinfo is not None
    assert (second - first).total_seconds() == 1
    clock.set(None)
    assert clock.now().tzinfo is not None


def test_reset_forgets_everything(simulator, teller, letters):
    teller.expect(letters.registration("AZ-000001"))
    simulator.fault("garbage")
    simulator.post("clock", {"today": "2025-04-01"})
    simulator.post("reset")
    assert simulator.get("faults") == []
    assert simulator.get("log") == []
    assert simulator.get("count") == {"keys": [], "duplicates": [], "calls": {}}
    assert simulator.get("clock") == {"today": "2025-02-01"}
    teller.expect(letters.registration("AZ-000001"))


def test_people_and_places_can_be_added(simulator, teller, letters, world):
    person = {**world["persons"][0], "file_number": "AZ-777777"}
    added = simulator.post(
        "world",
        {
            "persons": [person],
            "teachers": [{"code": "LK-7", "providers": ["TEST-NI-01"]}],
        },
    )
    assert added == {"persons": 1, "teachers": 1}
    letters.people["AZ-777777"] = person
    teller.expect(letters.registration("AZ-777777"))


@pytest.mark.parametrize(
    "data",
    [
        {"planets": []},
        {"persons": {}},
        {"persons": [{"file_number": "AZ-1"}]},
        {"persons": [7]},
        {"sites": [{"code": "S", "provider": "NOBODY"}]},
        {"teachers": [{"code": "S", "providers": ["TEST-NI-01"], "colour": "x"}]},
    ],
)
def test_what_is_added_must_make_sense(simulator, data):
    status, answer = simulator.raw("POST", "world", data)
    assert status == 400
    assert answer["error"]


@pytest.mark.parametrize(
    ("method", "name", "data", "status"),
    [
        ("GET", "nothing", None, 404),
        ("POST", "state", {}, 404),
        ("POST", "clock", {"today": "never"}, 400),
        ("POST", "clock", {}, 400),
        ("POST", "clock", [], 400),
        ("GET", "state?environment=mars", None, 400),
        ("GET", "waiting?at_least=1&timeout=0.01", None, 408),
    ],
)
def test_wrong_calls_are_answered_not_obeyed(simulator, method, name, data, status):
    assert simulator.raw(method, name, data)[0] == status


def test_no_json_is_no_call(simulator, teller):
    assert teller.post(b"{", path="/control/clock").status == 400


def test_an_unknown_call_says_which_there_are(simulator):
    calls = simulator.raw("GET", "nothing")[1]["calls"]
    assert "POST /control/faults" in calls
    assert len(calls) == 12

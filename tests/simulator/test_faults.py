"""Faults on demand: what shows on the wire, and whether the report counts."""

import http.client
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from simulator import Simulator
from tests.simulator_fixture import TODAY, WORLD, Handle

from .teller import Teller

UNPROCESSED = ["drop_before", "reset", "maintenance", "empty", "server_fault", "busy"]
UNPROCESSED += ["redirect", "refusal", "status"]
PROCESSED = [
    "accept_then_drop",
    "truncated",
    "garbage",
    "schema_breach",
    "dtd",
    "entity",
]
LOST = {"drop_before", "accept_then_drop", "reset", "truncated"}


@pytest.fixture
def body(letters):
    return letters.registration("AZ-000001")


def _try(simulator, body):
    """The answer to a first report, or the error that takes its place."""
    with Teller(simulator) as teller:
        try:
            return teller.send(body)
        except (http.client.HTTPException, ConnectionError) as error:
            return error


def _arrived(simulator):
    return "AZ-000001" in simulator.get("state")["registrations"]


@pytest.mark.parametrize("kind", UNPROCESSED)
def test_what_the_authority_never_saw_can_be_sent_again(simulator, body, kind):
    simulator.fault(kind, operation="first_registration")
    said = _try(simulator, body)
    assert isinstance(said, Exception) == (kind in LOST)
    assert not _arrived(simulator)
    assert _try(simulator, body).accepted


@pytest.mark.parametrize("kind", PROCESSED)
def test_what_was_accepted_counts_although_nobody_heard(simulator, body, kind):
    simulator.fault(kind)
    said = _try(simulator, body)
    assert isinstance(said, Exception) == (kind in LOST)
    assert _arrived(simulator)
    assert _try(simulator, body).codes == ["K-12"]


@pytest.mark.parametrize("kind", ["maintenance", "empty", "server_fault", "status"])
def test_any_fault_can_come_after_processing(simulator, body, kind):
    simulator.fault(kind, processed=True)
    _try(simulator, body)
    assert _arrived(simulator)


@pytest.mark.parametrize("kind", ["truncated", "dtd", "accept_then_drop"])
def test_any_fault_can_come_without_processing(simulator, body, kind):
    simulator.fault(kind, processed=False)
    _try(simulator, body)
    assert not _arrived(simulator)


def test_maintenance_is_a_page_with_status_and_retry_after(simulator, body):
    simulator.fault("maintenance", retry_after="120")
    said = _try(simulator, body)
    assert said.status == 503
    assert said.headers["Retry-After"] == "120"
    assert said.headers["Content-Type"].startswith("text/html")
    assert b"Wartungsarbeiten" in said.raw
    simulator.fault("maintenance", status=200, body="<html>bald</html>")
    said = _try(simulator, body)
    assert (said.status, said.raw) == (200, b"<html>bald</html>")
    assert "Retry-After" not in said.headers


def test_busy_says_how_long_to_wait(simulator, body):
    simulator.fault("busy", wait=7)
    said = _try(simulator, body)
    assert (said.faultcode, said.codes) == ("soap:Server", ["K-91"])
    assert said.text("Wartezeit") == "7"
    simulator.fault("busy")
    assert _try(simulator, body).text("Wartezeit") == "60"


def test_a_server_fault_has_no_reason(simulator, body):
    simulator.fault("server_fault")
    said = _try(simulator, body)
    assert (said.status, said.faultcode, said.codes) == (500, "soap:Server", [])


def test_any_refusal_can_be_wished_for(simulator, body):
    simulator.fault("refusal", code="K-12")
    assert _try(simulator, body).codes == ["K-12"]
    simulator.fault("refusal", code="X-99")
    assert _try(simulator, body).text("Text") == "X-99"


def test_any_status_can_be_wished_for(simulator, body):
    simulator.fault("status", status=403, body="nein")
    said = _try(simulator, body)
    assert (said.status, said.raw) == (403, b"nein")


def test_a_redirect_leads_elsewhere(simulator, body):
    simulator.fault("redirect", location="http://127.0.0.1:1/other", status=302)
    said = _try(simulator, body)
    assert (said.status, said.raw) == (302, b"")
    assert said.headers["Location"] == "http://127.0.0.1:1/other"
    simulator.fault("redirect")
    assert _try(simulator, body).status == 307


def test_a_schema_breach_is_wellformed_but_unknown(simulator, body):
    simulator.fault("schema_breach")
    said = _try(simulator, body)
    assert said.status == 200
    assert said.find("AnmeldungErstverfahrenAntwort")[-1].tag.endswith("Unbekannt")


def test_garbage_and_doctypes(simulator, body):
    simulator.fault("garbage", body="<halb")
    assert _try(simulator, body).raw == b"<halb"
    simulator.fault("dtd")
    assert b"<!DOCTYPE x>" in _try(simulator, body).raw
    simulator.fault("entity")
    assert b"<!ENTITY secret SYSTEM" in _try(simulator, body).raw


def test_an_empty_answer_is_202(simulator, body):
    simulator.fault("empty")
    said = _try(simulator, body)
    assert (said.status, said.raw) == (202, b"")


def test_a_reset_connection(simulator, body):
    simulator.fault("reset")
    assert isinstance(_try(simulator, body), ConnectionResetError)


def test_a_truncated_answer_breaks_off(simulator, body):
    simulator.fault("truncated")
    assert isinstance(_try(simulator, body), http.client.IncompleteRead)


def test_an_oversized_answer_is_as_large_as_wished(simulator, body):
    simulator.fault("oversized", size=300_000)
    assert len(_try(simulator, body).raw) > 300_000


def test_a_client_that_stops_reading_hurts_nobody(simulator, body):
    simulator.fault("oversized", size=50_000_000)
    with Teller(simulator) as teller:
        raw, headers = teller.written(body)
        with socket.create_connection(simulator.host.split(":")) as raw_socket:
            raw_socket.sendall(_http(simulator, raw, headers))
            assert raw_socket.recv(12) == b"HTTP/1.1 200"
    assert simulator.get("state")["broken"] == []


def _http(simulator, raw, headers):
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = ["POST /InGeOnline HTTP/1.1", f"Host: {simulator.host}", *lines]
    head.append(f"Content-Length: {len(raw)}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + raw


def test_the_line_stays_usable_after_an_answer(simulator, letters, body):
    with Teller(simulator) as teller:
        simulator.fault("server_fault")
        assert not teller.send(body).accepted
        assert teller.send(body).accepted
        assert teller.send(letters.inquiry("AZ-000001")).accepted


@pytest.mark.parametrize(
    ("kind", "processed_while_held"),
    [("slow", False), ("accept_then_late", True)],
)
def test_a_held_call_goes_on_when_released(simulator, body, kind, processed_while_held):
    wished = simulator.fault(kind)
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(_try, simulator, body)
        assert simulator.get("waiting", at_least=1) == {"held": [wished]}
        assert _arrived(simulator) is processed_while_held
        assert not call.done()
        assert simulator.post("release") == {"released": 1}
        assert call.result().accepted
    assert simulator.get("waiting") == {"held": []}


def test_a_held_call_goes_on_after_its_seconds(simulator, body):
    simulator.fault("slow", seconds=0.01)
    assert _try(simulator, body).accepted


def test_others_are_served_while_one_is_held(simulator, letters, body):
    simulator.fault("slow")
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(_try, simulator, body)
        simulator.get("waiting", at_least=1)
        assert _try(simulator, letters.registration("AZ-000002")).accepted
        simulator.call("DELETE", "faults")
        assert call.result().accepted


def test_several_calls_are_held_each_for_itself(simulator, letters):
    simulator.fault("slow", count=2)
    bodies = [letters.registration(f"AZ-00000{n}") for n in (1, 2)]
    with ThreadPoolExecutor(2) as pool:
        calls = [pool.submit(_try, simulator, body) for body in bodies]
        assert len(simulator.get("waiting", at_least=2)["held"]) == 2
        simulator.post("release")
        assert all(call.result().accepted for call in calls)


def test_an_answer_drips_until_released(simulator, body):
    simulator.fault("drip")
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(_try, simulator, body)
        simulator.get("waiting", at_least=1)
        assert _arrived(simulator)
        simulator.post("release")
        assert call.result().accepted


def test_a_drip_has_its_own_pace(simulator, body):
    simulator.fault("drip", seconds=0.0001)
    started = time.monotonic()
    said = _try(simulator, body)
    assert said.accepted
    assert time.monotonic() - started >= len(said.raw) * 0.0001


def test_stopping_lets_go_of_everybody(letters, body):
    made = Simulator(WORLD, today=TODAY).start()
    handle = Handle(made.url)
    with Teller(handle) as idle, ThreadPoolExecutor(1) as pool:
        idle.send(letters.inquiry("AZ-000001"))
        handle.fault("accept_then_late")
        call = pool.submit(_try, handle, body)
        handle.get("waiting", at_least=1)
        made.stop()
        call.result()
        with pytest.raises((http.client.HTTPException, ConnectionError)):
            idle.send(letters.inquiry("AZ-000001"))
    with pytest.raises(ConnectionError):
        handle.get("state")


def test_a_simulator_that_never_started_can_be_stopped():
    Simulator(WORLD).stop()


def test_a_simulator_without_a_world_knows_nobody(letters):
    with Simulator() as made, Teller(Handle(made.url)) as teller:
        said = teller.send(letters.inquiry("AZ-000001"))
        assert said.faultcode == "wsse:FailedAuthentication"


def test_faults_choose_their_operation_and_their_turn(simulator, letters, body):
    simulator.fault("server_fault", operation="participant_inquiry", skip=1, count=2)
    with Teller(simulator) as teller:
        assert teller.send(body).accepted
        inquiry = letters.inquiry("AZ-000001")
        told = [teller.send(inquiry).accepted for _ in range(5)]
    assert told == [True, False, False, True, True]
    assert simulator.get("faults") == []


@pytest.mark.parametrize(
    "wish",
    [
        {"kind": "earthquake"},
        {"kind": "slow", "colour": 1},
        {"kind": "slow", "id": "f1"},
        {"seconds": 1},
        {"kind": "slow", "seconds": -1},
        {"kind": "slow", "seconds": "long"},
        {"kind": "slow", "count": 0},
        {"kind": "slow", "skip": -1},
    ],
)
def test_what_is_wished_for_must_be_possible(simulator, wish):
    status, answer = simulator.raw("POST", "faults", wish)
    assert status == 400
    assert answer["error"]
    assert simulator.get("faults") == []


def test_a_fault_can_befall_what_cannot_even_be_read(simulator, teller):
    simulator.fault("maintenance")
    assert teller.post(b"no xml").status == 503

"""What is no request at all, or not of this schema."""

import socket
import urllib.request

import pytest
from lxml import etree

from simulator import DefectError, Simulator
from simulator.remarks import TEXTS
from simulator.soap.contract import Contract
from tests.simulator_fixture import TODAY, WORLD, Handle

from .letters import NAMESPACE, message, tag
from .teller import KLARA, SOAP, Teller, envelope, token

HEADER = token(*KLARA)


@pytest.fixture
def send(teller):
    def post(raw, action="Teilnehmerauskunft", kind="text/xml"):
        action = f'"{NAMESPACE}:{action}"'
        return teller.post(raw, {"SOAPAction": action, "Content-Type": kind})

    return post


def test_a_request_breaking_the_schema_is_refused_with_the_element(teller, letters):
    body = letters.inquiry("AZ-000001", birth_date="not-a-date")
    said = teller.send(body)
    assert said.codes == ["K-90"]
    assert said.text("Feld") == "Geburtsdatum"
    assert b"not-a-date" not in said.raw


@pytest.mark.parametrize(
    "change",
    [
        ("<Traegerkennung>TEST-NI-01</Traegerkennung>", ""),
        (
            "<Traegerkennung>TEST-NI-01</Traegerkennung>",
            "<Traegerkennung> </Traegerkennung>",
        ),
        ("</Person>", "</Person><Extra>1</Extra>"),
        ("<Geburtsdatum>", "<Geburtsdatum xmlns=''>"),
    ],
)
def test_more_ways_to_break_the_schema(teller, letters, change):
    body = letters.inquiry("AZ-000001").replace(*change)
    assert teller.send(body).codes == ["K-90"]


def test_impossible_dates_of_the_schema_are_refused(teller, letters):
    body = letters.inquiry("AZ-000001", birth_date="12000-01-01")
    assert teller.send(body).codes == ["K-90"]


def test_absurd_numbers_are_refused(teller, letters):
    body = letters.plan_report(total="9" * 5000)
    assert teller.send(body).codes == ["K-90"]


def test_an_operation_that_does_not_exist(teller):
    said = teller.send(message("Abmeldung", tag("Traegerkennung", "X")))
    assert (said.codes, said.text("Text")) == (["K-90"], "Unbekannte Operation")


def test_the_right_name_in_the_wrong_namespace(send, letters):
    body = letters.inquiry("AZ-000001").replace(NAMESPACE, "urn:other")
    said = send(envelope(body, HEADER))
    assert (said.codes, said.text("Text")) == (["K-90"], "Unbekannte Operation")


def test_the_soap_action_fits_the_body(send, teller, letters):
    raw = envelope(letters.inquiry("AZ-000001"), HEADER)
    assert send(raw, "Kursauskunft").codes == ["K-90"]
    assert teller.post(raw).codes == ["K-90"]
    assert send(raw).accepted


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "Client"),
        (b"no xml", "Client"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + envelope("<x/>", "")[38:], "Client"),
        (envelope("<x/>", "").replace(SOAP.encode(), b"urn:x"), "Client"),
        (envelope("", HEADER), "Client"),
        (envelope("<x/><y/>", HEADER), "Client"),
        (
            envelope("<x/>", "").replace(
                SOAP.encode(), b"http://www.w3.org/2003/05/soap-envelope"
            ),
            "VersionMismatch",
        ),
        (envelope("<x/>", '<a xmlns="urn:a" s:mustUnderstand="1"/>'), "MustUnderstand"),
    ],
)
def test_what_is_no_envelope_gets_a_fault(send, raw, code):
    said = send(raw)
    assert said.status == 500
    assert said.faultcode == f"soap:{code}"


def test_headers_that_need_not_be_understood_are_passed_over(send, letters):
    header = HEADER + '<a xmlns="urn:a">1</a>'
    assert send(envelope(letters.inquiry("AZ-000001"), header)).accepted


def test_http_says_what_it_does_not_take(send, teller, letters):
    raw = envelope(letters.inquiry("AZ-000001"), HEADER)
    assert send(raw, kind="application/soap+xml").status == 415
    assert teller.post(raw, path="/elsewhere").status == 404
    assert teller.get("/elsewhere").status == 404
    assert teller.get("/InGeOnline").status == 404


@pytest.mark.parametrize(
    ("length", "status"), [("", 411), ("Content-Length: 11000000\r\n", 413)]
)
def test_a_request_without_length_or_of_monstrous_length(simulator, length, status):
    head = f"POST /InGeOnline HTTP/1.1\r\nHost: {simulator.host}\r\n{length}\r\n"
    with socket.create_connection(simulator.host.split(":")) as connection:
        connection.sendall(head.encode())
        answer = connection.makefile("rb").read()
    assert answer.startswith(f"HTTP/1.1 {status} ".encode())


def test_wsdl_and_schemas_can_be_fetched(simulator):
    for url in (simulator.url, simulator.production_url):
        # the address is the loopback server of this test
        wsdl = urllib.request.urlopen(url + "?wsdl").read()
        port = etree.fromstring(wsdl).find(
            ".//{http://schemas.xmlsoap.org/wsdl/soap/}address"
        )
        assert port.get("location") == url
        schema = etree.parse(
            urllib.request.urlopen(url.rpartition("/")[0] + "/messages.xsd")
        )
        assert schema.getroot().get("targetNamespace") == NAMESPACE


def test_answers_follow_the_schema_too(teller, letters):
    contract = Contract()
    for body in (
        letters.inquiry("AZ-000127"),
        letters.registration("AZ-000001"),
        letters.plan_report(people=["AZ-000001"]),
        letters.orientation_test(),
    ):
        said = teller.expect(body)
        answer = said.root.find(f"{{{SOAP}}}Body")[0]
        assert contract.breach(answer) is None


@pytest.fixture
def defective(world):
    """A simulator whose end is up to the test; its first person lives nowhere."""
    made = Simulator(WORLD, today=TODAY).start()
    handle = Handle(made.url)
    person = {**world["persons"][0], "address": {"street": " "}}
    handle.post("world", {"persons": [person]})
    return made, handle


def test_an_own_answer_breaking_the_schema_is_a_loud_defect(defective, letters):
    made, handle = defective
    with Teller(handle) as teller:
        said = teller.send(letters.inquiry("AZ-000001"))
    assert (said.status, said.faultcode, said.codes) == (500, "soap:Server", ["K-92"])
    assert handle.get("log")[-1]["verdict"] == "broken"
    assert "TeilnehmerauskunftAntwort" in handle.get("state")["broken"][0]
    with pytest.raises(DefectError, match="Strasse"):
        made.stop()


def test_a_refusal_breaking_the_schema_is_one_too(defective, letters, monkeypatch):
    made, handle = defective
    monkeypatch.setitem(TEXTS, "K-10", " ")
    with Teller(handle) as teller:
        said = teller.send(letters.inquiry("AZ-000901"))
    assert said.codes == ["K-92"]
    with pytest.raises(DefectError, match="Fehlermeldung"):
        made.stop()

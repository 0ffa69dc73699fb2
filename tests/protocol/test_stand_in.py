"""The stand-in is spoken as its schema says, judged by two validators not ours."""

from dataclasses import replace

import pytest
import xmlschema
from lxml import etree

from protocol import (
    AuthError,
    Client,
    Credentials,
    NotSent,
    Options,
    Rejected,
    Unknown,
    Verdict,
    load_contract,
)
from protocol.messages import MESSAGES
from protocol.samples import sample, sample_answer

from .loopback import parrot
from .stand_in import FOLDER, rows
from .stand_in_answers import answer, fault

EACH = pytest.mark.parametrize("name", sorted(MESSAGES))
BOTH = pytest.mark.parametrize("full", [True, False], ids=["full", "short"])
SCHEMA = FOLDER / "wsdl" / "messages.xsd"
LXML = etree.XMLSchema(etree.parse(SCHEMA))
XMLSCHEMA = xmlschema.XMLSchema(SCHEMA)


@pytest.fixture(scope="module")
def server():
    with parrot() as running:
        yield running


@pytest.fixture(scope="module")
def client(server):
    client = Client(
        load_contract(FOLDER),
        credentials=Credentials("debev-beispiel", "geheim"),
        options=Options(test_endpoint=server.url),
    )
    yield client
    client.close()


def operation(name):
    return etree.parse(FOLDER / "operations" / f"{name}.xml").getroot().get("name")


def assert_valid(element):
    LXML.assertValid(element)
    XMLSCHEMA.validate(etree.tostring(element, encoding="unicode"))


@EACH
@BOTH
def test_what_is_sent_fits_the_schema(name, full, client, server):
    server.say(answer(operation(name)))
    client.send(sample(name, full))
    assert etree.QName(server.body()).localname == operation(name)
    assert_valid(server.body())


@EACH
@BOTH
def test_what_is_answered_is_read_to_the_last_field(name, full, client, server):
    content = answer(operation(name), full=full)
    assert_valid(etree.fromstring(content))
    server.say(content)
    outcome = client.send(sample(name))
    expected = sample_answer(name)
    if not full:
        expected = replace(
            sample_answer(name, full=False),
            answered_at=expected.answered_at,
            reference=expected.reference,
        )
    assert outcome.answer == expected
    assert outcome.verdict is (Verdict.HINTED if full else Verdict.ACCEPTED)


@pytest.mark.parametrize("row", rows("remark"), ids=lambda row: row["official"])
def test_each_refusal_arrives_as_our_word(row, client, server):
    content = fault("Client", (row["official"], row["label"], "Kursplan/Kursart"))
    server.say(content, status=500)
    expected = NotSent if row["official"] == "K-91" else Rejected
    with pytest.raises(expected) as caught:
        client.send(sample("course_plan_report"))
    (remark,) = caught.value.remarks
    assert (remark.code, remark.location) == (row["code"], "Kursplan/Kursart")
    assert remark.text == row["label"]


def test_all_reasons_arrive(client, server):
    reasons = ("K-05", "a", "Kursortkennung"), ("K-06", "b", "Lehrkraftkennung")
    server.say(fault("Client", *reasons), status=500)
    with pytest.raises(Rejected) as caught:
        client.send(sample("course_plan_report"))
    words = [remark.code for remark in caught.value.remarks]
    assert words == ["site_unknown", "teacher_unknown"]


def test_an_internal_error_leaves_it_open_whether_it_arrived(client, server):
    server.say(fault("Server", ("K-92", "Interner Fehler", "-")), status=500)
    with pytest.raises(Unknown):
        client.send(sample("course_start_report"))


def test_maintenance_says_how_long_to_wait(client, server):
    server.say(fault("Server", ("K-91", "Wartung", "-"), wait=900), status=500)
    with pytest.raises(NotSent) as caught:
        client.send(sample("course_start_report"))
    assert caught.value.retry_after == 900


def test_a_failed_sign_in_is_told_apart(client, server):
    server.say(
        '<e:Fault xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:w="http://'
        'docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">'
        "<faultcode>w:FailedAuthentication</faultcode><faultstring>nein</faultstring>"
        "</e:Fault>",
        status=500,
    )
    with pytest.raises(AuthError):
        client.send(sample("course_start_report"))

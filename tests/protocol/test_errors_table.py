"""What every kind of answer means: one test for each row, over a real socket."""

import pytest

from protocol import (
    AuthError,
    ConfigError,
    Delivery,
    NotSent,
    Options,
    Remark,
    Unknown,
    Verdict,
)
from protocol.messages import CourseRecord

from .calls import ACCOUNT, INQUIRY, line, raw, refused
from .small import SOAP_12, envelope
from .wire import closed_port, reply

GOOD = envelope("<t:Antwort><t:Stand>geplant</t:Stand></t:Antwort>")
UMLAUT = GOOD.replace("geplant", "prüfen")
LATIN = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + UMLAUT.encode("latin-1")
WSSE = (
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
)
PAGE = "<html><body>Wartung<br></body></html>"
PAGE = "<html><body>Wartung<br></body></html>"


def test_an_acceptance(tmp_path):
    with line(tmp_path, GOOD) as (client, _):
        outcome = client.send(INQUIRY)
    assert outcome.verdict is Verdict.ACCEPTED
    assert outcome.answer == CourseRecord(status="geplant")
    assert outcome.evidence.http_status == 200


def test_an_acceptance_with_hints(tmp_path):
    answer = envelope("<t:Antwort><t:Hinweis>Bitte prüfen</t:Hinweis></t:Antwort>")
    with line(tmp_path, answer) as (client, _):
        outcome = client.send(INQUIRY)
    assert outcome.verdict is Verdict.HINTED
    assert outcome.answer.hints == (Remark(text="Bitte prüfen"),)


def test_refused_connection_and_unknown_host(tmp_path):
    for origin, code in (
        (f"http://127.0.0.1:{closed_port()}", "connection_refused"),
        ("http://localhost:1", "connection_refused"),
    ):
        with line(tmp_path, options=Options(test_endpoint=origin)) as (client, _):
            error = refused(client)
        assert (type(error), error.code) == (NotSent, code)
        assert error.delivered is Delivery.NO
        assert error.evidence.answer is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(PAGE, "502 Weg", "text/html"), (Unknown, "http_status")),
        (reply(PAGE, "503 Wartung", "text/html"), (Unknown, "http_status")),
        (reply(b"", "504 Spät"), (Unknown, "http_status")),
        (reply(b"", "404 Nichts"), (Unknown, "http_status")),
        (reply(GOOD, "500 Fehler"), (Unknown, "http_status")),
        (reply(PAGE, "200 OK", "text/html"), (Unknown, "answer_not_xml")),
        (reply("<html/>", "200 OK", "text/html"), (Unknown, "answer_not_soap")),
        (reply(b"", "200 OK"), (Unknown, "answer_empty")),
        (reply(b"", "201 Da"), (Unknown, "answer_empty")),
        (reply(b" \n", "202 Gut"), (Unknown, "answer_empty")),
        (reply(GOOD[:-20]), (Unknown, "answer_not_xml")),
        (reply(UMLAUT.encode("latin-1")), (Unknown, "answer_not_xml")),
    ],
)  # fmt: skip
def test_answers_that_are_none(tmp_path, answer, expected):
    assert raw(tmp_path, answer) == (*expected, Delivery.MAYBE)


@pytest.mark.parametrize("status", ["401 Wer?", "403 Nein"])
@pytest.mark.parametrize("content", [b"", PAGE, GOOD])
def test_not_let_in(tmp_path, status, content):
    expected = (AuthError, "unauthorized", Delivery.NO)
    assert raw(tmp_path, reply(content, status)) == expected


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE x>",
        '<!DOCTYPE x [<!ENTITY e "EXP">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
    ],
)
def test_document_types_are_forbidden(tmp_path, prolog):
    answer = reply(prolog + GOOD.replace("geplant", "&e;" if " e " in prolog else "x"))
    expected = (Unknown, "answer_forbidden", Delivery.MAYBE)
    assert raw(tmp_path, answer) == expected


def test_no_external_document_type_is_fetched(tmp_path):
    with line(tmp_path) as (client, server):
        address = f"http://localhost:{server.port}/x.dtd"
        answer = reply(f'<!DOCTYPE x SYSTEM "{address}">{GOOD}')
        server.say = lambda connection: connection.sendall(answer)
        assert refused(client).code == "answer_forbidden"
        assert [method for method, _ in server.headers] == ["POST"]


def test_no_schema_that_an_answer_names_is_fetched(tmp_path):
    with line(tmp_path) as (client, server):
        address = f"http://localhost:{server.port}/x.xsd"
        hint = (
            'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
            f'i:schemaLocation="urn:t {address} urn:x {address}"'
        )
        body = f'<t:Antwort {hint}><x:Neu xmlns:x="urn:x"/></t:Antwort>'
        answer = reply(envelope(body))
        server.say = lambda connection: connection.sendall(answer)
        assert refused(client).code == "answer_schema"
        assert [method for method, _ in server.headers] == ["POST"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<t:Antwort><t:Nein/></t:Antwort>", "answer_schema"),
        ("<t:Antwort><t:Rest>viel</t:Rest></t:Antwort>", "answer_schema"),
        ("<t:Frage><t:Kurs/></t:Frage>", "answer_unexpected"),
        ("", "answer_unexpected"),
    ],
)
def test_answers_that_break_the_contract_were_delivered(tmp_path, body, code):
    assert raw(tmp_path, reply(envelope(body))) == (Unknown, code, Delivery.YES)


def test_the_place_of_a_breach_is_named_without_what_stood_there(tmp_path):
    answer = envelope("<t:Antwort><t:Rest>Mustermann</t:Rest></t:Antwort>")
    with line(tmp_path, answer) as (client, _):
        error = refused(client)
    assert error.detail == "Antwort/Rest SCHEMAV_CVC_DATATYPE_VALID_1_2_1"


def test_another_version_of_soap_is_not_expected(tmp_path):
    answer = reply(GOOD.replace("schemas.xmlsoap.org/soap/envelope/", "x"))
    assert raw(tmp_path, answer)[1] == "answer_not_soap"
    answer = reply(envelope("<t:Antwort/>", SOAP_12))
    assert raw(tmp_path, answer) == (Unknown, "answer_unexpected", Delivery.YES)


@pytest.mark.parametrize(
    "broken",
    [
        GOOD.replace("e:Body>", "e:Leib>"),
        GOOD.replace("</t:Antwort>", "</t:Antwort><t:Antwort/>"),
        GOOD.replace("</e:Body>", "</e:Body><e:Body/>"),
        GOOD.replace("e:Envelope", "e:Umschlag"),
    ],
)
def test_envelopes_that_are_none(tmp_path, broken):
    expected = (Unknown, "answer_not_soap", Delivery.MAYBE)
    assert raw(tmp_path, reply(broken)) == expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (UMLAUT.encode("latin-1"), "text/xml; charset=iso-8859-1"),
        (UMLAUT.encode("utf-16"), "text/xml"),
        (UMLAUT.encode("utf-16"), "text/xml; charset=utf-8"),
        (LATIN, "text/xml; charset=utf-8"),
        (UMLAUT.encode(), 'text/xml; charset="unsinn"'),
        (UMLAUT.encode(), "text/xml"),
    ],
)  # fmt: skip
def test_charsets(tmp_path, content, kind):
    with line(tmp_path) as (client, server):
        server.say = lambda connection: connection.sendall(
            reply(content, "200 OK", kind)
        )
        assert client.send(INQUIRY).answer.status == "prüfen"


def test_headers_of_an_answer_are_passed_over(tmp_path):
    header = f'<e:Header><s:Security xmlns:s="{WSSE}" e:mustUnderstand="1"/></e:Header>'
    answer = envelope("<t:Antwort><t:Stand>x</t:Stand></t:Antwort>", header=header)
    with line(tmp_path, answer) as (client, _):
        assert client.send(INQUIRY).answer.status == "x"


def test_redirects_name_the_endpoint_only(tmp_path):
    answer = reply(b"", "307 Weg", "text/html", "Location: http://localhost/geheim")
    found = raw(tmp_path, answer, credentials=ACCOUNT)
    assert found == (ConfigError, "redirect", Delivery.NO)

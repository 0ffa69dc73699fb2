"""What every kind of answer means: one test for each row, over a real socket."""

import pytest

from protocol import (
    AuthError,
    ConfigError,
    Delivery,
    NotSent,
    Options,
    Rejected,
    Remark,
    Unknown,
    Verdict,
)
from protocol.messages import CourseRecord
from protocol.samples import sample

from .calls import ACCOUNT, INQUIRY, line, refused
from .small import SOAP_12, envelope, fault, operation, wsdl
from .wire import closed_port, reply

GOOD = envelope("<t:Antwort><t:Stand>geplant</t:Stand></t:Antwort>")
UMLAUT = GOOD.replace("geplant", "prüfen")
LATIN = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + UMLAUT.encode("latin-1")
WSSE = (
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"
)
PAGE = "<html><body>Wartung<br></body></html>"
REFUSAL = """<refusal><t:Problem><t:Art b:value="verdict" b:codes="v"/>
    <t:Grund b:each="hints"><t:Nr b:value="code"/><t:Satz b:value="text"/></t:Grund>
    <t:Warte b:value="retry_after"/></t:Problem></refusal>
    <codes name="v" file="v.csv"/>"""
WORDS = {"v.csv": "code;official\nrejected;N\nnot_sent;S\nunauthorized;U\nunknown;?\n"}


def raw(path, answer, **more):
    """How a call with these bytes as answer fails: class, code, delivery."""
    with line(path, **more) as (client, server):
        server.say = lambda connection: connection.sendall(answer)
        error = refused(client)
    assert error.evidence.request and error.evidence.message == "course_inquiry"
    return type(error), error.code, error.delivered


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


CLIENT = (Rejected, "rejected", Delivery.YES)
SERVER = (Unknown, "fault", Delivery.MAYBE)
LOGIN = (AuthError, "unauthorized", Delivery.NO)


@pytest.mark.parametrize("status", ["200 OK", "400 Nein", "500 Fehler"])
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("e:Client", CLIENT),
        ("Client", CLIENT),
        (" e:Client.Kurs ", CLIENT),
        ("e:Server", SERVER),
        ("e:Server.Client", SERVER),
        ("e:VersionMismatch", SERVER),
        ("", SERVER),
        ("w:FailedAuthentication", LOGIN),
        ("w:FailedCheck", LOGIN),
        ("w:InvalidSecurity", LOGIN),
        ("w:InvalidSecurityToken", LOGIN),
        ("w:UnsupportedSecurityToken", LOGIN),
    ],
)
def test_faults_of_soap_11(tmp_path, status, code, expected):
    assert raw(tmp_path, reply(fault(code), status)) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("e:Sender", CLIENT),
        ("e:Sender t:Kurs", CLIENT),
        ("e:Receiver", SERVER),
        ("e:MustUnderstand", SERVER),
        ("e:Sender w:FailedAuthentication", LOGIN),
        ("e:Sender t:Anmeldung w:FailedCheck", LOGIN),
    ],
)
def test_faults_of_soap_12(tmp_path, code, expected):
    answer = reply(fault(code, soap=SOAP_12), "400 Nein")
    assert raw(tmp_path, answer, wsdl=wsdl(soap="1.2")) == expected


def test_a_fault_at_401_is_an_authentication_failure(tmp_path):
    assert raw(tmp_path, reply(fault("e:Server"), "401 Wer?")) == LOGIN


def test_a_refusal_tells_its_reason(tmp_path):
    with line(tmp_path, fault(text=" Kurs unbekannt ")) as (client, _):
        error = refused(client)
    assert error.remarks == (Remark(text="Kurs unbekannt"),)
    assert "unbekannt" not in str(error)


def test_the_detail_of_a_fault_is_read(tmp_path):
    detail = """<t:Fremd/><t:Problem><t:Grund><t:Nr>E-1</t:Nr><t:Satz>a</t:Satz>
        </t:Grund><t:Grund><t:Nr>E-2</t:Nr><t:Satz>b</t:Satz></t:Grund>
        <t:Warte>90</t:Warte></t:Problem>"""
    more = {"inside": REFUSAL, "files": WORDS}
    with line(tmp_path, fault(detail=detail), **more) as (client, _):
        error = refused(client)
    assert error.remarks == (Remark(code="E-1", text="a"), Remark(code="E-2", text="b"))
    assert error.retry_after == 90.0


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("N", CLIENT),
        ("S", (NotSent, "not_sent", Delivery.NO)),
        ("U", LOGIN),
        ("?", SERVER),
        ("neu", SERVER),
    ],
)
def test_the_detail_may_say_what_a_fault_means(tmp_path, word, expected):
    answer = fault("e:Server", detail=f"<t:Problem><t:Art>{word}</t:Art></t:Problem>")
    found = raw(tmp_path, reply(answer), inside=REFUSAL, files=WORDS)
    assert found == expected


MEANINGS = """<meaning fault="Server" remark="E-9" means="not_sent"/>
    <meaning fault="Doppelt" means="unknown"/>
    <meaning fault="Gesperrt" means="unauthorized"/>
    <meaning status="503" means="not_sent"/>
    <meaning remark="E-1" means="unauthorized"/>"""


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (reply(PAGE, "503 Wartung", "text/html"), "not_sent"),
        (reply(fault("e:Server"), "503 Wartung"), "not_sent"),
        (reply(fault("e:Server"), "500 Fehler"), "fault"),
        (reply(fault("e:Client.Gesperrt"), "500 Fehler"), "rejected"),
        (reply(fault("t:Gesperrt"), "500 Fehler"), "unauthorized"),
        (reply(fault("t:Doppelt"), "500 Fehler"), "fault"),
    ],
)
def test_what_the_contract_says_that_errors_mean(tmp_path, answer, expected):
    assert raw(tmp_path, answer, inside=MEANINGS)[1] == expected


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("e:Server", "E-9", "not_sent"),
        ("e:Client", "E-9", "rejected"),
        ("e:Client", "E-1", "unauthorized"),
        ("e:Client", "E-2", "rejected"),
    ],
)
def test_what_the_numbers_of_reasons_mean(tmp_path, code, number, expected):
    reason = f"<t:Grund><t:Nr>{number}</t:Nr><t:Satz>x</t:Satz></t:Grund>"
    answer = reply(fault(code, detail=f"<t:Problem>{reason}</t:Problem>"))
    found = raw(tmp_path, answer, inside=REFUSAL + MEANINGS, files=WORDS)
    assert found[1] == expected


STATUS = """<t:Antwort><t:Stand b:value="verdict" b:codes="v"/>
    <t:Hinweis b:each="hints"><b:text value="code"/>: <b:text value="text"/></t:Hinweis>
    <t:Warte b:value="retry_after"/></t:Antwort>"""
LIST = {
    "v.csv": "code;official\naccepted;0\nhinted;1\nrejected;2\nnot_sent;3\nunknown;4\n"
}


def by_status(path, body, inside="", answer=STATUS):
    """A call by a contract that says in the answer what came of it."""
    return line(
        path,
        envelope(f"<t:Antwort>{body}</t:Antwort>"),
        inside='<codes name="v" file="v.csv"/>' + inside,
        files=LIST,
        operation=operation(answer=answer),
    )


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ("<t:Stand>0</t:Stand>", Verdict.ACCEPTED),
        ("<t:Stand>1</t:Stand>", Verdict.HINTED),
        ("<t:Stand>0</t:Stand><t:Hinweis>H-1: x</t:Hinweis>", Verdict.HINTED),
    ],
)
def test_acceptance_by_a_status(tmp_path, body, verdict):
    with by_status(tmp_path, body) as (client, _):
        assert client.send(INQUIRY).verdict is verdict


@pytest.mark.parametrize(
    ("status", "code", "delivered"),
    [
        ("2", "rejected", Delivery.YES),
        ("3", "not_sent", Delivery.NO),
        ("4", "verdict_unknown", Delivery.YES),
        ("9", "verdict_unknown", Delivery.YES),
        ("", "verdict_unknown", Delivery.YES),
    ],
)
def test_refusal_by_a_status(tmp_path, status, code, delivered):
    body = f"""<t:Stand>{status}</t:Stand><t:Hinweis>E-7: Grund</t:Hinweis>
        <t:Warte>PT2M</t:Warte>"""
    with by_status(tmp_path, body) as (client, _):
        error = refused(client)
    assert (error.code, error.delivered) == (code, delivered)
    assert error.remarks == (Remark(code="E-7", text="Grund"),)
    assert error.retry_after == 120.0


def test_a_status_that_does_not_come_is_unknown(tmp_path):
    with by_status(tmp_path, "") as (client, _):
        assert refused(client).code == "verdict_unknown"


def test_numbers_of_reasons_mean_something_beside_a_status_too(tmp_path):
    body = "<t:Stand>2</t:Stand><t:Hinweis>E-1: gesperrt</t:Hinweis>"
    with by_status(tmp_path, body, MEANINGS) as (client, _):
        assert refused(client).code == "unauthorized"


def test_contradictions_are_unknown(tmp_path):
    twice = """<t:Antwort><t:Stand b:value="verdict" b:codes="v"/>
        <t:Nummer b:value="verdict" b:codes="v"/></t:Antwort>"""
    body = "<t:Stand>{}</t:Stand><t:Nummer>{}</t:Nummer>"
    with by_status(tmp_path, body.format(0, 2), answer=twice) as (client, _):
        assert refused(client).code == "verdict_unknown"
    with by_status(tmp_path, body.format(0, 1), answer=twice) as (client, _):
        assert client.send(INQUIRY).verdict is Verdict.HINTED


def test_presence_alone_may_refuse(tmp_path):
    answer = """<t:Antwort><t:Stand b:value="status"/>
        <t:Nummer b:means="rejected"/></t:Antwort>"""
    for body, good in (("<t:Stand>x</t:Stand>", True), ("<t:Nummer/>", False)):
        with by_status(tmp_path, body, answer=answer) as (client, _):
            if good:
                assert client.send(INQUIRY).verdict is Verdict.ACCEPTED
            else:
                assert refused(client).code == "rejected"


def test_an_answer_that_no_template_fits(tmp_path):
    answer = "<t:Antwort><t:Stand>gut</t:Stand></t:Antwort>"
    with by_status(tmp_path, "<t:Stand>x</t:Stand>", answer=answer) as (client, _):
        assert refused(client).code == "answer_unexpected"


def test_an_acceptance_that_lacks_its_number(tmp_path):
    report = """<t:Frage><t:Kurs b:value="plan.own_reference"/></t:Frage>"""
    answer = """<t:Antwort><t:Nummer b:value="course_code"/></t:Antwort>"""
    bound = operation(report, answer, "course_plan_report")
    with line(tmp_path, envelope("<t:Antwort/>"), operation=bound) as (client, _):
        error = refused(client, sample("course_plan_report"))
    assert (error.code, error.detail) == ("answer_incomplete", "course_code")
    assert error.delivered is Delivery.YES


def test_nothing_to_read_is_an_acceptance(tmp_path):
    bare = operation(answer="")
    with line(tmp_path, envelope("<t:Antwort/>"), operation=bare) as (client, _):
        assert client.send(INQUIRY).answer == CourseRecord()


def test_an_empty_body_may_be_the_answer(tmp_path):
    messages = """<w:message name="in"><w:part name="p" element="t:Frage"/></w:message>
        <w:message name="out"/>"""
    files = {"operation": operation(answer=""), "wsdl": wsdl(messages=messages)}
    with line(tmp_path, envelope(""), **files) as (client, server):
        assert client.send(INQUIRY).verdict is Verdict.ACCEPTED
        server.say = lambda connection: connection.sendall(reply(GOOD))
        assert refused(client).code == "answer_unexpected"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("Retry-After: 120", 120.0),
        ("Retry-After: Mon, 01 Jan 2001 00:00:00 GMT", 0.0),
        ("Retry-After: Mon, 01 Jan 2001 00:00:00", 0.0),
        ("Retry-After: bald", None),
        ("X: y", None),
    ],
)
def test_the_servers_wish_to_wait(tmp_path, header, seconds):
    with line(tmp_path) as (client, server):
        answer = reply(PAGE, "503 Wartung", "text/html", header)
        server.say = lambda connection: connection.sendall(answer)
        assert refused(client).retry_after == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("30", 30.0),
        ("-5", 0.0),
        ("PT1M", 60.0),
        ("P1M", None),
        ("bald", None),
        ("P", None),
    ],
)
def test_the_wish_to_wait_in_the_answer(tmp_path, text, seconds):
    body = f"<t:Stand>2</t:Stand><t:Warte>{text}</t:Warte>"
    with by_status(tmp_path, body) as (client, _):
        assert refused(client).retry_after == seconds


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

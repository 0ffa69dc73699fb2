"""Verdicts, reasons and wishes to wait that stand in an ordinary answer."""

import pytest

from protocol import (
    Delivery,
    Remark,
    Verdict,
)
from protocol.messages import CourseRecord
from protocol.samples import sample

from .calls import INQUIRY, line, refused
from .small import envelope, operation, wsdl
from .wire import reply

GOOD = envelope("<t:Antwort><t:Stand>geplant</t:Stand></t:Antwort>")
PAGE = "<html><body>Wartung<br></body></html>"
MEANINGS = '<meaning remark="E-1" means="unauthorized"/>'
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

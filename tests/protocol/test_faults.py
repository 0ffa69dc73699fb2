"""What SOAP faults mean, by SOAP itself, by their detail, and by the contract."""

import pytest

from protocol import (
    AuthError,
    Delivery,
    NotSent,
    Rejected,
    Remark,
    Unknown,
)

from .calls import line, raw, refused
from .small import SOAP_12, fault, wsdl
from .wire import reply

PAGE = "<html><body>Wartung<br></body></html>"
REFUSAL = """<refusal><t:Problem><t:Art b:value="verdict" b:codes="v"/>
    <t:Grund b:each="hints"><t:Nr b:value="code"/><t:Satz b:value="text"/></t:Grund>
    <t:Warte b:value="retry_after"/></t:Problem></refusal>
    <codes name="v" file="v.csv"/>"""
WORDS = {"v.csv": "code;official\nrejected;N\nnot_sent;S\nunauthorized;U\nunknown;?\n"}


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

"""Delivered, not delivered or unknown: what is decided of every answer.

Nothing else tells whether a report may be sent again, so each way to that decision is
walked here without a wire between; tests/mutation breaks it place by place.
"""

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

import pytest

from protocol import (
    EXPLANATIONS,
    AuthError,
    ConfigError,
    Delivery,
    Invalid,
    NotSent,
    Rejected,
    Unknown,
    Verdict,
    load_contract,
)
from protocol.judge import judge
from protocol.messages import Remark
from protocol.transport import HttpAnswer

from .small import SOAP_12, envelope, fault, folder, head, operation, wsdl

STATUS = """<t:Antwort><t:Stand b:value="verdict" b:codes="v"/>
    <t:Nummer b:value="verdict" b:codes="v"/>
    <t:Hinweis b:each="hints"><b:text value="text"/></t:Hinweis>
    <t:Warte b:value="retry_after"/></t:Antwort>"""
INSIDE = """<codes name="v" file="v.csv"/><codes name="f" file="f.csv"/>
    <refusal><t:Problem><t:Art b:value="verdict" b:codes="f"/>
    <t:Grund b:each="hints"><t:Nr b:value="code"/><t:Satz b:value="text"/></t:Grund>
    <t:Warte b:value="retry_after"/></t:Problem></refusal>
    <meaning fault="Server" remark="E-9" status="500" means="not_sent"/>
    <meaning status="429" means="not_sent"/>"""
REFUSALS = "code;official\nrejected;r\nnot_sent;n\nunauthorized;u\nunknown;?\n"
WORDS = {"v.csv": f"{REFUSALS}accepted;a\nhinted;h\n", "f.csv": REFUSALS}
PLAIN = '<t:Antwort><t:Stand b:value="status"/></t:Antwort>'


def bound(path, answer):
    """A contract that reads answers in that way."""
    bound_so = operation(answer=answer)
    return load_contract(
        folder(path, head=head(INSIDE), operation=bound_so, files=WORDS)
    )


@pytest.fixture(scope="module")
def by_status(tmp_path_factory):
    return bound(tmp_path_factory.mktemp("status"), STATUS)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return bound(tmp_path_factory.mktemp("plain"), PLAIN)


def heard(contract, content, status=200, **headers):
    names = {name.replace("_", "-"): text for name, text in headers.items()}
    http = HttpAnswer(status, names, content.encode())
    return judge(contract, contract.operation("course_inquiry"), http)


GOOD = envelope("<t:Antwort/>")


@pytest.mark.parametrize(
    ("status", "verdict", "code", "detail"),
    [
        (199, Verdict.UNKNOWN, "http_status", "199"),
        (200, Verdict.ACCEPTED, "", ""),
        (299, Verdict.ACCEPTED, "", ""),
        (300, Verdict.UNKNOWN, "http_status", "300"),
        (400, Verdict.UNKNOWN, "http_status", "400"),
        (401, Verdict.UNAUTHORIZED, "unauthorized", "401"),
        (402, Verdict.UNKNOWN, "http_status", "402"),
        (403, Verdict.UNAUTHORIZED, "unauthorized", "403"),
        (404, Verdict.UNKNOWN, "http_status", "404"),
        (429, Verdict.NOT_SENT, "not_sent", "429"),
        (500, Verdict.UNKNOWN, "http_status", "500"),
    ],
)
def test_the_status_alone(plain, status, verdict, code, detail):
    for content in (GOOD, "", "no XML"):
        found = heard(plain, content, status)
        if content == GOOD or status not in (200, 299):
            assert (found.verdict, found.code, found.detail) == (verdict, code, detail)
        assert (found.root is None) is (content != GOOD)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "answer_empty"),
        ("no XML", "answer_not_xml"),
        ("<html/>", "answer_not_soap"),
        ("<!DOCTYPE a><a/>", "answer_forbidden"),
        (envelope(), "answer_unexpected"),
        (envelope("<t:Frage/>"), "answer_unexpected"),
        (envelope("<t:Antwort/>", SOAP_12), "answer_unexpected"),
        (envelope("<t:Antwort><t:Rest>viel</t:Rest></t:Antwort>"), "answer_schema"),
    ],
)
@pytest.mark.parametrize("status", [200, 299])
def test_what_is_no_answer_is_unknown(plain, content, code, status):
    found = heard(plain, content, status)
    assert (found.verdict, found.code, found.answer) == (Verdict.UNKNOWN, code, None)
    assert Unknown(code).delivered is not Delivery.NO


def test_each_version_of_soap_is_strange_to_the_other(tmp_path):
    newer = load_contract(folder(tmp_path, head=head(), wsdl=wsdl(soap="1.2")))
    assert heard(newer, GOOD).code == "answer_unexpected"
    assert heard(newer, envelope("<t:Antwort/>", SOAP_12)).code == ""


def fault_with(code, *reasons, said="", wait=""):
    listed = "".join(
        f"<t:Grund><t:Nr>{one}</t:Nr><t:Satz>x</t:Satz></t:Grund>" for one in reasons
    )
    kind = f"<t:Art>{said}</t:Art>" if said else ""
    wait = f"<t:Warte>{wait}</t:Warte>" if wait else ""
    return fault(f"e:{code}", detail=f"<t:Problem>{kind}{listed}{wait}</t:Problem>")


@pytest.mark.parametrize(
    ("content", "status", "verdict"),
    [
        (fault("e:Client"), 500, Verdict.REJECTED),
        (fault("e:Server"), 500, Verdict.UNKNOWN),
        (fault("e:Server"), 401, Verdict.UNAUTHORIZED),
        (fault("e:Client"), 403, Verdict.UNAUTHORIZED),
        (fault("w:FailedAuthentication"), 500, Verdict.UNAUTHORIZED),
        (fault_with("Server", "E-9"), 500, Verdict.NOT_SENT),
        (fault_with("Server", "E-9"), 200, Verdict.UNKNOWN),
        (fault_with("Server", "E-8"), 500, Verdict.UNKNOWN),
        (fault_with("Server", "E-1", "E-9"), 500, Verdict.NOT_SENT),
        (fault_with("Client", "E-9"), 500, Verdict.REJECTED),
        (fault_with("Server", said="r"), 500, Verdict.REJECTED),
        (fault_with("Server", "E-9", said="r"), 500, Verdict.NOT_SENT),
        (fault_with("Client", said="?"), 500, Verdict.UNKNOWN),
        (fault_with("Client", said="neu"), 500, Verdict.UNKNOWN),
        (fault_with("Client", said="u"), 500, Verdict.UNAUTHORIZED),
        (fault_with("Client", said="n"), 500, Verdict.NOT_SENT),
    ],
)
def test_faults(plain, content, status, verdict):
    found = heard(plain, content, status)
    codes = {Verdict.UNKNOWN: "fault"}
    assert (found.verdict, found.code) == (
        verdict,
        codes.get(verdict, verdict.value),
    )
    assert found.answer is None


def shape(number, means):
    return f"""<t:Problem b:means="{means}"><t:Grund><t:Nr>{number}</t:Nr>
        <t:Satz/></t:Grund></t:Problem>"""


@pytest.mark.parametrize(
    ("shapes", "number", "verdict"),
    [
        ([("A", "rejected")], "Z", Verdict.REJECTED),
        ([("A", "rejected"), ("B", "unauthorized")], "B", Verdict.UNAUTHORIZED),
        ([("A", "rejected"), ("B", "unauthorized")], "A", Verdict.REJECTED),
        ([("A", "rejected"), ("B", "unauthorized")], "Z", Verdict.UNKNOWN),
    ],
)
def test_what_lies_deep_decides_between_several(tmp_path, shapes, number, verdict):
    inside = "".join(shape(*one) for one in shapes)
    bent = folder(tmp_path, head=head(f"<refusal>{inside}</refusal>"))
    found = heard(load_contract(bent), fault_with("Server", number), 500)
    assert found.verdict is verdict


def test_the_reasons_of_a_fault(plain):
    assert heard(plain, fault(text=" Nein ")).remarks == (Remark(text="Nein"),)
    found = heard(plain, fault_with("Client", "E-1", "E-2", wait="7"))
    assert [remark.code for remark in found.remarks] == ["E-1", "E-2"]
    assert found.retry_after == 7.0
    assert heard(plain, fault(text="")).remarks == ()


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("a", Verdict.ACCEPTED),
        ("h", Verdict.HINTED),
        ("aa", Verdict.ACCEPTED),
        ("ah", Verdict.HINTED),
        ("ar", Verdict.UNKNOWN),
        ("hr", Verdict.UNKNOWN),
        ("ru", Verdict.UNKNOWN),
        ("rr", Verdict.REJECTED),
        ("r", Verdict.REJECTED),
        ("n", Verdict.NOT_SENT),
        ("u", Verdict.UNAUTHORIZED),
        ("?", Verdict.UNKNOWN),
        ("x", Verdict.UNKNOWN),
        ("ax", Verdict.UNKNOWN),
        ("", Verdict.UNKNOWN),
    ],
)
def test_what_an_answer_says_of_itself(by_status, words, verdict):
    places = zip(("Stand", "Nummer"), words, strict=False)
    said = "".join(f"<t:{place}>{word}</t:{place}>" for place, word in places)
    found = heard(by_status, envelope(f"<t:Antwort>{said}</t:Antwort>"))
    assert found.verdict is verdict
    good = verdict in (Verdict.ACCEPTED, Verdict.HINTED)
    assert (found.answer is not None) is good
    unsure = "verdict_unknown" if verdict is Verdict.UNKNOWN else verdict.value
    assert found.code == ("" if good else unsure)


THREE = """<t:Antwort><t:Stand b:value="verdict" b:codes="v"/>
    <t:Nummer b:value="verdict" b:codes="v"/><t:Warte b:value="verdict" b:codes="v"/>
    </t:Antwort>"""


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("aah", Verdict.HINTED),
        ("ahr", Verdict.UNKNOWN),
        ("ahu", Verdict.UNKNOWN),
        ("rnu", Verdict.UNKNOWN),
        ("nnn", Verdict.NOT_SENT),
    ],
)
def test_one_refusal_among_acceptances_is_no_acceptance(tmp_path, words, verdict):
    one, two, three = words
    said = f"""<t:Antwort><t:Stand>{one}</t:Stand><t:Nummer>{two}</t:Nummer>
        <t:Warte>{three}</t:Warte></t:Antwort>"""
    assert heard(bound(tmp_path, THREE), envelope(said)).verdict is verdict


def test_an_acceptance_with_a_hint_is_hinted(by_status):
    said = "<t:Stand>a</t:Stand><t:Hinweis>Bitte</t:Hinweis>"
    found = heard(by_status, envelope(f"<t:Antwort>{said}</t:Antwort>"))
    assert (found.verdict, found.remarks) == (Verdict.HINTED, (Remark(text="Bitte"),))
    assert not hasattr(found, "__dict__")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 90.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("PT2M", 120.0),
        ("P1D", 86400.0),
        ("P1M", None),
        ("Pause", None),
        ("bald", None),
        ("315360000", 86400.0),
        ("P2D", 86400.0),
        ("-P1D", None),
        ("P99999999999D", None),
        ("9" * 400, None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_how_long_an_answer_asks_to_wait(by_status, text, seconds):
    said = f"<t:Stand>r</t:Stand><t:Warte>{text}</t:Warte>"
    found = heard(by_status, envelope(f"<t:Antwort>{said}</t:Antwort>"))
    assert found.retry_after == seconds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("bald", None),
        ("-7", None),
        ("٧", None),
        ("999999999999", 86400.0),
        ("9" * 400, None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86400.0),
        ("Fri, 31 Dec 99999999999999999999 23:59:59 GMT", None),
        ("Fri, 31 Dec 2027 23:59:59 +99999999999999", None),
    ],
)
def test_how_long_a_header_asks_to_wait(plain, header, seconds):
    assert heard(plain, "", 429, retry_after=header).retry_after == seconds


def test_a_header_may_name_a_time_of_day(plain):
    later = datetime.now(timezone.utc) + timedelta(hours=1)
    for moment in (later, later.replace(tzinfo=None)):
        header = format_datetime(moment)
        found = heard(plain, "", 429, retry_after=header).retry_after
        assert 3500 < found <= 3600
    long_ago = format_datetime(later - timedelta(days=9))
    assert heard(plain, "", 429, retry_after=long_ago).retry_after == 0.0


def test_the_answer_says_it_before_the_header(plain):
    content = fault_with("Client", wait="7")
    assert heard(plain, content, retry_after="9").retry_after == 7.0


ANSWERED = {
    "answer_schema",
    "answer_unexpected",
    "answer_incomplete",
    "verdict_unknown",
}


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_only_an_error_that_is_sure_allows_to_send_again(code):
    for kind in (Invalid, NotSent, AuthError, ConfigError):
        assert kind(code).delivered is Delivery.NO
    assert Rejected(code).delivered is Delivery.YES
    expected = Delivery.YES if code in ANSWERED else Delivery.MAYBE
    assert Unknown(code).delivered is expected


@pytest.mark.parametrize("kind", [NotSent, Unknown])
def test_an_error_keeps_what_it_was_told(kind):
    remarks = (Remark(code="E-1"),)
    error = kind("timeout", detail="x", remarks=remarks, retry_after=5.0)
    assert (error.code, error.detail, error.remarks) == ("timeout", "x", remarks)
    assert (error.retry_after, error.evidence) == (5.0, None)
    assert str(error) == f"{EXPLANATIONS['timeout']} [x]"
    assert str(kind("timeout")) == EXPLANATIONS["timeout"]

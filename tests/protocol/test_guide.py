"""Every example of the reference of contracts does what it says there."""

import json
import re
from datetime import datetime

import pytest
from lxml import etree

from protocol import (
    MESSAGES,
    Client,
    Credentials,
    InGeError,
    Options,
    Weight,
    load_contract,
)
from protocol.check import check_contract
from protocol.messages import Remark
from protocol.samples import sample

from .guide import GUIDE, blocks, elements, examples, make_contract, plain
from .loopback import SOAP, parrot
from .stand_in import FOLDER, ROOT


@pytest.fixture(scope="module")
def server():
    with parrot() as running:
        yield running


def send(folder, server, message):
    """Send by the contract in this folder; return the outcome, or the error."""
    client = Client(
        load_contract(folder),
        credentials=Credentials("debev-beispiel", "geheim"),
        options=Options(test_endpoint=server.url),
    )
    try:
        return client.send(message, call_id="11111111-2222-3333-4444-555555555555")
    except InGeError as error:
        return error
    finally:
        client.close()


def named(pair):
    return pair[0].place


def test_no_example_is_overlooked():
    kinds = {block.kind for block in blocks()}
    assert kinds == {
        *("file", "excerpt", "request", "sent", "answer", "received", "outcome"),
    }


@pytest.mark.parametrize("pair", examples("request"), ids=named)
def test_a_request_is_sent_as_the_guide_shows(pair, tmp_path, server):
    block, (sent,) = pair
    name, _, extent = block.what.partition(" ")
    make_contract(tmp_path, name, request=block.text)
    server.say("")
    send(tmp_path, server, sample(name, full=extent != "short"))
    (expected,) = elements(sent.text)
    assert plain(server.body()) == plain(expected)


def received():
    for block, following in examples("answer"):
        for said, told in zip(following[::2], following[1::2], strict=True):
            yield pytest.param(block, said, told, id=said.place)


@pytest.mark.parametrize("block, said, told", list(received()))
def test_an_answer_is_read_as_the_guide_says(block, said, told, tmp_path, server):
    make_contract(tmp_path, block.what, answer=block.text)
    (element,) = elements(said.text)
    server.say(etree.tostring(element, encoding="unicode"))
    assert _summary(send(tmp_path, server, sample(block.what))) == json.loads(told.text)


def _summary(outcome):
    if isinstance(outcome, InGeError):
        told = {"error": type(outcome).__name__, "retry_after": outcome.retry_after}
        told["remarks"] = [remark.code for remark in outcome.remarks]
        return {name: value for name, value in told.items() if value}
    answer = outcome.answer
    return {
        "verdict": outcome.verdict.value,
        "course_code": answer.course_code,
        "reference": answer.reference,
        "hints": [hint.code for hint in answer.hints],
    }


def test_the_printed_operation_is_the_stand_ins():
    printed = next(b for b in blocks() if b.what.startswith("stand_in/"))
    file = FOLDER / printed.what.partition("/")[2]
    assert printed.text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "block", [b for b in blocks() if b.kind == "excerpt"], ids=lambda b: b.what
)
def test_excerpts_stand_in_their_files(block):
    assert block.text in (FOLDER / block.what).read_text(encoding="utf-8")


def test_the_printed_operation_sends_what_stands_below_it(server):
    printed = next(b for b in blocks() if b.what.startswith("stand_in "))
    send(FOLDER, server, sample(printed.what.partition(" ")[2]))
    (expected,) = elements(printed.text)
    assert plain(server.body()) == plain(expected)


def test_the_guides_contract_passes_the_check(tmp_path):
    report = check_contract(make_contract(tmp_path))
    assert report.usable
    missing = {f"operations/{name}.xml" for name in MESSAGES} - {
        "operations/course_inquiry.xml"
    }
    found = {item.file for item in report.of(Weight.WARNING)}
    assert found == missing | {"SHA256SUMS"}


def test_headers_are_sent_as_declared(tmp_path, server):
    make_contract(tmp_path)
    server.say("")
    send(tmp_path, server, sample("course_inquiry"))
    sender, tenant = (
        item for item in server.headers() if "wsse" not in (item.prefix or "")
    )
    assert sender.get("umgebung") == "test"
    assert sender[0].text == "urn:uuid:11111111-2222-3333-4444-555555555555"
    datetime.strptime(sender[1].text, "%d.%m.%Y %H:%M:%S")
    assert tenant.text == "TEST-NI-01"


@pytest.mark.parametrize(
    "code, number, expected",
    [
        ("Client", "E-8", "Rejected"),
        ("Client", "E-4711", "AuthError"),
        ("Server", "E-9000", "NotSent"),
        ("Server", "E-8", "Unknown"),
    ],
)
def test_faults_mean_what_the_guide_says(code, number, expected, tmp_path, server):
    make_contract(tmp_path)
    reason = f"<a:Grund><a:Nr>{number}</a:Nr><a:Text>x</a:Text></a:Grund>"
    server.say(
        f'<e:Fault xmlns:e="{SOAP}"><faultcode>e:{code}</faultcode>'
        f"<faultstring>nein</faultstring><detail>"
        f'<a:Fehler xmlns:a="urn:beispielamt:2026">{reason}'
        f"<a:Warten>30</a:Warten></a:Fehler></detail></e:Fault>",
        status=500,
    )
    error = send(tmp_path, server, sample("course_inquiry"))
    assert type(error).__name__ == expected
    ours = "site_unknown" if number == "E-8" else number
    assert error.remarks == (Remark(code=ours, text="x"),)
    assert error.retry_after == 30


@pytest.fixture(scope="module")
def languages():
    german, english = GUIDE.read_text(encoding="utf-8").split("## English")
    return german.split("## Deutsch")[1], english


def test_both_languages_tell_the_same(languages):
    german, english = languages

    def shape(text):
        return [
            line[:2] for line in text.splitlines() if line[:2] in ("##", "| ", "1.")
        ]

    assert len(shape(german)) == len(shape(english))
    assert "protocol.check" in german and "protocol.check" in english


def test_all_settings_are_told_in_both_languages(languages):
    read = re.compile(r'\bvalue\("(\w+)"\)|environ\.get\("(INGE_ONLINE_\w+)"')
    keys = {
        "".join(found)
        for file in (ROOT / "inge_online").rglob("*.py")
        if {"protocol", "tests"}.isdisjoint(file.parts)
        for found in read.findall(file.read_text(encoding="utf-8"))
    }
    assert {"contract", "health_token", "INGE_ONLINE_KEY"} <= keys
    for text in languages:
        assert not {key for key in keys if f"| `{key}`" not in text}

"""Mutated answers and contracts: never a crash, never an acceptance out of nothing.

Short in every run; ``--soak`` goes on for two minutes each, with other seeds.
"""

import random
import time
from pathlib import Path

import pytest

from protocol import ContractError, load_contract
from protocol.canonical import to_json
from protocol.judge import judge
from protocol.outcome import Verdict
from protocol.recorder import Recorder
from protocol.transport import HttpAnswer

from .small import SOAP_12, envelope, fault, folder

SHORT, LONG = 1.5, 120.0
"""Seconds for each seed."""
SEEDS = {False: (1,), True: tuple(range(1, 6))}
STAND_IN = (
    Path(__file__).parents[2] / "inge_online" / "protocol" / "contracts" / "stand_in"
)
ANSWERS = (
    envelope(
        "<t:Antwort><t:Stand>geplant</t:Stand><t:Nummer>7</t:Nummer>"
        "<t:Hinweis>Bitte</t:Hinweis></t:Antwort>"
    ),
    fault("e:Client", "Nein", "<t:Problem><t:Art>x</t:Art></t:Problem>"),
    fault("e:Sender", "Nein", soap=SOAP_12),
    "<html><body>Wartung</body></html>",
)
PIECES = (
    *(b"<", b">", b"&", b"&#0;", b"&#x10FFFF;", b"]]>", b"<![CDATA[", b"<!--", b"\x00"),
    *(b"\xff\xfe", b"\xc3", b'xmlns="', b"xmlns:t='urn:x'", b"<!DOCTYPE a>", b"<?x ?>"),
    *(b"<e:Fault>", b"</e:Body>", b"<t:Antwort/>", b"0", b"-1", b"9" * 400, b" " * 99),
)
STATUSES = (200, 200, 200, 201, 202, 301, 400, 401, 403, 404, 429, 500, 502, 503, 999)


def pytest_generate_tests(metafunc):
    if "seed" in metafunc.fixturenames:
        soak = metafunc.config.getoption("--soak")
        metafunc.parametrize("seed", SEEDS[soak])


@pytest.fixture
def seconds(request):
    """How long to try."""
    return LONG if request.config.getoption("--soak") else SHORT


def mutated(source, data):
    """Data with some bytes changed, cut out, doubled, or put in."""
    data = bytearray(data)
    for _ in range(source.choice((0, 1, 1, 2, 3, 6))):
        at = source.randrange(len(data) + 1)
        end = min(len(data), at + source.randint(0, 40))
        kind = source.randrange(5)
        if kind == 0:
            data[at:at] = source.choice(PIECES)
        elif kind == 1:
            del data[at:end]
        elif kind == 2:
            data[at:at] = data[at:end]
        elif kind == 3 and at < len(data):
            data[at] = source.randrange(256)
        else:
            other = source.randrange(len(data) + 1)
            data[at:end] = data[other : other + end - at]
    return bytes(data)


def runs(source, seconds):
    """Yield numbers until the time is over, and some in any case."""
    end = time.monotonic() + seconds
    number = 0
    while number < 50 or time.monotonic() < end:
        yield number
        number += 1


def test_answers(tmp_path, seed, seconds):
    source = random.Random(seed)
    contract = load_contract(folder(tmp_path))
    read = contract.operation("course_inquiry")
    accepted = tried = 0
    for _ in runs(source, seconds):
        content = mutated(source, source.choice(ANSWERS).encode())
        kind = source.choice(["text/xml", "application/soap+xml", "text/html", ""])
        headers = {"content-type": kind, "retry-after": source.choice(["", "9", "x"])}
        http = HttpAnswer(source.choice(STATUSES), headers, content)
        judgement = judge(contract, read, http)
        tried += 1
        if judgement.answer is not None:
            accepted += 1
            assert judgement.verdict in (Verdict.ACCEPTED, Verdict.HINTED)
            assert b"Antwort" in content, "an acceptance needs an answer"
            assert 200 <= http.status < 300
            to_json(judgement.answer)
        if judgement.root is not None:
            Recorder({"geheim"}).answer(judgement.root, judgement.kept)
    assert 0 < accepted < tried


def test_contracts(tmp_path, seed, seconds):
    source = random.Random(seed)
    names = "operations/course_inquiry.xml", "wsdl/dienst.wsdl", "contract.xml"
    loaded = broken = 0
    for number in runs(source, seconds):
        path = folder(tmp_path / str(number % 5))
        name = source.choice(names)
        (path / name).write_bytes(mutated(source, (path / name).read_bytes()))
        try:
            load_contract(path)
            loaded += 1
        except ContractError as error:
            broken += 1
            assert str(error)
    assert loaded
    assert broken


def test_code_lists_and_templates_of_the_stand_in(tmp_path, seed, seconds):
    source = random.Random(seed)
    originals = {
        file.relative_to(STAND_IN): file.read_bytes()
        for file in STAND_IN.rglob("*")
        if file.is_file()
    }
    for relative, data in originals.items():
        target = tmp_path / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    names = [n for n in originals if n.parts[0] in ("codes", "operations")]
    end = time.monotonic() + seconds
    tried = 0
    while tried < 3 or time.monotonic() < end:
        name = source.choice(names)
        (tmp_path / name).write_bytes(mutated(source, originals[name]))
        try:
            load_contract(tmp_path)
        except ContractError as error:
            assert str(error)
        (tmp_path / name).write_bytes(originals[name])
        tried += 1

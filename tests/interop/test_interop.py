"""The same client tests in two contracts, answered by SOAP servers of others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from protocol import MESSAGES, AuthError, Rejected, Verdict
from protocol.samples import sample

from .peers import FOREIGN, REFUSED_PROVIDER, STAND_IN, STRANGER, node, php

SERVERS = {"php": php, "node": node}
SETUPS = {setup.name: setup for setup in (STAND_IN, FOREIGN)}


@pytest.fixture(scope="module", params=[f"{s}-{c}" for s in SERVERS for c in SETUPS])
def peer(request, tmp_path_factory):
    server, contract = request.param.split("-")
    folder = tmp_path_factory.mktemp(request.param)
    with SERVERS[server](SETUPS[contract], folder) as running:
        yield running


@pytest.fixture(scope="module")
def client(peer):
    return peer.client()


@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
@pytest.mark.parametrize("name", MESSAGES)
def test_each_message_arrives_and_its_answer_is_understood(peer, client, name, full):
    before = len(peer.called())

    outcome = client.send(sample(name, full))

    assert isinstance(outcome.answer, MESSAGES[name].answer)
    assert outcome.answer.reference == "V-1"
    assert len(peer.called()) == before + 1


def test_the_plan_gets_its_course_code_and_a_hint(client):
    outcome = client.send(sample("course_plan_report"))

    assert outcome.verdict is Verdict.HINTED
    assert outcome.answer.course_code == "K-ÄÖÜ-1"
    assert [hint.code for hint in outcome.answer.hints] == ["X-9"]
    assert outcome.answer.hints[0].text == "Spät gemeldet – “gerade noch”"


def test_the_course_inquiry_tells_the_sections(client):
    record = client.send(sample("course_inquiry")).answer

    assert record.status == "started"
    assert [(s.number, s.start, s.end, s.units) for s in record.sections] == [
        (1, date(2027, 2, 1), date(2027, 2, 26), 100),
        (2, date(2027, 3, 1), date(2027, 4, 9), 100),
    ]
    assert record.reported_sections == (1,)


def test_the_participant_inquiry_tells_the_person(client):
    record = client.send(sample("participant_inquiry")).answer

    assert record.personal.family_name == "Beispielname"
    assert record.personal.nationalities == ("163", "475")
    assert record.personal.address.zip_code == "30159"
    assert (record.units_granted, record.units_used) == (700, 200)


def test_an_examination_gets_its_number(client):
    outcome = client.send(sample("orientation_test_report"))

    assert outcome.answer.exam_number == "P-1"


def test_a_refusal_is_told_with_its_reason(client):
    message = replace(sample("course_plan_report"), provider_code=REFUSED_PROVIDER)

    with pytest.raises(Rejected) as refusal:
        client.send(message)

    assert [remark.text for remark in refusal.value.remarks] == [
        "Trägerkennung unbekannt"
    ]


def test_a_wrong_password_is_told_apart_from_a_refusal(peer):
    before = len(peer.called())

    with pytest.raises(AuthError):
        peer.client(STRANGER).send(sample("course_inquiry"))

    assert len(peer.called()) == before

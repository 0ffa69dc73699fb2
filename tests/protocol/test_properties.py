"""What holds for every message and every contract.

A message that the rules let pass can be said, so that its envelope is valid and its
JSON survives; and wherever a call ends, nobody finds a person's data or a password.
"""

import re
import traceback
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
import xmlschema
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from protocol import Client, Credentials, InGeError, Options, load_contract
from protocol.canonical import from_json, to_json
from protocol.messages import MESSAGES
from protocol.rules import Facts, check
from protocol.samples import sample
from protocol.soap import build_request

from .nasty import variants
from .overheard import MANNERS, echo, log
from .secrets_of import MARK, marked, personal_values
from .strategies import any_passing, arbitrary, damaged, facts, passing

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "stand_in": ROOT / "inge_online" / "protocol" / "contracts" / "stand_in",
    "foreign": ROOT / "tests" / "contracts" / "foreign",
}
ACCOUNT = Credentials("debev-fiktiva", "Streng-geheim-1234")
CALL = {
    "id": "00000000-0000-4000-8000-000000000000",
    "now": datetime(2027, 1, 11, 9, 30, tzinfo=timezone.utc),
    "username": ACCOUNT.username,
    "password": ACCOUNT.password,
    "environment": "test",
}
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module", params=FOLDERS)
def contract(request):
    return load_contract(FOLDERS[request.param])


@pytest.fixture(scope="module")
def schema(contract):
    """The contract's schemas, compiled by other software than ours."""
    files = sorted(contract.folder.root.glob("wsdl/*.xsd"))
    return xmlschema.XMLSchema([str(file) for file in files])


@pytest.fixture(scope="module")
def codes(contract):
    """Our words of the closed lists of a contract, as the rules are told them."""
    return {
        name: {row.code for row in code_list.rows}
        for name, code_list in contract.codes.items()
        if not code_list.open
    }


def blocked(message, codes):
    """The codes of all rules that keep a message from going out."""
    return [i.code for i in check(message, Facts(codes=codes)) if i.blocking]


def assert_can_be_said(message, contract, schema):
    operation = contract.operation(message.name)
    body = build_request(operation, message, CALL).body
    assert operation.service.schema.breach(body) is None
    schema.validate(body)
    text = to_json(message)
    assert from_json(type(message), text) == message


@pytest.mark.parametrize("name", MESSAGES)
def test_messages_that_may_go_can_be_said(name, contract, schema, codes):
    @settings(SLOW, max_examples=30)
    @given(passing(name))
    def holds(message):
        assert blocked(message, codes) == []
        assert_can_be_said(message, contract, schema)

    holds()


@pytest.mark.parametrize("name", MESSAGES)
def test_whatever_stands_in_a_field(name, contract, schema, codes):
    said = 0
    for message in variants(sample(name)):
        if not blocked(message, codes):
            assert_can_be_said(message, contract, schema)
            said += 1
    assert said


@settings(SLOW, max_examples=150)
@given(message=damaged())
def test_what_cannot_be_said_is_stopped_by_a_rule(message, contract, schema, codes):
    stopped = blocked(message, codes)
    event("stopped" if stopped else "may go")
    if not stopped:
        assert_can_be_said(message, contract, schema)


@settings(SLOW, max_examples=150)
@given(st.data())
def test_the_rules_stand_anything(data):
    message = data.draw(st.sampled_from(list(MESSAGES.values())).flatmap(arbitrary))
    known = data.draw(facts(message))
    for issue in check(message, known):
        assert issue.text


@settings(SLOW, max_examples=100)
@given(st.data())
def test_the_rules_stand_anything_known_of_a_good_message(data):
    message = data.draw(any_passing())
    assert all(issue.text for issue in check(message, data.draw(facts(message))))


@pytest.fixture(scope="module")
def server():
    with echo() as running:
        yield running


@settings(SLOW, max_examples=100)
@given(message=any_passing().map(marked), manner=st.sampled_from(MANNERS))
def test_nothing_that_is_kept_tells_a_secret(message, manner, contract, server):
    server.manner = manner
    options = Options(test_endpoint=server.url, timeout=5, deadline=10)
    client = Client(contract, credentials=ACCOUNT, options=options)
    with log() as logged, pytest.raises(InGeError) as caught:
        client.send(message)
    client.close()

    error, evidence = caught.value, caught.value.evidence
    kept = [
        "".join(traceback.format_exception(error)),
        repr((error, error.args, error.detail, error.remarks, evidence)),
        (evidence.request or b"").decode(),
        (evidence.answer or b"").decode(),
        *logged,
    ]
    secrets = {MARK, ACCOUNT.password, ACCOUNT.username, *personal_dates(message)}
    assert not [secret for secret in secrets for text in kept if secret in text]
    heard = server.got.decode()
    assert ACCOUNT.username in heard
    event(f"{manner}, personal data: {MARK in heard}")


def personal_dates(message):
    """Dates that speak of a person, as both contracts write them."""
    texts = (value for value in personal_values(message) if ISO.fullmatch(value))
    for day in map(date.fromisoformat, texts):
        yield from (day.isoformat(), day.strftime("%d.%m.%Y"))

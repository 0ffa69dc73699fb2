"""Outcome and evidence: what is kept of a call can be neither changed nor misread."""

import hashlib
import json
from dataclasses import FrozenInstanceError, fields, replace
from datetime import datetime, timezone

import pytest

from protocol import Evidence, NotSent, Outcome, Unknown, Verdict
from protocol.messages import Answer

EVIDENCE = Evidence(
    contract="klein",
    contract_version="1",
    environment="test",
    endpoint="http://localhost:1/dienst",
    message="course_inquiry",
    call_id="c-1",
    started_at=datetime(2027, 1, 11, 9, 30, tzinfo=timezone.utc),
    ended_at=datetime(2027, 1, 11, 9, 30, 1, tzinfo=timezone.utc),
    http_status=200,
    request="<Frage>ü</Frage>".encode(),
    answer=b"<Antwort>\xff</Antwort>",
)
OUTCOME = Outcome(verdict=Verdict.ACCEPTED, answer=Answer(), evidence=EVIDENCE)


@pytest.mark.parametrize(
    "evidence", [EVIDENCE, replace(EVIDENCE, request=None, answer=None)]
)
def test_evidence_survives(evidence):
    assert Evidence.from_json(evidence.to_json()) == evidence


def test_evidence_is_canonical_json():
    text = EVIDENCE.to_json()
    again = json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"))
    assert text == again
    assert '"started_at":"2027-01-11T09:30:00+00:00"' in text
    assert '"request":"<Frage>\\u00fc</Frage>"' in text


def test_whatever_changes_changes_the_digest():
    known = hashlib.sha256(EVIDENCE.to_json().encode()).hexdigest()
    assert EVIDENCE.digest() == known
    changed = [
        replace(EVIDENCE, **{name: value})
        for name, value in (
            ("answer", b"<Antwort/>"),
            ("request", None),
            ("http_status", 201),
            ("endpoint", "http://localhost:2/dienst"),
            ("ended_at", EVIDENCE.started_at),
        )
    ]
    assert len({one.digest() for one in [EVIDENCE, *changed]}) == 6


def test_no_repr_tells_what_was_said():
    told = repr(EVIDENCE) + repr(OUTCOME)
    assert "Frage" not in told and "Antwort" not in told and "Answer" not in told


@pytest.mark.parametrize("kept", [EVIDENCE, OUTCOME])
def test_what_is_kept_cannot_be_changed(kept):
    names = [item.name for item in fields(kept)]
    with pytest.raises(FrozenInstanceError):
        setattr(kept, names[0], None)
    assert not hasattr(kept, "__dict__")
    with pytest.raises(TypeError, match="positional"):
        type(kept)(*(getattr(kept, name) for name in names))


@pytest.mark.parametrize("kind", [NotSent, Unknown])
def test_an_error_is_told_by_name_what_it_keeps(kind):
    with pytest.raises(TypeError):
        kind("timeout", "detail")
    assert kind(code="timeout").code == "timeout"


def test_unknown_keys_are_no_evidence():
    values = json.loads(EVIDENCE.to_json()) | {"more": 1}
    with pytest.raises(TypeError):
        Evidence.from_json(json.dumps(values))

"""Messages and answers as canonical JSON, and back."""

import json
import traceback
from dataclasses import MISSING, fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.canonical import CanonicalError, digest, from_json, to_json
from protocol.messages import (
    MESSAGES,
    Answer,
    CoursePlanReport,
    CourseRecord,
    PlanReceipt,
)
from protocol.samples import sample, sample_answer
from protocol.samples.answers import ANSWERS as ANSWER_SAMPLES

from .strategies import arbitrary

PLAN = sample("course_plan_report")
TEXT = to_json(PLAN)
ANSWERS = sorted({cls.answer for cls in MESSAGES.values()}, key=lambda c: c.__name__)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([*MESSAGES.values(), *ANSWERS]).flatmap(
        lambda cls: st.tuples(st.just(cls), arbitrary(cls))
    )
)
def test_anything_that_has_the_right_types_survives(pair):
    cls, part = pair
    text = to_json(part)
    assert from_json(cls, text) == part
    assert to_json(from_json(cls, text)) == text
    assert text.isascii()


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", MESSAGES)
def test_the_examples_survive(name, full):
    message, answer = sample(name, full), sample_answer(name, full)
    assert from_json(type(message), to_json(message)) == message
    assert from_json(type(answer), to_json(answer)) == answer


def told_less(part):
    """Return the same with its parts told as little as BAMF may tell of them."""
    if isinstance(part, tuple):
        return tuple(map(told_less, part))
    if not is_dataclass(part):
        return part
    values = {}
    for item in fields(part):
        value = getattr(part, item.name)
        required = item.default is MISSING and not isinstance(value, tuple)
        untold = required and not isinstance(part, Answer)
        values[item.name] = None if untold else told_less(value)
    return type(part)(**values)


@pytest.mark.parametrize("cls", ANSWERS)
def test_an_answer_is_read_back_although_its_parts_lack_what_messages_need(cls):
    answer = told_less(ANSWER_SAMPLES[cls])
    text = to_json(answer)
    assert from_json(cls, text) == answer
    assert to_json(from_json(cls, text)) == text


def test_an_answer_itself_is_read_as_strictly_as_a_message():
    for text in ('{"hints":[]}', '{"course_code":null}', '{"course_code":1}'):
        with pytest.raises(CanonicalError):
            from_json(PlanReceipt, text)
    with pytest.raises(CanonicalError):
        from_json(CourseRecord, '{"sections":[{"start":null}]}')


def test_the_same_message_has_always_the_same_text():
    assert to_json(sample("participant_inquiry")) == (
        '{"person":{"birth_date":"1990-02-03","file_number":"AZ-000999",'
        '"file_number_origin":"bamf","person_number":"PKZ-000999"},'
        '"provider_code":"TEST-NI-01"}'
    )


def test_what_is_none_is_left_out_and_everything_else_stands_there():
    text = to_json(sample("course_plan_report", full=False))
    assert "null" not in text
    assert '"teacher_codes":[]' in text
    assert '"pause_minutes":20' in TEXT


def test_the_digest_is_that_of_the_text():
    # echo -n '{}' | sha256sum
    known = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert digest("{}") == known


def changed(path, value):
    """The plan's JSON with something else at one place."""
    plain = json.loads(TEXT)
    *steps, last = path
    part = plain
    for step in steps:
        part = part[step]
    part[last] = value
    return json.dumps(plain)


PERSON = ("plan", "attendance", "participants", 1, "person")
WHERE = "plan.attendance.participants[1].person"


@pytest.mark.parametrize(
    ("path", "value", "code", "field"),
    [
        ((*PERSON, "birth_date"), "19900203", "value", f"{WHERE}.birth_date"),
        ((*PERSON, "birth_date"), "1990-02-30", "value", f"{WHERE}.birth_date"),
        ((*PERSON, "birth_date"), 19900203, "value", f"{WHERE}.birth_date"),
        ((*PERSON, "file_number"), 17, "value", f"{WHERE}.file_number"),
        ((*PERSON, "maiden"), "x", "unknown_field", WHERE),
        (PERSON, {}, "missing_field", f"{WHERE}.birth_date"),
        (PERSON, [], "value", WHERE),
        (PERSON, None, "value", WHERE),
        (PERSON, "x", "value", WHERE),
        (PERSON[:-2], "ab", "value", "plan.attendance.participants"),
        (PERSON[:-2], {}, "value", "plan.attendance.participants"),
        (PERSON[:-2], ["x"], "value", "plan.attendance.participants[0]"),
        (("plan", "attendance", "total"), True, "value", "plan.attendance.total"),
        (("plan", "attendance", "total"), "3", "value", "plan.attendance.total"),
        (("plan", "attendance", "total"), 3.0, "value", "plan.attendance.total"),
        (
            ("plan", "setting", "lesson_times", 0, "start"),
            "8:45",
            "value",
            "plan.setting.lesson_times[0].start",
        ),
        (
            ("plan", "setting", "teacher_codes"),
            "AB",
            "value",
            "plan.setting.teacher_codes",
        ),
        (("plan",), None, "value", "plan"),
        (("other",), 1, "unknown_field", ""),
    ],
)
def test_reading_is_strict_and_says_where(path, value, code, field):
    with pytest.raises(CanonicalError) as caught:
        from_json(CoursePlanReport, changed(path, value))
    assert (caught.value.code, caught.value.field) == (code, field)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json"),
        ("", "json"),
        ("[" * 100_000, "json"),
        (f'{{"a":{"1" * 10_000}}}', "json"),
        ('{"a":1,"a":1}', "duplicate_key"),
        ('{"a":{"b":1,"b":2}}', "duplicate_key"),
        ("[]", "value"),
        ("null", "value"),
        ("{}", "missing_field"),
        ('"x"', "value"),
    ],
)
def test_other_texts_are_not_read(text, code):
    with pytest.raises(CanonicalError) as caught:
        from_json(CoursePlanReport, text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        changed((*PERSON, "birth_date"), "Geheim-1999"),
        changed((*PERSON, "Geheim-1999"), "x"),
        '{"Geheim-1999":1,"Geheim-1999":1}',
        '{"Geheim-1999"',
    ],
)
def test_an_error_tells_nobodys_data(text):
    with pytest.raises(CanonicalError) as caught:
        from_json(CoursePlanReport, text)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert "Geheim-1999" not in told.replace(text, "")
    assert caught.value.__cause__ is caught.value.__context__ is None

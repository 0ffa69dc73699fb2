"""The examples exercise every field, are nobody's, and may go."""

from dataclasses import fields, is_dataclass

import pytest

from protocol.catalogue import catalogue
from protocol.codes import CODE_LISTS
from protocol.messages import MESSAGES
from protocol.rules import Facts, Severity, check
from protocol.rules.code_lists import code_list
from protocol.samples import sample, sample_answer

from .stand_in import ROOT, rows

BOTH = pytest.mark.parametrize("full", [True, False], ids=["full", "short"])
EACH = pytest.mark.parametrize("name", sorted(MESSAGES))
UNLISTED = {"country", "teaching_material"}


def leaves(part, path=""):
    """Every field of every part, with its owner, place and value."""
    for item in fields(part):
        place, value = f"{path}{item.name}", getattr(part, item.name)
        yield type(part), place, value
        for inner in value if isinstance(value, tuple) else (value,):
            if is_dataclass(inner):
                yield from leaves(inner, f"{place}.")


def everything(name):
    return [*leaves(sample(name)), *leaves(sample_answer(name))]


@EACH
def test_the_full_example_fills_every_field_somewhere(name):
    filled, seen = set(), set()
    for owner, place, value in everything(name):
        field = owner, place.rpartition(".")[2]
        seen.add(field)
        if value not in (None, (), "", False):
            filled.add(field)
    assert seen == filled


@EACH
def test_the_short_example_leaves_out_what_the_full_one_has(name):
    full, short = sample(name), sample(name, full=False)
    assert type(full) is type(short)
    assert len(list(leaves(short))) <= len(list(leaves(full)))
    assert sample_answer(name, full=False).hints == ()


@EACH
@BOTH
def test_examples_pass_the_rules(name, full):
    issues = check(sample(name, full), Facts())
    assert [i for i in issues if i.severity is Severity.BLOCKING] == []


@EACH
@BOTH
def test_examples_use_words_of_the_stand_in(name, full):
    for owner, place, value in leaves(sample(name, full)):
        wanted = code_list(owner, place.rpartition(".")[2])
        if wanted is None or wanted in UNLISTED or not value:
            continue
        assert wanted in CODE_LISTS
        assert value in {row["code"] for row in rows(wanted)}


def test_the_printed_list_of_fields_is_up_to_date():
    printed = ROOT / "inge_online" / "protocol" / "contracts" / "FIELDS.md"
    assert printed.read_text(encoding="utf-8") == catalogue()


def test_an_example_takes_the_words_of_other_lists():
    words = {"reason": ("sick", "fire"), "course_type": ("literacy", "other")}
    assert sample("early_end", words=words).reason == "sick"
    plan = sample("course_plan_report", words=words).plan
    assert plan.setting.interruptions[0].reason == "sick"
    assert plan.course_type == "literacy"
    assert plan.setting.accessibility == "full"
    words = {"nationalities": ("A", "163"), "kind": ("B",)}
    record = sample_answer("participant_inquiry", words=words)
    assert record.personal.nationalities == ("163", "A")
    assert record.entitlements[0].kind == "B"

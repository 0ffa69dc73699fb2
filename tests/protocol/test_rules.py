"""What holds for all rules: documented, pure, ordered, silent about people."""

import os
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from protocol.messages import MESSAGES, Address
from protocol.rules import (
    RULES,
    CourseHistory,
    Facts,
    Issue,
    Limits,
    PersonHistory,
    Severity,
    check,
)
from protocol.rules.course_types import CourseType
from protocol.rules.registry import Case, Rule, _rule
from protocol.rules.walk import Text
from protocol.samples import sample

from .altered import altered, example

HERE = Path(__file__).parent
ADDON = HERE.parents[1] / "inge_online"
SOURCE = re.compile(r"[A-Z]+(-[A-Z0-9-]+)?|IntV §§? [\d(), -]+|XML 1.0|ISO 8601")
OURS = ("contract", "own limit", "own pattern")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_says_what_it_means_and_where_it_is_from(rule):
    assert re.fullmatch("[a-z]+(_[a-z]+)*", rule.code)
    assert rule.meaning[0].isupper() and not rule.meaning.endswith(".")
    assert rule.check.__doc__
    assert rule.sources
    assert all(s in OURS or SOURCE.fullmatch(s) for s in rule.sources)


@pytest.mark.parametrize("cls", [Facts, CourseHistory, PersonHistory, Limits, Issue])
def test_what_the_rules_know_and_say_is_given_by_name(cls):
    with pytest.raises(TypeError, match="takes 1 positional"):
        cls(None)


@pytest.mark.parametrize(
    "cls",
    [Facts, CourseHistory, PersonHistory, Limits, Issue, Rule, Case, CourseType],
)
def test_what_the_rules_know_and_say_cannot_be_changed(cls):
    assert cls.__dataclass_params__.frozen
    assert "__dict__" not in dir(cls)


def test_a_text_under_way_is_in_no_repr():
    text = Text(Address, "city", "Nirgendwo")
    assert "Nirgendwo" not in repr(text)
    assert not hasattr(text, "__dict__")


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_test(code):
    tests = "".join(path.read_text() for path in HERE.glob("test_rules_*.py"))
    assert f'"{code}"' in tests


def test_no_two_rules_share_a_code():
    (name, rule), *_ = RULES.items()
    with pytest.raises(ValueError, match=name):
        _rule(Severity.WARNING, "", ())(rule.check)


@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
@pytest.mark.parametrize("name", MESSAGES)
def test_the_examples_may_go(name, full):
    assert not [issue for issue in check(sample(name, full)) if issue.blocking]


def test_what_blocks_comes_first():
    message = example("course_start_report", setting__lesson_times=())
    message = altered(message, "attendance.total", 0)
    assert [issue.blocking for issue in check(message)] == [True, False]


def test_the_same_question_has_the_same_answer():
    message = altered(sample("course_plan_report"), "plan.attendance.total", 0)
    issue, again = (check(message)[0] for _ in range(2))
    assert issue == again
    assert hash(issue) == hash(again)
    with pytest.raises(FrozenInstanceError):
        issue.field = "elsewhere"


def test_an_issue_tells_nobodys_data():
    message = sample("course_start_report")
    who = message.attendance.participants[1].person
    facts = Facts(persons={who: PersonHistory(first_day=message.course_end)})
    (issue,) = [i for i in check(message, facts) if i.code == "participant_first_day"]
    assert str(message.course_end) in issue.text
    course = CourseHistory(planned_persons=frozenset([who]))
    told = "".join(map(repr, (issue, facts, facts.person(who), course)))
    assert str(message.course_end) not in told
    assert repr(message.course_end) not in told
    assert issue.meaning not in told and "planned_persons" not in told


def test_it_is_fast_enough_for_every_keystroke():
    # in a process of its own, which no coverage measurement slows down
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ADDON)}
    printed = subprocess.run(
        [sys.executable, HERE / "bench_rules.py"],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert float(printed.split()[0]) < 1

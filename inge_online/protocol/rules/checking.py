"""Evaluates all rules that apply to a message."""

from __future__ import annotations

from ..messages import Message
from .facts import Facts
from .issue import Issue
from .registry import Case, rules_for
from .walk import walk

_EVERYTHING_UNKNOWN = Facts()


def check(message: Message, facts: Facts = _EVERYTHING_UNKNOWN) -> list[Issue]:
    """Return everything that is wrong with the message, blocking issues first.

    Pure: the result depends on the arguments alone; without ``facts.today`` nothing is
    said about deadlines.
    """
    case = Case(message, facts)
    issues = [
        rule.issue(path, found)
        for path, part in walk(message)
        for rule in rules_for(type(part))
        for found in rule.check(part, case)
    ]
    return sorted(issues, key=lambda issue: not issue.blocking)

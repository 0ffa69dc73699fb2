"""Examples with one thing changed, and what the rules then say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from protocol.messages import Message
from protocol.rules import Facts, Issue, check
from protocol.samples import sample

_NOTHING = Facts()
_STEP = re.compile(r"\.?([a-z_]+)((?:\[\d+\])?)")


def altered(part: Any, path: str, value: Any) -> Any:
    """The part with another value at a path such as ``plan.sections[0].start``."""
    name, index = _STEP.match(path).groups()
    rest = path[len(name) + len(index) :].lstrip(".")
    old = getattr(part, name)
    if index:
        position = int(index[1:-1])
        new = altered(old[position], rest, value) if rest else value
        new = (*old[:position], new, *old[position + 1 :])
    else:
        new = altered(old, rest, value) if rest else value
    return replace(part, **{name: new})


def example(name: str, **changes: Any) -> Message:
    """The full example of a message; ``a__b`` in a keyword stands for ``a.b``."""
    message = sample(name)
    for path, value in changes.items():
        message = altered(message, path.replace("__", "."), value)
    return message


def found(code: str, message: Message, facts: Facts = _NOTHING) -> list[Issue]:
    """The issues of one rule."""
    return [issue for issue in check(message, facts) if issue.code == code]


def places(code: str, message: Message, facts: Facts = _NOTHING) -> list[str]:
    """The paths to which one rule points."""
    return [issue.field for issue in found(code, message, facts)]


def days(number: int) -> timedelta:
    """So many days."""
    return timedelta(days=number)


def on(day: date, **known: Any) -> Facts:
    """What is known on a day."""
    return Facts(today=day, **known)

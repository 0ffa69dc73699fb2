"""The list of rules. A rule is a function below ``@blocking`` or ``@warning``.

Its name is its code. The annotation of its first parameter says to which messages or
parts of messages it applies; it is called once for each of them in the message, and
yields the places where it does not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, TypeAlias, TypeVar, get_args, get_type_hints

from ..messages import Message
from .facts import Facts
from .issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class Case:
    """The whole of what is checked: a message, and what is known besides."""

    message: Message
    facts: Facts


Found: TypeAlias = tuple[str, Mapping[str, object]]
"""A place where a rule does not hold, relative to its part, and values for the text."""


def at(place: str, **values: object) -> Found:
    """Name the place where a rule does not hold, and the values of its text."""
    return place, values


Check: TypeAlias = Callable[[Any, Case], Iterable[Found]]
F = TypeVar("F", bound=Callable[..., Iterable[Found]])


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``meaning`` is English with ``%(name)s`` placeholders."""

    code: str
    severity: Severity
    meaning: str
    sources: tuple[str, ...]
    parts: tuple[type[Any], ...]
    check: Check

    def issue(self, path: str, found: Found) -> Issue:
        """Say where in the message the rule does not hold."""
        place, values = found
        return Issue(
            code=self.code,
            severity=self.severity,
            field=f"{path}.{place}" if path and place else path or place,
            sources=self.sources,
            meaning=self.meaning,
            values={name: str(value) for name, value in values.items()},
        )


RULES: dict[str, Rule] = {}
"""All rules by their code."""


def blocking(meaning: str, *sources: str) -> Callable[[F], F]:
    """Make a function a rule that keeps a message from going out."""
    return _rule(Severity.BLOCKING, meaning, sources)


def warning(meaning: str, *sources: str) -> Callable[[F], F]:
    """Make a function a rule that warns."""
    return _rule(Severity.WARNING, meaning, sources)


def _rule(
    severity: Severity, meaning: str, sources: tuple[str, ...]
) -> Callable[[F], F]:
    def register(function: F) -> F:
        first, *_ = get_type_hints(function).values()
        parts = get_args(first) if isinstance(first, UnionType) else (first,)
        code = function.__name__
        if code in RULES:
            raise ValueError(f"two rules are called {code}")
        RULES[code] = Rule(code, severity, meaning, sources, parts, function)
        return function

    return register


_BY_CLASS: dict[type[Any], tuple[Rule, ...]] = {}


def rules_for(cls: type[Any]) -> tuple[Rule, ...]:
    """Return the rules that apply to a message or part of that class."""
    if cls not in _BY_CLASS:
        found = (rule for rule in RULES.values() if issubclass(cls, rule.parts))
        _BY_CLASS[cls] = tuple(found)
    return _BY_CLASS[cls]

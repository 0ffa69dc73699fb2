"""What is mutated, by which tests it is held, and what is left out as equivalent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Modules to break, and the tests that have to notice, as patterns of files."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


_PROTOCOL = "inge_online/protocol"
TARGETS = {
    # delivered, not delivered or unknown: whether a report may be sent again
    "decision": Target(
        tuple(f"{_PROTOCOL}/{name}.py" for name in ("errors", "outcome", "judge")),
        tuple(
            f"tests/protocol/test_{name}.py"
            for name in (
                *("decision", "outcome", "status_answers", "faults", "errors_table"),
                *("contract_services", "binding_answers", "client", "recorder"),
            )
        ),
    ),
    "rules": Target((f"{_PROTOCOL}/rules/*.py",), ("tests/protocol/test_rules*.py",)),
}
COPIED = (_PROTOCOL, "tests/__init__.py", "tests/protocol", "tests/contracts")
LEFT_OUT = "not fast_enough and not test_properties and not test_canonical"
"""Tests that take long and hold other things: speed, arbitrary messages, JSON."""

EQUIVALENT = (
    "core/ReplaceBinaryOperator_BitOr_.*",
    "core/ReplaceComparisonOperator_Is_Eq",
    "core/ReplaceComparisonOperator_IsNot_NotEq",
)
"""Mutations that change nothing: of ``|`` in annotations, which nobody evaluates, and
of ``is`` where ``==`` says the same of None, classes and members of an Enum."""

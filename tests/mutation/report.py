"""Says what became of the mutations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from .workspace import Result

MEANINGLESS = "if not TYPE_CHECKING"
"""Imports that are for type checkers alone do no harm when they happen."""


def fate(result: dict[str, Any] | None) -> str:
    """Return killed, survived, broken (no valid program), skipped or open."""
    if result is None:
        return "open"
    if result["worker_outcome"] == "skipped":
        return "skipped"
    outcome = result["test_outcome"]
    if outcome == "survived" and any(MEANINGLESS in line for line in _change(result)):
        return "skipped"
    return {"incompetent": "broken"}.get(outcome, outcome) or "broken"


def report(name: str, results: Iterable[Result]) -> list[str]:
    """Print the figures of a target; return a line for each mutation not noticed."""
    fates: Counter[str] = Counter()
    unnoticed = []
    for mutation, result in results:
        end = fate(result)
        fates[end] += 1
        if end in ("survived", "open"):
            unnoticed.append(f"{end}: {_where(mutation)}")
            unnoticed += [f"    {line}" for line in _change(result)]
    tried = fates["killed"] + fates["survived"] + fates["broken"]
    print(
        f"{name}: {tried} mutations, {fates['killed'] + fates['broken']} noticed, "
        f"{fates['survived']} survived, {fates['open']} not tried "
        f"({fates['skipped']} left out as equivalent)"
    )
    return unnoticed


def _where(mutation: dict[str, Any]) -> str:
    line = mutation["start_pos"][0]
    operator = mutation["operator_name"].removeprefix("core/")
    return f"{mutation['module_path']}:{line} {operator}"


def _change(result: dict[str, Any] | None) -> list[str]:
    diff = (result or {}).get("diff") or ""
    return [
        line
        for line in diff.splitlines()
        if line[:1] in ("-", "+") and line[:3] not in ("---", "+++")
    ]

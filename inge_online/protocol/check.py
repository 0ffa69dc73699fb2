"""The check of a contract: is it whole, and does it fit its own schema?

``python -m protocol.check FOLDER`` (with ``inge_online`` on PYTHONPATH) writes a report
and ends with 0 when the contract can be used, 1 when it has errors, 2 when the folder
cannot be read as a contract at all. It needs no network. ``--write-checksums`` writes
``SHA256SUMS`` anew first, after you have looked at all changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .checking.answers import check_answers
from .checking.lists import check_extent, check_lists
from .checking.reached import check_reached
from .checking.requests import check_requests
from .checksums import check_sums, write_sums
from .contract import Contract, read_contract
from .findings import Finding, Findings, Weight

_HEADINGS = {
    Weight.ERROR: "Errors: must be put right",
    Weight.WARNING: "Warnings: will probably go wrong",
    Weight.NOTE: "Notes: good to know",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found. ``messages``: those the contract can say."""

    title: str
    messages: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def usable(self) -> bool:
        """Whether messages can be sent by this contract."""
        return bool(self.messages) and not self.of(Weight.ERROR)

    @property
    def status(self) -> int:
        """The exit status: 0 usable, 1 with errors, 2 no contract."""
        if not self.title:
            return 2
        return 0 if self.usable else 1

    def of(self, weight: Weight) -> tuple[Finding, ...]:
        """The findings of one weight."""
        return tuple(item for item in self.findings if item.weight is weight)

    def text(self) -> str:
        """The report to read."""
        lines = [self.title or "This folder holds no contract.", ""]
        if self.messages:
            lines += [f"Messages: {', '.join(self.messages)}", ""]
        for weight, heading in _HEADINGS.items():
            found = self.of(weight)
            if found:
                lines += [f"{heading} ({len(found)})"]
                lines += [f"  {item}" for item in found] + [""]
        lines.append("The contract can be used." if self.usable else "NOT usable.")
        return "\n".join(lines) + "\n"


def check_contract(path: Path | str) -> Report:
    """Check the contract in folder ``path``. Never raises for what is in it."""
    findings = Findings([])
    contract = read_contract(path, findings)
    if contract is None:
        return Report("", (), tuple(findings.items))
    broken = {item.file for item in findings.errors}
    check_sums(contract.folder.root, findings)
    if all(file.startswith("operations/") for file in broken):
        check_lists(contract, findings)
        check_extent(contract, findings)
        _try_operations(contract, broken, findings)
    return Report(
        f"{contract.title} ({contract.name}, version {contract.version})",
        tuple(sorted(contract.operations)),
        tuple(findings.items),
    )


def _try_operations(contract: Contract, broken: set[str], findings: Findings) -> None:
    for operation in contract.operations.values():
        if operation.file not in broken:
            check_requests(operation, findings)
            check_answers(operation, findings)
            check_reached(operation, findings)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m protocol.check")
    parser.add_argument("folder", type=Path, help="the contract's folder")
    parser.add_argument(
        "--write-checksums", action="store_true", help="write SHA256SUMS anew first"
    )
    told = parser.parse_args(arguments)
    if told.write_checksums and told.folder.is_dir():
        write_sums(told.folder)
    report = check_contract(told.folder)
    sys.stdout.write(report.text())
    return report.status


if __name__ == "__main__":
    sys.exit(main())

"""The checksums of a contract's files, as ``sha256sum`` writes them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from .findings import Findings

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def check_sums(root: Path, findings: Findings) -> None:
    """Compare every file of the folder with what ``SHA256SUMS`` says of it."""
    listed = _listed(root, findings)
    if listed is None:
        return
    present = _present(root)
    for name, (digest, at) in listed.items():
        if name not in present:
            findings.error(NAME, at, f"{name} is missing in the folder")
        elif _digest(root / name) != digest:
            findings.error(
                NAME, at, f"{name} was changed; get it anew, or write the sums anew"
            )
    for name in sorted(present - listed.keys()):
        findings.warning(NAME, 0, f"{name} is not listed; write the sums anew")


def write_sums(root: Path) -> None:
    """Write ``SHA256SUMS`` for all files of the folder."""
    lines = [f"{_digest(root / name)}  {name}\n" for name in sorted(_present(root))]
    (root / NAME).write_text("".join(lines), encoding="utf-8")


def _listed(root: Path, findings: Findings) -> dict[str, tuple[str, int]] | None:
    path = root / NAME
    if not path.is_file():
        findings.warning(NAME, 0, "is missing, so nobody sees when a file is changed")
        return None
    found: dict[str, tuple[str, int]] = {}
    for at, text in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
        match = _LINE.fullmatch(text.strip())
        if match is not None:
            found[match[2].removeprefix("./")] = match[1], at
        elif text.strip():
            findings.error(NAME, at, "is no line of sha256sum")
    return found


def _present(root: Path) -> set[str]:
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith((NAME, "README", "."))
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()

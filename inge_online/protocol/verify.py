"""Checks a bundle of evidence, without Odoo and without a network.

``python -m protocol.verify BUNDLE`` (with ``inge_online`` on PYTHONPATH) names what was
altered, removed or added. Exit status: 0 nothing, 1 something, 2 this is no bundle.
``--expect SHA256`` compares the manifest with what was noted when it was exported:
without that, somebody who writes the manifest anew as well stays unnoticed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .bundle import FOLDER, FORMAT, MANIFEST, sha256

LARGEST = 64 * 1024 * 1024
"""Bytes of one unpacked file; no message is larger."""
MOST = 200_000
"""Files in a bundle."""
_DAMAGED = (
    *(EOFError, NotImplementedError, OSError, RuntimeError, ValueError),
    *(lzma.LZMAError, zipfile.BadZipFile, zlib.error),
)
"""What ``zipfile`` raises for a file that was cut off, altered or never was one."""


class NoBundle(Exception):
    """The file is no bundle of evidence; the text says why."""


@dataclass(frozen=True)
class Report:
    """What the check found. ``reduced``: messages whose envelopes were deleted."""

    messages: int
    reduced: int
    manifest: str
    faults: tuple[str, ...]

    def text(self) -> str:
        """The report to read."""
        lines = [f"{self.messages} messages, manifest {self.manifest}"]
        if self.reduced:
            lines.append(f"{self.reduced} of them without envelopes, checksums only")
        lines += self.faults or ["Nothing was altered."]
        return "\n".join(lines) + "\n"


def verify(path: Path | str, expect: str = "") -> Report:
    """Check the bundle in file ``path``. :class:`NoBundle` if it is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _verify(archive, expect)
    except _DAMAGED as error:
        raise NoBundle(f"cannot be read as a zip file ({error})") from error


def _verify(archive: zipfile.ZipFile, expect: str) -> Report:
    names = archive.namelist()
    if len(names) > MOST:
        raise NoBundle("holds too many files")
    if MANIFEST not in names:
        raise NoBundle(f"{MANIFEST} is missing")
    manifest = _read(archive, MANIFEST)
    listed = _listed(manifest)
    faults = [*_names(names, listed)]
    if expect and sha256(manifest) != expect.strip().lower():
        faults.append(f"{MANIFEST} is not the one that was exported")
    reduced = 0
    messages = [name for name in listed if name.startswith(FOLDER)]
    for name in sorted(set(listed) & set(names)):
        data = _read(archive, name)
        if sha256(data) != listed[name]:
            faults.append(f"{name} was altered")
        elif name.startswith(FOLDER):
            fault, without = _message(data)
            reduced += without
            faults += [f"{name}: {fault}"] if fault else []
    return Report(len(messages), reduced, sha256(manifest), tuple(faults))


def _listed(manifest: bytes) -> dict[str, str]:
    values = _json(manifest)
    files = values.get("files")
    if values.get("format") != FORMAT or not isinstance(files, dict):
        raise NoBundle(f"{MANIFEST} is none of ours")
    return files


def _names(names: Sequence[str], listed: dict[str, str]) -> Iterator[str]:
    present = set(names)
    yield from (f"{name} was removed" for name in sorted(listed.keys() - present))
    added = present - listed.keys() - {MANIFEST}
    yield from (f"{name} was added" for name in sorted(added))
    if len(names) != len(present):
        yield "a name stands twice in the archive"


def _message(data: bytes) -> tuple[str, bool]:
    """What is wrong with a message, and whether its envelopes are gone."""
    values = _json(data)
    record, evidence = values.get("record"), values.get("evidence")
    if not isinstance(record, str) or sha256(record) != values.get("record_sha256"):
        return "the record is not the one noted when BAMF answered", False
    if evidence is None:
        return "", True
    noted = _json(record.encode()).get("evidence_sha256")
    if not isinstance(evidence, str) or sha256(evidence) != noted:
        return "the envelopes are not the ones noted when BAMF answered", False
    return "", False


def _json(data: bytes) -> dict[str, Any]:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoBundle("holds broken JSON") from error
    if not isinstance(values, dict):
        raise NoBundle("holds JSON of another shape")
    return values


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NoBundle(f"{name} is too large")
    return data


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the bundle named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="protocol.verify", description=__doc__)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--expect", default="", help="SHA-256 noted at the export")
    options = parser.parse_args(arguments)
    try:
        report = verify(options.bundle, options.expect)
    except NoBundle as error:
        sys.stderr.write(f"{options.bundle}: {error}\n")
        return 2
    sys.stdout.write(report.text())
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())

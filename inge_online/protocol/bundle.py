"""A bundle of evidence: a zip file that whoever gets it can check without us.

One JSON file per message, a manifest with the SHA-256 of every file, a text to read.
A message's file holds its ``record`` (what was sent when, by whom, with what result),
the SHA-256 of that record as it was noted when BAMF answered, and the ``evidence`` of
the call, of which the record holds the SHA-256. The last may be missing: envelopes are
deleted after some time, what stays is their checksum. Other files may lie beside them;
the manifest has their checksums as well.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
FOLDER = "messages/"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Every bundle of the same content is the same file."""


@dataclass(frozen=True)
class Item:
    """One message of a bundle: its number here, and the texts as they are stored."""

    number: int
    record: str
    record_sha256: str
    evidence: str | None


def canonical(values: Any) -> str:
    """JSON with sorted keys and no spaces, so that its checksum can be compared."""
    return json.dumps(values, sort_keys=True, separators=(",", ":"))


def sha256(data: str | bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def pack(
    items: Iterable[Item],
    readme: str,
    created: str,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the bundle. ``created``: the moment, ISO 8601; ``more``: other files."""
    files = {"LIESMICH.txt": readme.encode(), **(more or {})}
    for item in items:
        values = {
            "record": item.record,
            "record_sha256": item.record_sha256,
            "evidence": item.evidence,
        }
        files[f"{FOLDER}{item.number}.json"] = json.dumps(values, indent=1).encode()
    manifest = {
        "format": FORMAT,
        "created": created,
        "files": {name: sha256(data) for name, data in files.items()},
    }
    files[MANIFEST] = json.dumps(manifest, indent=1, sort_keys=True).encode()
    return _zipped(files)


def fingerprint(bundle: bytes) -> str:
    """SHA-256 of the manifest: who knows it notices any change, of the manifest too."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        return sha256(archive.read(MANIFEST))


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), data)
    return buffer.getvalue()

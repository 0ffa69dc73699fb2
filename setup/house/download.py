"""Downloads that are checked, cached, resumed, and complete or not there."""

import hashlib
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from .tell import Stop, say

CHUNK = 1 << 20
TIMEOUT = 60  # seconds without a byte


def digest(file: Path) -> str:
    """Return the SHA256 of a file."""
    total = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def open_url(url: str, start: int = 0) -> IO[bytes]:
    """Open a URL from byte `start` on; HTTPError as it is, Stop without a network."""
    request = urllib.request.Request(url)
    if start:
        request.add_header("Range", f"bytes={start}-")
    try:
        answer: IO[bytes] = urllib.request.urlopen(request, timeout=TIMEOUT)
    except urllib.error.HTTPError:
        raise
    except OSError as error:
        raise no_network(url, error) from error
    return answer


def no_network(url: str, error: Exception) -> Stop:
    """Return the sentence about a connection that failed."""
    reason = getattr(error, "reason", error)
    return Stop(
        f"No connection to {urlsplit(url).hostname or url} ({reason}). Check the "
        "network or the proxy settings and start again; the download continues where "
        "it was."
    )


def read_all(url: str) -> bytes:
    """Return what a URL holds."""
    with open_url(url) as answer:
        return answer.read()


def fetch(url: str, sha256: str, target: Path) -> Path:
    """Put the file into `target`, which then has this SHA256.

    A part left by an interrupted download is continued. If the outcome is wrong, it is
    thrown away and loaded once from the beginning: then it is an error.
    """
    if target.is_file() and digest(target) == sha256:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    resumed = part.is_file() and part.stat().st_size > 0
    _load(url, part)
    found = digest(part)
    if found != sha256 and resumed:
        part.unlink()
        _load(url, part)
        found = digest(part)
    if found != sha256:
        part.unlink()
        raise Stop(
            f"{target.name} arrived with SHA256 {found}, expected {sha256}. It was not "
            "used. Start again, or name another mirror in DEBIAN_MIRROR."
        )
    os.replace(part, target)
    return target


def _load(url: str, part: Path) -> None:
    start = part.stat().st_size if part.is_file() else 0
    try:
        answer = open_url(url, start)
    except urllib.error.HTTPError as error:
        if error.code != 416:  # the part is as long as the file, or longer
            raise
        return
    with answer, part.open("ab") as out:
        if start and getattr(answer, "status", None) != 206:
            out.truncate(0)
            start = 0
        _copy(url, answer, out, start)


def _copy(url: str, answer: IO[bytes], out: IO[bytes], start: int) -> None:
    length = getattr(answer, "headers", {}).get("Content-Length")
    progress = _progress(Path(urlsplit(url).path).name, start + int(length or 0))
    done = start
    while chunk := _read(url, answer):
        out.write(chunk)
        done += len(chunk)
        progress(done)
    if length and done != start + int(length):
        raise no_network(url, ConnectionError("the connection broke off"))


def _read(url: str, answer: IO[bytes]) -> bytes:
    try:
        return answer.read(CHUNK)
    except (OSError, HTTPException) as error:
        raise no_network(url, error) from error


def _progress(name: str, total: int) -> Callable[[int], None]:
    """Return a function that now and then tells how far it is."""
    last = time.monotonic()

    def tell(done: int) -> None:
        nonlocal last
        if time.monotonic() - last > 2 and total:
            last = time.monotonic()
            say(f"    {name}: {done / 1e6:.0f} of {total / 1e6:.0f} MB")

    return tell

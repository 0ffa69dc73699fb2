"""Single packages from Debian's pool: the pinned file, or its successor.

Odoo 19 is only in Debian's unstable suite. When a newer upload replaces the pinned
file, its path is gone: then the current one is looked up in the suite's signed index.
"""

import hashlib
import lzma
import re
import shutil
import subprocess
import urllib.error
from dataclasses import dataclass
from pathlib import Path

from .download import fetch, read_all
from .sources import mirror
from .tell import Stop, say

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
SUITE = "sid"
INDEX = "main/binary-all/Packages.xz"
GONE = 404


@dataclass(frozen=True)
class Pin:
    """A package: its name, its path in the pool, its SHA256."""

    name: str
    path: str
    sha256: str


def package(pin: Pin, cache: Path) -> Path:
    """Return the package's file, from the cache or from the pool."""
    try:
        return _get(pin, cache)
    except urllib.error.HTTPError as error:
        if error.code != GONE:
            raise Stop(f"{mirror()} answered {error.code} for {pin.path}.") from error
    newer = successor(pin.name)
    say(f"    {pin.name}: the pinned file has left the pool, taking {newer.path}")
    return _get(newer, cache)


def _get(pin: Pin, cache: Path) -> Path:
    return fetch(f"{mirror()}/{pin.path}", pin.sha256, cache / Path(pin.path).name)


def successor(name: str) -> Pin:
    """Return the package as the suite has it now, after checking Debian's signature."""
    base = f"{mirror()}/dists/{SUITE}"
    try:
        release, index = read_all(f"{base}/InRelease"), read_all(f"{base}/{INDEX}")
    except urllib.error.HTTPError as error:
        raise Stop(f"{base} answered {error.code}. {_way_out()}") from error
    _check_signature(release)
    entry = f" {hashlib.sha256(index).hexdigest()} +{len(index)} {INDEX}\n"
    if not re.search(entry, release.decode()):
        raise Stop("Debian's index does not match its signed list. Start again later.")
    found = find(name, lzma.decompress(index).decode())
    if found is None:
        raise Stop(f"{name} is no longer in Debian's {SUITE}. {_way_out()}")
    return found


def find(name: str, index: str) -> Pin | None:
    """Return a package's entry in the text of a Packages file."""
    for block in index.split("\n\n"):
        if block.startswith(f"Package: {name}\n"):
            field = dict(re.findall(r"^([\w-]+): (.*)$", block, re.MULTILINE))
            return Pin(name, field["Filename"], field["SHA256"])
    return None


def _check_signature(release: bytes) -> None:
    if not (shutil.which("gpgv") and KEYRING.exists()):
        raise Stop(
            "gpgv and Debian's keyring are needed to check the package that replaced "
            f"the pinned one (gpgv, debian-archive-keyring). {_way_out()}"
        )
    command = ["gpgv", "--quiet", "--keyring", str(KEYRING)]
    if subprocess.run(command, input=release, capture_output=True).returncode:
        raise Stop("Debian's index carries no valid signature; it was not used.")


def _way_out() -> str:
    return "Give your own Odoo 19 instead: ODOO_HOME=folder that contains odoo/."

"""The Debian sources that this machine's own apt uses, in both notations.

Only Debian's own suites count: packages of third parties are none of our business.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .tell import Stop

APT = Path("/etc/apt")
OS_RELEASE = Path("/etc/os-release")


@dataclass(frozen=True)
class Source:
    """One archive: where it is, its suite, and the keyring that signs it (or none)."""

    uri: str
    suite: str
    signed_by: str = ""

    def line(self) -> str:
        """Return it in apt's one-line notation, main component only."""
        options = f"[signed-by={self.signed_by}] " if self.signed_by else ""
        return f"deb {options}{self.uri} {self.suite} main"


def codename(os_release: Path = OS_RELEASE) -> str:
    """Return the Debian release's name, or nothing on another system."""
    text = os_release.read_text() if os_release.exists() else ""
    values = dict(re.findall(r'^(\w+)="?([^"\n]*)"?$', text, re.MULTILINE))
    return values.get("VERSION_CODENAME", "") if values.get("ID") == "debian" else ""


def debian_sources(apt: Path = APT, release: str | None = None) -> list[Source]:
    """Return the sources of this Debian release; nothing on another system."""
    name = codename() if release is None else release
    suites = (
        {f"{name}{end}" for end in ("", "-updates", "-security")} if name else set()
    )
    found = [source for source in _all(apt) if source.suite in suites]
    return list(dict.fromkeys(found))


def mirror(apt: Path = APT, release: str | None = None) -> str:
    """Return the archive to fetch from: DEBIAN_MIRROR, or the one apt uses."""
    if given := os.environ.get("DEBIAN_MIRROR"):
        return given.rstrip("/")
    name = codename() if release is None else release
    for source in debian_sources(apt, name):
        if source.suite == name and source.uri.startswith("http"):
            return source.uri.rstrip("/")
    raise Stop(
        "This machine's apt names no Debian archive that can be reached over HTTP. "
        "Name one in DEBIAN_MIRROR, or give your own Odoo 19 in ODOO_HOME."
    )


def _all(apt: Path) -> Iterator[Source]:
    for file in [apt / "sources.list", *sorted(apt.glob("sources.list.d/*.list"))]:
        if file.is_file():
            yield from _one_line(file.read_text())
    for file in sorted(apt.glob("sources.list.d/*.sources")):
        yield from _deb822(file.read_text())


def _one_line(text: str) -> Iterator[Source]:
    pattern = r"^\s*deb\s+(?:\[([^]]*)\]\s+)?(\S+)\s+(\S+)\s+([^#\n]*)"
    for options, uri, suite, components in re.findall(pattern, text, re.MULTILINE):
        if "main" in components.split():
            key = re.search(r"signed-by=(\S+)", options)
            yield Source(uri, suite, key[1] if key else "")


def _deb822(text: str) -> Iterator[Source]:
    without_comments = re.sub(r"^#.*\n?", "", text, flags=re.MULTILINE)
    for stanza in re.split(r"\n\s*\n", without_comments):
        field = dict(re.findall(r"^([\w-]+):\s*(.*)$", stanza, re.MULTILINE))
        if "deb" not in field.get("Types", "").split() or field.get("Enabled") == "no":
            continue
        if "main" not in field.get("Components", "").split():
            continue
        for uri in field.get("URIs", "").split():
            for suite in field.get("Suites", "").split():
                yield Source(uri, suite, field.get("Signed-By", ""))

"""Debian packages without root: apt picks, fetches and checks, dpkg-deb unpacks.

apt gets a state folder of its own, so that nothing on the machine changes; what is
installed there already is not fetched again.
"""

import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from . import place
from .paths import CACHE, DEV
from .run_tool import run_tool
from .sources import debian_sources

STATE = DEV / "apt"
ARCHIVES = CACHE / "apt"


def is_possible() -> bool:
    """Tell whether this is a Debian whose packages can be had."""
    return bool(shutil.which("apt-get") and debian_sources())


def unpack(packages: Sequence[str], target: Path, stamp: str) -> None:
    """Unpack packages, and what they need beyond this machine's, into a folder."""
    if place.is_complete(target, stamp):
        return
    archives = _download(packages)

    def make(part: Path) -> None:
        for package in archives:
            run_tool("dpkg-deb", ["dpkg-deb", "-x", package, part])

    place.build(target, stamp, make)


@cache
def _apt() -> tuple[str, ...]:
    """Return the command with our own state folder, its lists up to date."""
    for folder in (STATE / "lists/partial", ARCHIVES / "partial"):
        folder.mkdir(parents=True, exist_ok=True)
    sources = STATE / "sources.list"
    sources.write_text("".join(f"{source.line()}\n" for source in debian_sources()))
    settings = {
        "Dir::State::lists": STATE / "lists",
        "Dir::Cache": STATE,
        "Dir::Cache::archives": ARCHIVES,
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "-",
        "Debug::NoLocking": 1,
        "APT::Sandbox::User": "root",
        "APT::Keep-Downloaded-Packages": "true",
        "APT::Update::Error-Mode": "any",
        "Acquire::Languages": "none",
        "Acquire::Retries": 3,
    }
    command = ("apt-get", *(f"-o{name}={value}" for name, value in settings.items()))
    run_tool("apt-update", [*command, "-qq", "update"])
    return command


def _download(packages: Sequence[str]) -> list[Path]:
    """Fetch the packages and what they lack; return the files."""
    install = ["install", "-y", "--no-install-recommends", "--reinstall", *packages]
    plan = run_tool("apt-plan", [*_apt(), "--simulate", *install])
    run_tool("apt-get", [*_apt(), "-qq", "--download-only", *install])
    return [ARCHIVES / name for name in file_names(plan)]


def file_names(plan: str) -> list[str]:
    """Return the names that apt gives to the packages of a simulated installation."""
    pattern = r"^Inst (\S+) (?:\[\S+\] )?\((\S+) .*\[(\w+)\]\)"
    found = re.findall(pattern, plan, re.MULTILINE)
    return [f"{n}_{version.replace(':', '%3a')}_{a}.deb" for n, version, a in found]

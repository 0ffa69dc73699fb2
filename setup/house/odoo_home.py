"""Which Odoo 19: the one given, Debian's package, or Odoo's own branch."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from . import odoo_tree, place
from .paths import DEV
from .sources import codename
from .tell import Stop, step

BRANCH = "19.0"
REPOSITORY = "https://github.com/odoo/odoo"


def odoo_home() -> Path:
    """Return a folder that contains odoo/, and get it first where needed."""
    if given := os.environ.get("ODOO_HOME"):
        return _check(Path(given).expanduser().resolve())
    home = DEV / "odoo"
    if codename() or os.environ.get("DEBIAN_MIRROR"):
        odoo_tree.get(home)
    else:
        _clone(home)
    return _check(home)


def version(home: Path) -> str | None:
    """Return the series of the Odoo in a folder, such as 19.0; None without one."""
    file = home / "odoo" / "release.py"
    if not file.is_file():
        return None
    found = re.search(r"^version_info\s*=\s*\((\d+),\s*(\d+)", file.read_text(), re.M)
    return f"{found[1]}.{found[2]}" if found else None


def _check(home: Path) -> Path:
    found = version(home)
    if found is None:
        raise Stop(f"ODOO_HOME: {home} contains no odoo/release.py.")
    if found != BRANCH:
        raise Stop(f"ODOO_HOME: {home} holds Odoo {found}, but {BRANCH} is needed.")
    return home


def _clone(home: Path) -> None:
    """Take Odoo's official branch, where there is no Debian."""
    if not shutil.which("git"):
        raise Stop("git is needed to fetch Odoo 19. Install it, or set ODOO_HOME.")
    repository = os.environ.get("ODOO_GIT") or REPOSITORY
    command = ["git", "clone", "--quiet", "--depth=1", f"--branch={BRANCH}", repository]

    def make(part: Path) -> None:
        if subprocess.run([*command, str(part / "clone")]).returncode:
            raise Stop(
                f"Odoo's branch {BRANCH} could not be fetched from {repository}."
            )
        for item in (part / "clone").iterdir():
            item.rename(part / item.name)
        (part / "clone").rmdir()

    stamp = f"{repository} {BRANCH}"
    if not place.is_complete(home, stamp):
        with step("Odoo 19: clone of the official branch"):
            place.build(home, stamp, make)

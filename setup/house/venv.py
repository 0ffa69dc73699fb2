"""The Python environment: a venv with pinned packages, checked by their hash."""

import hashlib
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from . import apt, place
from .paths import CACHE, DEV, PYTHON, SETUP, VENV
from .run_tool import run_tool
from .tell import Stop, need_space, step

OLDEST, NEWEST = (3, 10), (3, 13)
MEGABYTES = 1500


def interpreter() -> str:
    """Return a Python that Odoo 19 runs on: this one, or another one in PATH."""
    if Path(sys.prefix) == VENV and (mark := VENV / place.STAMP).is_file():
        return mark.read_text().split(" ")[0]  # the one our own venv was made with
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if found := shutil.which(f"python3.{minor}"):
            return found
    raise Stop("Odoo 19 needs Python 3.10 to 3.13, and none of these is installed.")


def prepare(requirements: str, odoo_home: Path) -> None:
    """Make the venv hold the packages of setup/requirements/`requirements`.txt.

    It is built in its place, since a venv cannot be moved. The stamp is taken away
    first and written last, so that an interrupted one is recognized and built anew.
    """
    file = SETUP / "requirements" / f"{requirements}.txt"
    stamp = f"{interpreter()} {hashlib.sha256(file.read_bytes()).hexdigest()}"
    test = SETUP / "requirements" / "test.txt"
    richer = f"{interpreter()} {hashlib.sha256(test.read_bytes()).hexdigest()}"
    if not any(place.is_complete(VENV, known) for known in (stamp, richer)):
        with step(f"Python packages ({requirements})"):
            need_space(VENV, MEGABYTES)
            _build(file, stamp)
    _make_importable(odoo_home)


def _build(file: Path, stamp: str) -> None:
    mark = VENV / place.STAMP
    known = mark.read_text() if mark.is_file() else ""
    if known.split(" ")[0] != interpreter():
        shutil.rmtree(VENV, ignore_errors=True)
        _create()
    mark.unlink(missing_ok=True)
    run_tool(
        "pip",
        [
            PYTHON,
            "-m",
            "pip",
            "install",
            "--require-hashes",
            # the list is complete: what PyPI has got since then is of no concern
            "--no-deps",
            "--use-pep517",
            "-r",
            file,
        ],
        env={
            "PIP_CACHE_DIR": str(CACHE / "pip"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_INPUT": "1",
            "PIP_PROGRESS_BAR": "off",
        },
    )
    mark.write_text(stamp)


def _create() -> None:
    python = interpreter()
    if find_spec("ensurepip") or python != sys.executable:
        run_tool("venv", [python, "-m", "venv", VENV])
        return
    # Debian without python3-venv: pip comes from the package that venv would use
    run_tool("venv", [python, "-m", "venv", "--without-pip", VENV])
    wheels = DEV / "pip-wheel"
    apt.unpack(["python3-pip-whl"], wheels, "python3-pip-whl")
    found = sorted(wheels.glob("usr/share/python-wheels/pip-*.whl"))
    if not found:
        raise Stop("Python has no venv module. Install it: apt install python3-venv")
    wheel = found[-1]
    bootstrap: list[str | Path] = [PYTHON, wheel / "pip", "install", "--no-index"]
    run_tool("pip-bootstrap", [*bootstrap, wheel])


def _make_importable(odoo_home: Path) -> None:
    """Put the folder that contains odoo/ onto the venv's import path."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    if found.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(f"{PYTHON} does not start. It was removed; start again.")
    line = f"{odoo_home}\n"
    pth = Path(found.stdout.strip()) / "odoo19.pth"
    if not pth.is_file() or pth.read_text() != line:
        pth.write_text(line)

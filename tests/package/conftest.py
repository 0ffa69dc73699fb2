"""Both add-ons as wheels, built and installed as pip does it for anybody."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "setup"))

from house.paths import ADDONS, PYTHON  # noqa: E402


def pip(*arguments):
    """Run pip without network; fail with what it says."""
    command = (PYTHON, "-m", "pip", *arguments, "--no-index", "--no-deps")
    done = subprocess.run(command, capture_output=True, text=True)
    assert not done.returncode, done.stdout + done.stderr


def manifest(addon):
    return ast.literal_eval((ROOT / addon / "__manifest__.py").read_text())


def files(addon):
    """Return the files of an add-on, but for what Python leaves behind."""
    folder = ROOT / addon
    found = (f.relative_to(folder) for f in folder.rglob("*") if f.is_file())
    return {f.as_posix() for f in found if "__pycache__" not in f.parts}


@pytest.fixture(scope="package")
def wheels(tmp_path_factory):
    """Return the wheel of each add-on, built from a copy that git knows nothing of."""
    source = tmp_path_factory.mktemp("source")
    target = tmp_path_factory.mktemp("wheels")
    for addon in ADDONS:
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / addon, source / addon, ignore=leave)
        pip("wheel", "--no-build-isolation", "-w", target, source / addon)
    return {addon: next(target.glob(f"*_{addon}-*.whl")) for addon in ADDONS}


@pytest.fixture(scope="package")
def installed(wheels, tmp_path_factory):
    """Return a folder into which pip installed both wheels."""
    target = tmp_path_factory.mktemp("site")
    pip("install", "--no-compile", "--target", target, *wheels.values())
    return target

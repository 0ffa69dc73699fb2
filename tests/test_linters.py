"""The linters of the contributors' pre-commit set, from PyPI and npm."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
ADDONS = ("inge_online", "inge_online_cert")
PURE = ("protocol", "planning", "ledger", "simulator")
ROOMS = (*(f"inge_online/{name}" for name in PURE[:3]), "inge_online_cert/simulator")
PRETTIER = ROOT / ".dev/node/node_modules/prettier/bin/prettier.cjs"
XML_PLUGIN = ROOT / ".dev/node/node_modules/@prettier/plugin-xml/src/plugin.js"
CACHE = ROOT / ".dev/cache"


def clean(*command):
    """Run a linter; fail with what it found."""
    env = {**os.environ, "RUFF_CACHE_DIR": str(CACHE / "ruff")}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )
    if result.returncode:
        pytest.fail(f"{command[0]}:\n{result.stdout}{result.stderr}", pytrace=False)


def test_ruff_check():
    clean(BIN / "ruff", "check", ".")


def test_ruff_format():
    clean(BIN / "ruff", "format", "--check", "--diff", ".")


def test_pylint_odoo():
    clean(BIN / "pylint", *ADDONS)


def test_pylint_odoo_without_the_orm():
    """Of the pure packages, all but what it takes for methods of the ORM."""
    orm = "--disable=method-required-super,missing-return"
    clean(BIN / "pylint", "--ignore-paths=^$", orm, *ROOMS)


@pytest.mark.parametrize("addon", ADDONS)
def test_oca_checks_of_the_module(addon):
    clean(BIN / "oca-checks-odoo-module", ROOT / addon)


def test_oca_checks_of_the_translations():
    files = [file for addon in ADDONS for file in (ROOT / addon).glob("i18n/*.po*")]
    assert files, "the add-ons have no translations"
    clean(BIN / "oca-checks-po", "--disable=po-pretty-format", *files)


@pytest.mark.parametrize("package", PURE)
def test_mypy_strict(package):
    clean(BIN / "mypy", "-p", package)


def test_mypy_strict_of_the_setup():
    clean(BIN / "mypy", "-p", "house", "-p", "pictures")


def test_prettier():
    kinds = [
        f"{addon}/**/*.{kind}" for addon in ADDONS for kind in ("xml", "js", "css")
    ]
    command = (BIN / "node", PRETTIER, f"--plugin={XML_PLUGIN}", "--check")
    clean(*command, "--no-error-on-unmatched-pattern", *kinds)

"""The rules of the house: who may import whom, and how large a room may be."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PURE = {
    "inge_online/protocol": {"odoo", "planning", "ledger", "simulator", "inge_online"},
    "inge_online/planning": {"odoo", "protocol", "ledger", "simulator", "inge_online"},
    "inge_online/ledger": {"odoo", "simulator", "inge_online"},
    "inge_online_cert/simulator": {
        *("odoo", "protocol", "planning", "ledger", "inge_online", "inge_online_cert"),
    },
}
CODE = ("inge_online", "inge_online_cert", "setup", "tests")
LONGEST_FILE = 400
MEDIAN_FILE = 100
LONGEST_FUNCTION = 60


def python_files(folder):
    return [f for f in sorted((ROOT / folder).rglob("*.py")) if "tests" not in f.parts]


def all_files():
    return [file for folder in CODE for file in sorted((ROOT / folder).rglob("*.py"))]


def imported(tree, depth):
    """Yield the top-level names a file imports; relative ones that leave its room.

    `depth` is how many folders lie between the file and its room.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level > depth + 1:
            yield "inge_online"


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_keep_to_themselves(room):
    files = python_files(room)
    assert files, f"{room} is not there"
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in files
        for name in imported(
            ast.parse(file.read_text()),
            len(file.relative_to(ROOT / room).parts) - 1,
        )
        if name in PURE[room] or name == Path(room).name
    ]
    assert not wrong


def test_the_import_rule_finds_what_it_forbids():
    source = (
        "from odoo import api\nimport planning.x\nfrom ...m import y\nfrom . import z"
    )
    assert list(imported(ast.parse(source), 1)) == ["odoo", "planning", "inge_online"]


def test_no_file_is_crowded():
    sizes = {file: len(file.read_text().splitlines()) for file in all_files()}
    crowded = {
        str(f.relative_to(ROOT)): n for f, n in sizes.items() if n > LONGEST_FILE
    }
    assert not crowded
    counted = [n for file, n in sizes.items() if file.name != "__init__.py"]
    assert statistics.median(counted) <= MEDIAN_FILE


def test_functions_fit_a_screen():
    long = {
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}": lines
        for file in all_files()
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.FunctionDef)
        and (lines := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long


def test_every_addon_says_its_licence_and_version():
    for name in ("inge_online", "inge_online_cert"):
        manifest = ast.literal_eval((ROOT / name / "__manifest__.py").read_text())
        assert manifest["license"] == "LGPL-3"
        assert manifest["version"].startswith("19.0.")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text()


def test_requirements_are_those_of_the_manifests():
    """Odoo refuses to install an add-on whose manifest names a missing package."""
    wanted = set()
    for name in ("inge_online", "inge_online_cert"):
        manifest = ast.literal_eval((ROOT / name / "__manifest__.py").read_text())
        wanted |= set(manifest.get("external_dependencies", {}).get("python", []))
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert wanted == {line for line in lines if line and not line.startswith("#")}


def sudo_without_reason(source):
    """Yield the lines of calls of sudo() in functions that no comment explains."""
    lines, tree = source.splitlines(), ast.parse(source)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        text = lines[function.lineno - 1 : function.end_lineno]
        if any("# sudo: " in line for line in text):
            continue
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "sudo"
                and not (node.args and ast.unparse(node.args[0]) == "False")
            ):
                yield node.end_lineno


def test_more_rights_are_taken_only_where_a_comment_says_why():
    unexplained = [
        f"{file.relative_to(ROOT)}:{line}"
        for addon in ("inge_online", "inge_online_cert")
        for file in python_files(addon)
        for line in sudo_without_reason(file.read_text())
    ]
    assert not unexplained
    assert list(sudo_without_reason("def f(a):\n    a.sudo(False)\n    a.sudo()")) == [
        3
    ]


def test_one_address_is_open_to_everybody_and_no_other_is_ours():
    """A new route has to be thought of here, and by whom it may be called."""
    ours = {
        str(file.relative_to(ROOT))
        for addon in ("inge_online", "inge_online_cert")
        for file in python_files(addon)
        if "simulator" not in file.parts and "route(" in file.read_text()
    }
    assert ours == {"inge_online/controllers/health.py"}

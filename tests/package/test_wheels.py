"""What a provider gets who installs the add-ons by pip."""

import os
import subprocess
import zipfile
from email.parser import HeaderParser

import pytest

from house.paths import ADDONS, PYTHON

from .conftest import files, manifest

#: of each kind of data that code needs, one that it would not work without
NEEDED = {
    "inge_online": (
        "data/inge.error.text.csv",
        "i18n/de.po",
        "protocol/contracts/stand_in/contract.xml",
        "security/ir.model.access.csv",
        "static/description/icon.png",
        "views/inge_course_views.xml",
    ),
    "inge_online_cert": (
        "data/inge_cert_booklet_data.xml",
        "demo/world.json",
        "i18n/de.po",
        "security/ir.model.access.csv",
        "static/description/icon.png",
    ),
}
#: a contract is useless without any one of these
CONTRACT = (".wsdl", ".xsd", ".csv", ".xml")


@pytest.mark.parametrize("addon", ADDONS)
def test_a_wheel_holds_all_of_its_addon(wheels, addon):
    prefix = f"odoo/addons/{addon}/"
    with zipfile.ZipFile(wheels[addon]) as wheel:
        packed = {n.removeprefix(prefix) for n in wheel.namelist() if prefix in n}
    assert not files(addon) - packed - {"pyproject.toml"}
    assert set(NEEDED[addon]) <= packed
    listed = manifest(addon)
    assert {*listed["data"], *listed.get("demo", ())} <= packed


def test_the_shipped_contract_and_the_simulator_are_in_the_wheels(wheels):
    with zipfile.ZipFile(wheels["inge_online"]) as wheel:
        contract = [n for n in wheel.namelist() if "/contracts/stand_in/" in n]
    for kind in CONTRACT:
        assert any(name.endswith(kind) for name in contract), kind
    with zipfile.ZipFile(wheels["inge_online_cert"]) as wheel:
        simulator = [n for n in wheel.namelist() if "/simulator/" in n]
    for kind in (".wsdl", ".xsd", "__main__.py"):
        assert any(name.endswith(kind) for name in simulator), kind


@pytest.mark.parametrize("addon", ADDONS)
def test_version_and_requirements_come_from_the_manifest(wheels, addon):
    with zipfile.ZipFile(wheels[addon]) as wheel:
        name = next(n for n in wheel.namelist() if n.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(wheel.read(name).decode())
    listed = manifest(addon)
    assert said["Name"] == f"odoo-addon-{addon}"
    assert said["Version"] == listed["version"]
    required = " ".join(said.get_all("Requires-Dist"))
    for package in listed["external_dependencies"]["python"]:
        assert package.lower() in required.lower()
    assert ("odoo-addon-inge_online" in required) == (addon == "inge_online_cert")


FIND = """
import odoo.init
from odoo.modules.module import Manifest, initialize_sys_path
from odoo.tools import config
config.parse_config([])
initialize_sys_path()
for name in ("inge_online", "inge_online_cert"):
    print(Manifest.for_addon(name).path)
"""


HELP = """
import runpy, sys
sys.argv[1:] = ["--help"]
runpy.run_module("{}", run_name="__main__")
"""


def python(code, installed, elsewhere, *paths):
    """Run code with the installed wheels and without this checkout."""
    path = os.pathsep.join(map(str, (installed, *paths)))
    env = {**os.environ, "PYTHONPATH": path}
    return subprocess.run(
        [PYTHON, "-c", code], capture_output=True, text=True, env=env, cwd=elsewhere
    )


def test_odoo_finds_both_addons_without_an_addons_path(installed, tmp_path):
    found = python(FIND, installed, tmp_path)
    assert not found.returncode, found.stderr
    expected = [str(installed / "odoo/addons" / addon) for addon in ADDONS]
    assert found.stdout.split() == expected


@pytest.mark.parametrize("addon", ADDONS)
def test_the_pure_packages_work_from_the_wheel(installed, tmp_path, addon):
    """As the commands in the documentation start them: `python -m protocol.check`."""
    rooms = {
        "inge_online": ("protocol.check", "protocol.verify"),
        "inge_online_cert": ("simulator",),
    }
    paths = installed / "odoo/addons" / addon
    for module in rooms[addon]:
        done = python(HELP.format(module), installed, tmp_path, paths)
        assert not done.returncode, done.stderr
        assert "usage" in done.stdout

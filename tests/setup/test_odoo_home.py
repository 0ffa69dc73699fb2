"""Which Odoo is taken, and what is said when it is none."""

import subprocess

import pytest

from house import odoo_home, odoo_tree, test_command
from house.deb import contents
from house.tell import Stop

RELEASE = "version_info = ({}, 0, 0, FINAL, 0, '')\n"


def make(folder, major=19):
    (folder / "odoo").mkdir(parents=True)
    (folder / "odoo" / "release.py").write_text(RELEASE.format(major))
    return folder


def test_a_given_odoo_is_taken_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv("ODOO_HOME", str(make(tmp_path / "mine")))
    assert odoo_home.odoo_home() == tmp_path / "mine"


@pytest.mark.parametrize(("major", "why"), [(18, "18.0, but 19.0"), (None, "no odoo")])
def test_a_wrong_one_is_refused(tmp_path, monkeypatch, major, why):
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    if major:
        make(tmp_path, major)
    with pytest.raises(Stop, match=why):
        odoo_home.odoo_home()


def test_elsewhere_than_on_debian_the_official_branch_is_cloned(tmp_path, monkeypatch):
    def git(*arguments):
        who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path / "origin", check=True)

    make(tmp_path / "origin")
    git("init", "--quiet", "--initial-branch=19.0")
    git("add", ".")
    git("commit", "--quiet", "--message=Odoo")
    for name in ("ODOO_HOME", "DEBIAN_MIRROR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ODOO_GIT", f"file://{tmp_path / 'origin'}")
    monkeypatch.setattr(odoo_home, "codename", lambda: "")
    monkeypatch.setattr(odoo_home, "DEV", tmp_path / "dev")
    assert odoo_home.version(odoo_home.odoo_home()) == "19.0"
    monkeypatch.setenv("ODOO_GIT", f"file://{tmp_path / 'nowhere'}")
    with pytest.raises(Stop, match="could not be fetched"):
        odoo_home.odoo_home()
    assert (tmp_path / "dev" / "odoo" / "odoo" / "release.py").exists()


def test_only_german_is_kept_of_the_translations(tmp_path):
    top = "./usr/lib/python3/dist-packages/odoo/addons/base"
    assert odoo_tree._target(f"{top}/i18n/de.po", tmp_path)
    assert not odoo_tree._target(f"{top}/i18n/fr.po", tmp_path)
    assert not odoo_tree._target("./usr/share/doc/odoo-19/changelog.gz", tmp_path)
    with pytest.raises(Stop, match="unsafe path"):
        odoo_tree._target(f"{top}/../../../../etc/passwd", tmp_path)


def test_what_is_no_package_is_refused(tmp_path):
    (tmp_path / "x.deb").write_bytes(b"<html>not found</html>")
    with (
        pytest.raises(Stop, match="not a Debian package"),
        contents(tmp_path / "x.deb"),
    ):
        pass


@pytest.mark.parametrize(
    ("arguments", "plain"),
    [
        (["tests/setup", "-q"], True),
        (["tests/setup/test_place.py::test_x", "tests/test_house.py"], True),
        (["tests/setup", "inge_online/tests"], False),
        (["tests"], False),
        (["-k", "plan"], False),
        ([], False),
    ],
)
def test_odoo_is_only_started_for_tests_that_need_it(arguments, plain):
    assert test_command.is_plain(arguments) is plain

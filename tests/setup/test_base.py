"""Odoo's own modules are installed once; what is kept of them is whole and fits."""

import os
import subprocess
from dataclasses import replace

import pytest

from house import base, place
from house.odoo_conf import Odoo
from house.postgres import Cluster

MADE = """
CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE;
CREATE TABLE ir_config_parameter (key text, value text);
INSERT INTO ir_config_parameter VALUES ('database.uuid', 'old'), ('of a user', 'Öl');
CREATE INDEX words ON ir_config_parameter (unaccent(value));
"""


@pytest.fixture
def odoo(tmp_path, monkeypatch):
    monkeypatch.setattr(base, "FOLDER", tmp_path / "base")
    odoo = Odoo(tmp_path, "first", 0, "")
    odoo.filestore.mkdir(parents=True)
    (odoo.filestore / "picture").write_text("a picture")
    return odoo


@pytest.fixture
def env(tmp_path):
    cluster = Cluster(tmp_path / "pg")
    service = cluster.start(tmp_path / "postgresql.log", [])
    yield cluster.env
    service.stop()


def ask(env, database, *queries):
    command = ["psql", "-AtqX", "-d", database]
    for query in queries:
        command += ["-c", query]
    done = subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_what_is_kept_comes_back_as_a_database_of_its_own(odoo, env):
    ask(env, "postgres", "CREATE DATABASE first")
    ask(env, "first", MADE)
    base.keep(odoo, env, base.FOLDER / "kept")
    second = replace(odoo, database="second")
    base.restore(base.FOLDER / "kept", second, env)
    values = ask(env, "second", "SELECT value FROM ir_config_parameter ORDER BY key")
    assert "Öl" in values
    assert "old" not in values
    assert "words" in ask(env, "second", "SELECT indexname FROM pg_indexes")
    assert (second.filestore / "picture").read_text() == "a picture"
    assert [folder.name for folder in base.FOLDER.iterdir()] == ["kept"]


def test_a_base_is_of_one_odoo_of_these_modules_languages_and_data(
    odoo, monkeypatch, tmp_path
):
    home = tmp_path / "home"
    (home / "odoo/addons/base").mkdir(parents=True)
    (home / "odoo/addons/base/__manifest__.py").write_text("{'name': 'Base'}")
    monkeypatch.setattr(base, "odoo_home", lambda: home)
    first = base.kept(odoo, ["de_DE"])
    assert base.kept(odoo, ["de_DE"]) == first
    others = {first, base.kept(odoo, []), base.kept(replace(odoo, demo=False), [])}
    # an Odoo of the user's own changes under our hands
    (home / "odoo/addons/base/ir.xml").write_text("<odoo/>")
    others.add(base.kept(odoo, ["de_DE"]))
    (home / place.STAMP).write_text("Debian's package")
    others.add(base.kept(odoo, ["de_DE"]))
    monkeypatch.setattr(base, "modules", lambda: ["account", "mail", "sale"])
    others.add(base.kept(odoo, ["de_DE"]))
    assert len(others) == 6


def test_old_bases_and_abandoned_parts_go(odoo):
    names = ("1", "2", "3", "4", "5", f"{base.PART}old", f"{base.PART}new")
    for number, name in enumerate(names):
        (base.FOLDER / name).mkdir(parents=True)
        os.utime(base.FOLDER / name, (number, number))
    os.utime(base.FOLDER / f"{base.PART}new")
    base.tidy()
    left = {folder.name for folder in base.FOLDER.iterdir()}
    assert left == {"2", "3", "4", "5", f"{base.PART}new"}


def test_only_odoos_own_modules_are_in_it():
    assert "account" in base.modules()
    assert not [name for name in base.modules() if name.startswith("inge")]

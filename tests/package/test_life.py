"""A database's whole life: the first version, the present one, and none of them."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from house import base, database
from house.odoo_conf import Odoo
from house.odoo_log import complaints
from house.paths import ADDONS, ROOT
from house.ports import any_free

from .conftest import manifest

#: both add-ons as they were first installed, without their tests
FIRST = Path(__file__).with_name("first_version.tar.xz")
#: three installations; each takes long on a busy machine
PATIENCE = 600
pytestmark = pytest.mark.timeout(3 * PATIENCE)
TRIED_AGAIN = "odoo.sql_db: bad query: b'DELETE FROM"
#: what must be gone, each as a query that must find nothing
LEFT = {
    "tables": r"SELECT tablename FROM pg_tables WHERE tablename LIKE 'inge\_%'",
    "columns": r"""SELECT table_name || '.' || column_name
        FROM information_schema.columns WHERE column_name LIKE '%inge\_%'""",
    "functions": r"SELECT proname FROM pg_proc WHERE proname LIKE 'inge\_%'",
    "indexes": r"SELECT indexname FROM pg_indexes WHERE indexname LIKE '%inge\_%'",
    "models": "SELECT model FROM ir_model WHERE model LIKE 'inge.%'",
    "names": "SELECT name FROM ir_model_data WHERE module LIKE 'inge_online%'",
    "jobs": "SELECT cron_name FROM ir_cron WHERE cron_name ILIKE '%inge%'",
    "defaults": """SELECT f.name FROM ir_default d
        JOIN ir_model_fields f ON f.id = d.field_id WHERE f.model LIKE 'inge.%'""",
    "notes": "SELECT model FROM mail_message WHERE model LIKE 'inge.%'",
    "tasks": "SELECT res_model FROM mail_activity WHERE res_model LIKE 'inge.%'",
    "followers": "SELECT res_model FROM mail_followers WHERE res_model LIKE 'inge.%'",
    "files": "SELECT res_model FROM ir_attachment WHERE res_model LIKE 'inge.%'",
    "parameters": r"SELECT key FROM ir_config_parameter WHERE key LIKE '%inge\_%'",
    "filters": "SELECT name FROM ir_filters WHERE model_id LIKE 'inge.%'",
}


#: what a provider had entered and reported with the first version
REPORTED = """
course = env.ref("inge_online.demo_course_published")
course = course.with_user(env.ref("inge_online.user_clerk"))
course.section_ids or course.action_plan_sections()
course.action_report_plan()
env.cr.postcommit.clear()
env.cr.commit()
"""
KEPT = {
    "courses": "SELECT id, name, date_start, date_end, site_id FROM inge_course",
    "sections": "SELECT id, number, date_start, date_end FROM inge_course_section",
    "people": """SELECT id, family_name, given_name, birth_date, file_number
        FROM inge_participant""",
    "enrolments": "SELECT id, course_id, participant_id, date_from FROM inge_enrolment",
    "messages": """SELECT id, message_type, state, business_key, payload
        FROM inge_message""",
    "logins": "SELECT id, login, environment, password_encrypted FROM inge_account",
}


class Place:
    """A server's folder, and a database in it that the add-ons come to and leave."""

    def __init__(self, folder):
        self.odoo = Odoo(folder, "inge_online_test_life", any_free(), "", crons=0)
        self.odoo.write()
        self._conf = self.odoo.conf.read_text()

    def run(self, *arguments, addons=None, wheels=None, script=""):
        """Let Odoo work with add-ons of a folder or of installed wheels."""
        old = f"addons_path = {ROOT}\n"
        new = f"addons_path = {addons}\n" if addons else ""
        self.odoo.conf.write_text(self._conf.replace(old, new))
        path = {"PYTHONPATH": str(wheels)} if wheels else {}
        done = subprocess.run(
            self.odoo.command(*arguments),
            cwd=self.odoo.folder,
            env={**os.environ, **path},
            input=script,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert not done.returncode, done.stdout + done.stderr
        self.odoo.log.write_text(done.stderr)
        # what is referenced, Odoo tries to delete once more after what refers to it
        found = complaints(self.odoo.log)
        assert not [line for line in found if TRIED_AGAIN not in line]

    def rows(self, query, values=None):
        """Ask the database."""
        with (
            closing(psycopg2.connect(dbname=self.odoo.database)) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(query, values)
            return cursor.fetchall()

    def versions(self):
        """Return which version of each add-on is installed."""
        query = "SELECT name, latest_version FROM ir_module_module WHERE name IN %s"
        return dict(self.rows(query, (ADDONS,)))

    def kept(self):
        """Return what an upgrade may not touch."""
        return {name: sorted(self.rows(query)) for name, query in KEPT.items()}


QUIET = ("--stop-after-init", "--no-http")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = Place(tmp_path_factory.mktemp("life"))
    database.drop(place.odoo.database, {})
    yield place
    database.drop(place.odoo.database, {})
    database.remove_filestore(place.odoo)


@pytest.fixture(scope="module")
def first(place, tmp_path_factory):
    """The first version with demo data and a report; return what is in it."""
    old = tmp_path_factory.mktemp("first")
    shutil.unpack_archive(FIRST, old)
    # Odoo's own modules, where ./setup/test has kept a database that has them
    own = os.environ.get("INGE_TEST_BASE")
    if own and Path(own).is_dir():
        base.restore(Path(own), place.odoo, {})
    place.run("server", "-i", ",".join(ADDONS), *QUIET, addons=old)
    place.run("shell", "--no-http", addons=old, script=REPORTED)
    return place.kept()


@pytest.fixture(scope="module")
def upgraded(place, first, installed):
    """The same database with the present version, from the wheels."""
    place.run("server", "-u", ",".join(ADDONS), *QUIET, wheels=installed)
    return place.kept()


@pytest.fixture(scope="module")
def uninstalled(place, upgraded, installed):
    place.run("module", "uninstall", *reversed(ADDONS), wheels=installed)


@pytest.mark.parametrize("kind", KEPT)
def test_an_upgrade_keeps_what_was_entered_and_reported(first, upgraded, kind):
    before = {row[0]: row for row in first[kind]}
    after = {row[0]: row for row in upgraded[kind]}
    assert before
    assert {key: after.get(key) for key in before} == before


def test_an_upgrade_brings_the_present_version(place, upgraded):
    assert place.versions() == {a: manifest(a)["version"] for a in ADDONS}


@pytest.mark.parametrize("kind", LEFT)
def test_uninstalling_leaves_nothing_behind(place, uninstalled, kind):
    assert not place.rows(LEFT[kind])


def test_the_wheels_install_where_nothing_was_left(place, uninstalled, installed):
    place.run("server", "-i", ",".join(ADDONS), *QUIET, wheels=installed)
    (courses,) = place.rows("SELECT count(*) FROM inge_course")
    assert courses[0]
    assert place.versions() == {a: manifest(a)["version"] for a in ADDONS}

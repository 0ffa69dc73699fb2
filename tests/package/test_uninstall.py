"""Who removes the add-ons again finds the database as it was before."""

import os
import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest

from house import database
from house.odoo_conf import Odoo
from house.odoo_log import complaints
from house.paths import ADDONS, ROOT
from house.ports import any_free

PATIENCE = 280
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
    "filters": "SELECT name FROM ir_filters WHERE model_id LIKE 'inge.%'",
}


@pytest.fixture(scope="module")
def uninstalled(installed, tmp_path_factory):
    """A copy of the test database after `odoo module uninstall` from the wheels."""
    shared = Path(os.environ["INGE_TEST_FOLDER"])
    folder = tmp_path_factory.mktemp("odoo")
    odoo = Odoo(folder, "inge_online_test_uninstall", any_free(), "", crons=0)
    source = replace(odoo, folder=shared, database=os.environ["INGE_TEST_TEMPLATE"])
    odoo.write()
    # the add-ons come from the wheels, by nothing but their being installed
    lines = odoo.conf.read_text().replace(f"addons_path = {ROOT}\n", "")
    odoo.conf.write_text(lines)
    shutil.copy(shared / "inge_online.key", folder)
    database.copy(source, odoo, {})
    try:
        _run(odoo, installed, "module", "uninstall", *reversed(ADDONS))
        yield odoo
    finally:
        database.drop(odoo.database, {})
        database.remove_filestore(odoo)


def _run(odoo, installed, *arguments):
    done = subprocess.run(
        odoo.command(*arguments),
        cwd=odoo.folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert not done.returncode, done.stdout + done.stderr
    odoo.log.write_text(done.stderr)
    # what is referenced, Odoo tries to delete once more after what refers to it
    assert not [line for line in complaints(odoo.log) if TRIED_AGAIN not in line]


@pytest.mark.parametrize("kind", LEFT)
def test_uninstalling_leaves_nothing_behind(uninstalled, kind):
    with (
        closing(psycopg2.connect(dbname=uninstalled.database)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(LEFT[kind])
        assert not cursor.fetchall()

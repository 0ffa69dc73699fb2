"""Odoo's privacy lookup, really installed, finds participants and erases them."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from house import database
from house.odoo_conf import Odoo
from house.odoo_log import complaints
from house.ports import any_free

PATIENCE = 280
MARK = "FOUND:"
SCRIPT = f"""
import json

people, told = env["inge.participant"], {{}}
course = env["inge.course"].search([("section_ids", "!=", False)], limit=1)


def somebody(name):
    return people.create({{
        "family_name": name, "given_name": "Ada", "birth_date": "1990-01-01",
        "email": f"{{name.lower()}}@example.com", "street": "Geheimberg 1",
        "company_id": course.company_id.id,
    }})


needed, other = somebody("Brauchfeld"), somebody("Unfeld")
env["inge.enrolment"].create({{"course_id": course.id, "participant_id": needed.id}})
contact = needed.partner_id
for person in (needed, other):
    name = person.family_name
    wizard = env["privacy.lookup.wizard"].create(
        {{"name": person.partner_id.name, "email": person.email}}
    )
    wizard.action_lookup()
    told[name] = sorted(set(wizard.line_ids.mapped("res_model")))
    wizard.line_ids.action_unlink_all()
env.flush_all()
env.invalidate_all()
told["left"] = [bool(needed.exists()), bool(other.exists()), bool(contact.exists())]
told["names"] = [contact.name, contact.email, contact.street, needed.family_name]
env.cr.execute("SELECT count(*) FROM res_partner WHERE name ~ 'Brauchfeld|Unfeld'")
told["contacts"] = env.cr.fetchone()[0]
print("{MARK}" + json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the script tells of a copy of the test database with the lookup in it."""
    shared = Path(os.environ["INGE_TEST_FOLDER"])
    folder = tmp_path_factory.mktemp("odoo")
    odoo = Odoo(folder, "inge_online_test_lookup", any_free(), "", crons=0)
    source = replace(odoo, folder=shared, database=os.environ["INGE_TEST_TEMPLATE"])
    odoo.write()
    shutil.copy(shared / "inge_online.key", folder)
    database.copy(source, odoo, {})
    quiet = ("--no-http", "--max-cron-threads=0")
    try:
        _run(odoo, "server", "-i", "privacy_lookup", "--stop-after-init", *quiet)
        text = _run(odoo, "shell", *quiet, script=SCRIPT)
        (line,) = (line for line in text.splitlines() if line.startswith(MARK))
        yield json.loads(line.removeprefix(MARK))
    finally:
        database.drop(odoo.database, {})
        database.remove_filestore(odoo)


def _run(odoo, *arguments, script=""):
    done = subprocess.run(
        odoo.command(*arguments),
        cwd=odoo.folder,
        input=script,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert not done.returncode, done.stdout + done.stderr
    if odoo.log.exists():
        assert not complaints(odoo.log)
    return done.stdout


def test_it_finds_persons_by_their_contact(told):
    for name in ("Brauchfeld", "Unfeld"):
        assert {"inge.participant", "res.partner"} <= set(told[name])


def test_it_deletes_who_is_not_needed_and_erases_who_is(told):
    assert told["left"] == [True, False, True]
    name, email, street, family_name = told["names"]
    assert not (email or street)
    assert "Brauchfeld" not in name + family_name
    assert told["contacts"] == 0

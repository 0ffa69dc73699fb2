"""An installation as the README describes it, without demo data."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from house import database, servers
from house.odoo_conf import Odoo
from house.odoo_log import complaints
from house.paths import PYTHON, ROOT
from house.ports import any_free


@contextmanager
def new_database(commands):
    """Make a database by these commands of the README, as far as a server can have it.

    What they say of ``DATABASE`` and ``odoo.conf`` is filled in.
    """
    odoo = Odoo(
        shared_folder() / "new",
        "inge_online_test_new",
        any_free(),
        servers.endpoint(9),  # nobody: a rehearsal reaches no network
        demo=False,
    )
    database.drop(odoo.database, {})
    database.remove_filestore(odoo)
    odoo.write()
    try:
        for command in commands:
            words = {"DATABASE": odoo.database, "odoo.conf": odoo.conf}
            program, *arguments = (words.get(word, word) for word in command.split())
            assert program == "odoo"
            done = subprocess.run(
                [PYTHON, "-m", "odoo", *arguments],
                cwd=ROOT,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr
        yield odoo
    finally:
        database.drop(odoo.database, {})
        database.remove_filestore(odoo)


@contextmanager
def serving(odoo, *options):
    """Let Odoo serve a database; afterwards its log must be clean."""
    odoo.log.unlink(missing_ok=True)
    server = servers.odoo_server(odoo, {}, [], *options)
    try:
        yield server
    finally:
        server.stop()
    found = complaints(odoo.log)
    assert not found, "\n".join(found)


def shared_folder():
    if "INGE_TEST_TEMPLATE" not in os.environ:
        pytest.fail("the browser tests need a database: run them by ./setup/test")
    return Path(os.environ["INGE_TEST_FOLDER"])

"""A whole installation for a browser: database, simulator and Odoo as processes."""

import os
import re
import shutil
import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "setup"))

from house import database, demo, main_job, servers  # noqa: E402
from house.odoo_conf import Odoo  # noqa: E402
from house.odoo_log import complaints  # noqa: E402
from house.ports import any_free  # noqa: E402
from house.web_session import WebSession  # noqa: E402

AGAIN = re.compile(
    r"(odoo\.sql_db|bus\.websocket): .*could not serialize access", re.DOTALL
)
OUR_TABLE = re.compile(r'\b(UPDATE|INTO|FROM) "?inge_')


@contextmanager
def installation():
    """Run a copy of the test database; afterwards Odoo's log must be clean.

    Each worker has one of its own.
    """
    if "INGE_TEST_TEMPLATE" not in os.environ:
        pytest.fail("the browser tests need a database: run them by ./setup/test")
    shared = Path(os.environ["INGE_TEST_FOLDER"])
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    sim_port = any_free()
    odoo = Odoo(
        shared / f"browser-{worker}",
        f"inge_online_test_browser_{worker}",
        any_free(),
        servers.endpoint(sim_port),
    )
    odoo.write()
    odoo.log.unlink(missing_ok=True)
    # what BAMF knew in an earlier run is of no concern
    (odoo.folder / "simulator.memory").unlink(missing_ok=True)
    # what the passwords in the template were encrypted with
    shutil.copy(shared / "inge_online.key", odoo.folder)
    template = replace(odoo, folder=shared, database=os.environ["INGE_TEST_TEMPLATE"])
    database.copy(template, odoo, {})
    try:
        simulator = servers.simulator(odoo.folder, sim_port, [])
        server = servers.odoo_server(odoo, {}, [])
        demo.speak_german(odoo)
        yield odoo
        # before it ends: a job that is broken off then says so
        found = complaints(odoo.log)
        server.stop()
        simulator.stop()
    finally:
        database.drop(odoo.database, {})
        database.remove_filestore(odoo)
    ours = [complaint for complaint in found if not is_done_again(complaint)]
    assert not ours, "\n".join(ours)


def is_done_again(complaint):
    """Tell whether two requests wrote the same row of Odoo's own, e.g. a presence.

    Odoo logs an error and does the second one again; should that fail too, the page
    complains. Our own tables ask before they write.
    """
    return bool(AGAIN.search(complaint)) and not OUR_TABLE.search(complaint)


def clerk_session(odoo):
    """Log in as the clerk, beside the browser."""
    return WebSession(odoo.port, odoo.database, *main_job.CLERK)


def manager_session(odoo):
    """Log in as somebody who may do more, beside the browser."""
    return WebSession(odoo.port, odoo.database, *demo.ADMIN)

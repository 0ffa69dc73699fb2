"""./setup/screenshots: the demo data as a clerk sees them, as pictures in German."""

from collections.abc import Sequence

from . import backlog, database, demo, environment, main_job, servers
from .lock import take
from .odoo_conf import Odoo
from .paths import BIN, DEV, PYTHON, SETUP
from .ports import any_free
from .tell import step
from .web_session import WebSession

FOLDER = DEV / "pictures"
BUSY = "Another ./setup/screenshots (process {holder}) is running in this checkout."
DATABASE = "inge_online_pictures"


def main(arguments: Sequence[str]) -> int:
    """Make the database anew, report the demo course, take the pictures; their status.

    Arguments are names of scenes: only these are taken.
    """
    environment.prepare(tests=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = take(FOLDER / "lock", BUSY)
    demo.forget_files(FOLDER)
    with environment.database_server(FOLDER, lock) as env:
        simulated = any_free()
        odoo = Odoo(FOLDER, DATABASE, any_free(), servers.endpoint(simulated))
        database.drop(odoo.database, env)
        with step("database of the pictures: installing both add-ons"):
            database.make(odoo, env)
        simulator = servers.simulator(FOLDER, simulated, [lock])
        server = servers.odoo_server(odoo, env, [lock])
        try:
            demo.speak_german(odoo)
            clerk = WebSession(odoo.port, odoo.database, *main_job.CLERK)
            main_job.do(clerk)
            backlog.report(clerk)
            return _take(odoo, arguments)
        finally:
            server.stop()
            simulator.stop()
            database.drop(odoo.database, env)


def _take(odoo: Odoo, scenes: Sequence[str]) -> int:
    """Let the browser take the pictures, in the foreground."""
    where = (str(odoo.port), odoo.database, odoo.endpoint)
    camera = ["-m", "pictures", *where, str(BIN / "chromium"), *scenes]
    env = {"PYTHONPATH": str(SETUP)}
    return servers.foreground("the camera", [PYTHON, *camera], env)

"""./setup/bench: the figures of docs/setup.md, measured side by side in one run."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import database, environment, servers
from .lock import take
from .odoo_conf import Odoo
from .paths import BIN, DEV, PYTHON, ROOT, VENV
from .ports import any_free
from .service import Service
from .tell import step

FOLDER = DEV / "bench"
BUSY = "Another ./setup/bench (process {holder}) is running in this checkout."
DATABASE = "inge_online_bench"


def main(arguments: Sequence[str]) -> int:
    """Make a database, start the simulator, measure; 0 if everything was measured."""
    parser().parse_args(arguments)
    environment.prepare(tests=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = take(FOLDER / "lock", BUSY)
    with environment.database_server(FOLDER, lock) as env:
        port = any_free()
        odoo = _odoo(DATABASE, port)
        database.copy(_template(port, env), odoo, env)
        odoo.write()
        (FOLDER / "simulator.memory").unlink(missing_ok=True)
        simulator = servers.simulator(FOLDER, port, [lock])
        try:
            return _measure(odoo, env, arguments)
        finally:
            simulator.stop()


def parser() -> argparse.ArgumentParser:
    """Return what is known of the command line."""
    parser = argparse.ArgumentParser(prog="./setup/bench")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--quick", action="store_true", help="a fifth of everything")
    parser.add_argument("--screens", action="store_true", help="only the screens")
    parser.add_argument("--pages", action="store_true", help="only beside event's")
    return parser


def _odoo(name: str, port: int) -> Odoo:
    return Odoo(FOLDER, name, any_free(), servers.endpoint(port), crons=0)


def _template(port: int, env: dict[str, str]) -> Odoo:
    """Return a database with the add-ons as they are now, made once and then copied."""
    name = f"{DATABASE}_{database.checksum()}"
    template = _odoo(name, port)
    if not database.exists(name, env):
        for old in database.names(DATABASE, env):
            database.drop(old, env)
            database.remove_filestore(_odoo(old, port))
        with step("database of the benchmark: installing both add-ons"):
            database.make(template, env)
    return template


def _measure(odoo: Odoo, env: dict[str, str], arguments: Sequence[str]) -> int:
    """Run the measurements in the foreground."""
    service = Service(
        "the benchmark",
        [PYTHON, "-m", "tests.bench", str(odoo.conf), odoo.endpoint, *arguments],
        None,
        {**env, "PATH": f"{BIN}:{VENV / 'bin'}:{env.get('PATH', '')}:/usr/bin:/bin"},
        cwd=ROOT,
    )
    sys.stdout.flush()
    try:
        return service.process.wait()
    finally:
        service.stop()

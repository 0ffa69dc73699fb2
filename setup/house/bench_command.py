"""./setup/bench: the figures of docs/setup.md, measured side by side in one run."""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from . import database, environment, servers
from .lock import take
from .paths import DEV, PYTHON
from .ports import any_free

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
        template = database.template(FOLDER, DATABASE, servers.endpoint(port), env)
        odoo = replace(template, database=DATABASE)
        database.copy(template, odoo, env)
        odoo.write()
        (FOLDER / "simulator.memory").unlink(missing_ok=True)
        simulator = servers.simulator(FOLDER, port, [lock])
        try:
            measure = ["-m", "tests.bench", str(odoo.conf), odoo.endpoint, *arguments]
            return servers.foreground("the benchmark", [PYTHON, *measure], env)
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

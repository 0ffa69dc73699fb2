"""./setup/test: everything in one run of pytest, whose closing line is the last."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from . import base, database, environment, servers
from .lock import take
from .paths import DEV, PYTHON, ROOT

FOLDER = DEV / "test"
BUSY = "Another ./setup/test (process {holder}) is running in this checkout."
PREFIX = "inge_online_test"
#: tests that need neither Odoo nor a database: these alone start in a second
PLAIN = tuple(
    ROOT / "tests" / name
    for name in (
        *("interop", "ledger", "planning", "protocol", "setup", "simulator"),
        *("test_docs.py", "test_house.py", "test_linters.py"),
    )
)
#: each has an Odoo of its own, and they share a database server
MOST_WORKERS = 4
#: options with which workers are not wished for, or cannot be used
OWN_WAY = ("-n", "--numprocesses", "-pno:xdist", "no:xdist", "-s", "--capture", "--pdb")


def main(arguments: Sequence[str]) -> int:
    """Prepare what is needed and run pytest with these arguments; its exit status."""
    environment.prepare(tests=True)
    arguments = [*workers(arguments), *arguments]
    if is_plain(arguments):
        return _pytest(["-p", "no:odoo", *arguments], {}, [])
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = take(FOLDER / "lock", BUSY)
    with environment.database_server(FOLDER, lock) as env:
        template = database.template(FOLDER, PREFIX, servers.NOBODY, env)
        work = replace(template, database=f"{PREFIX}_work")
        work.write()
        database.copy(template, work, env)
        options = [f"--odoo-database={work.database}", f"--odoo-config={work.conf}"]
        found = {
            **env,
            "INGE_TEST_TEMPLATE": template.database,
            "INGE_TEST_FOLDER": str(FOLDER),
        }
        if base.is_possible():
            found["INGE_TEST_BASE"] = str(base.kept(template, database.LANGUAGES))
        return _pytest([*options, "--odoo-http", *arguments], found, [lock])


def is_plain(arguments: Sequence[str]) -> bool:
    """Tell whether only tests are named that need no Odoo."""
    named = _named(arguments)
    return bool(named) and all(
        any(path == plain or plain in path.parents for plain in PLAIN) for path in named
    )


def workers(arguments: Sequence[str]) -> list[str]:
    """Use all cores, unless that is of no use or the caller decides it himself."""
    named = _named(arguments)
    alone = len(named) == 1 and named[0].is_file()
    if alone or any(argument.startswith(OWN_WAY) for argument in arguments):
        return []
    # one more than cores: some tests wait for servers and cron jobs
    return ["-n", str(min(cores() + 1, MOST_WORKERS))]


def cores() -> int:
    """Return how many cores we may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _named(arguments: Sequence[str]) -> list[Path]:
    """Return the files and folders among the arguments."""
    paths = [Path(a.split("::")[0]) for a in arguments if a[:1] != "-"]
    return [(ROOT / path).resolve() for path in paths if (ROOT / path).exists()]


def _pytest(arguments: Sequence[str], env: Mapping[str, str], lock: list[int]) -> int:
    """Run pytest in the foreground; no cache of bytecode lies beside our files."""
    found = {**env, "PYTHONPYCACHEPREFIX": str(DEV / "cache" / "pyc")}
    command = ["-m", "pytest", *arguments]
    return servers.foreground("pytest", [PYTHON, *command], found, lock)

"""Everything that must be on the machine, in the order in which it builds up."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import node, odoo_home, postgres, programs, venv
from .cli import check_home
from .lock import release, take
from .paths import DEV

BUSY = (
    "Another ./setup command (process {holder}) is installing. Wait until it is done."
)


def prepare(*, tests: bool) -> None:
    """Get what is missing: Odoo, Python packages, programs."""
    check_home()
    lock = take(DEV / "install.lock", BUSY)
    try:
        home = odoo_home.odoo_home()
        venv.prepare("test" if tests else "run", home)
        programs.get(programs.WKHTMLTOPDF)
        if tests:
            programs.get(programs.CHROMIUM)
            programs.get(programs.PHP)
            node.prepare()
    finally:
        release(lock)


@contextmanager
def database_server(folder: Path, lock: int) -> Iterator[dict[str, str]]:
    """Run PostgreSQL, unless one is given; yield the variables that lead to it."""
    if postgres.is_given():
        yield {"PATH": postgres.client_path()}
        return
    cluster = postgres.Cluster(folder / "pg")
    service = cluster.start(folder / "postgresql.log", [lock])
    try:
        yield cluster.env
    finally:
        service.stop()

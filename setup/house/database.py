"""Making, copying and dropping databases with the add-ons installed."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from .odoo_conf import Odoo
from .odoo_log import complaints
from .paths import ADDONS, ROOT
from .service import Service
from .tell import Stop

#: what an installation does not depend on
NOT_INSTALLED = {"tests", "__pycache__", "readme"}


def checksum() -> str:
    """Return a short name for the state of the add-ons, as far as it is installed."""
    total = hashlib.sha256()
    for addon in ADDONS:
        for file in sorted((ROOT / addon).rglob("*")):
            if file.is_file() and not NOT_INSTALLED & set(file.parts):
                total.update(str(file.relative_to(ROOT)).encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:12]


def exists(name: str, env: Mapping[str, str]) -> bool:
    """Tell whether the server has this database."""
    query = f"SELECT 1 FROM pg_database WHERE datname = '{name}'"
    return _client("psql", "-AtX", "-d", "postgres", "-c", query, env=env) == "1"


def names(prefix: str, env: Mapping[str, str]) -> list[str]:
    """Return the databases whose name begins with this."""
    query = f"SELECT datname FROM pg_database WHERE starts_with(datname, '{prefix}')"
    return _client("psql", "-AtX", "-d", "postgres", "-c", query, env=env).split()


def drop(name: str, env: Mapping[str, str]) -> None:
    """Drop a database, also one that somebody still uses."""
    _client("dropdb", "--if-exists", "--force", name, env=env)


def copy(source: Odoo, target: Odoo, env: Mapping[str, str]) -> None:
    """Copy a database with its attachments."""
    drop(target.database, env)
    _client("createdb", "-T", source.database, target.database, env=env)
    shutil.rmtree(target.filestore, ignore_errors=True)
    if source.filestore.is_dir():
        shutil.copytree(source.filestore, target.filestore)


def install(odoo: Odoo, env: Mapping[str, str], *arguments: str) -> None:
    """Install the add-ons with demo data and German; Stop unless the log is clean."""
    odoo.write()
    odoo.log.unlink(missing_ok=True)
    command = odoo.command("server", "-i", ",".join(ADDONS), "--load-language=de_DE")
    command += ["--stop-after-init", "--no-http", "--max-cron-threads=0", *arguments]
    service = Service("Odoo", command, odoo.log, env, cwd=ROOT)
    try:
        code = service.process.wait()
    finally:
        service.stop()
    if bad := complaints(odoo.log):
        text = "\n".join(bad[:20])
        raise Stop(f"Installing the add-ons, Odoo complained:\n{text}\n{odoo.log}")
    if code:
        raise Stop(f"Installing the add-ons, Odoo ended with {code}.\n{service.tail()}")


def _client(program: str, *arguments: str, env: Mapping[str, str]) -> str:
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Stop(f"PostgreSQL's {program} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def remove_filestore(odoo: Odoo) -> None:
    """Delete the attachments of a database that is gone."""
    shutil.rmtree(Path(odoo.filestore), ignore_errors=True)

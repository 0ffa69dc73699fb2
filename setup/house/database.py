"""Making, copying and dropping databases with the add-ons installed."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from . import base
from .odoo_conf import Odoo
from .odoo_log import complaints
from .paths import ADDONS, ROOT
from .ports import any_free
from .service import Service
from .tell import failed, step

Env = Mapping[str, str]
LANGUAGES = ("de_DE",)
#: Odoo tells its maker of each installation, for the first time after a week: a kept
#: database is soon older than that, and ours speak to nobody beyond this machine
SILENCE = """
    UPDATE ir_cron SET active = false WHERE id = (
        SELECT res_id FROM ir_model_data
        WHERE module = 'mail' AND name = 'ir_cron_module_update_notification'
    )
"""
#: what an installation does not depend on
NOT_INSTALLED = {"tests", "__pycache__", "readme"}


def checksum() -> str:
    """Return a short name for the state of the add-ons, as far as it is installed."""
    total = hashlib.sha256(SILENCE.encode())
    for addon in ADDONS:
        for file in sorted((ROOT / addon).rglob("*")):
            if file.is_file() and not NOT_INSTALLED & set(file.parts):
                total.update(str(file.relative_to(ROOT)).encode())
                total.update(file.read_bytes())
    return total.hexdigest()[:12]


def exists(name: str, env: Env) -> bool:
    """Tell whether the server has this database."""
    query = f"SELECT 1 FROM pg_database WHERE datname = '{name}'"
    return _client("psql", "-AtX", "-d", "postgres", "-c", query, env=env) == "1"


def names(prefix: str, env: Env) -> list[str]:
    """Return the databases whose name begins with this."""
    query = f"SELECT datname FROM pg_database WHERE starts_with(datname, '{prefix}')"
    return _client("psql", "-AtX", "-d", "postgres", "-c", query, env=env).split()


def drop(name: str, env: Env) -> None:
    """Drop a database, also one that somebody still uses."""
    _client("dropdb", "--if-exists", "--force", name, env=env)


def copy(source: Odoo, target: Odoo, env: Env) -> None:
    """Copy a database with its attachments; the database comes last, as a whole."""
    drop(target.database, env)
    remove_filestore(target)
    if source.filestore.is_dir():
        shutil.copytree(source.filestore, target.filestore)
    _client("createdb", "-T", source.database, target.database, env=env)


def template(folder: Path, prefix: str, endpoint: str, env: Env) -> Odoo:
    """Return a database with the add-ons as they are now, made once and then copied.

    Whatever else begins with the prefix is dropped when they have changed.
    """
    name = f"{prefix}_{checksum()}"
    found = Odoo(folder, name, any_free(), endpoint, crons=0)
    if not exists(name, env):
        for old in names(prefix, env):
            drop(old, env)
            remove_filestore(replace(found, database=old))
        with step(f"database {name}: installing both add-ons with demo data"):
            make(found, env)
    return found


def make(odoo: Odoo, env: Env, languages: Sequence[str] = LANGUAGES) -> None:
    """Install the add-ons in these languages; the database is whole or not there."""
    making = replace(odoo, database=f"{odoo.database}_making")
    drop(making.database, env)
    remove_filestore(making)
    spoken = [f"--load-language={','.join(languages)}"] if languages else []
    if base.is_possible():
        _lay(making, env, languages, spoken)
        spoken = []
    _run(making, env, "-i", ",".join(ADDONS), *spoken)
    _client("psql", "-qX", "-d", making.database, "-c", SILENCE, env=env)
    drop(odoo.database, env)
    remove_filestore(odoo)
    if making.filestore.is_dir():
        making.filestore.rename(odoo.filestore)
    rename = f'ALTER DATABASE "{making.database}" RENAME TO "{odoo.database}"'
    _client("psql", "-qX", "-d", "postgres", "-c", rename, env=env)


def _lay(odoo: Odoo, env: Env, languages: Sequence[str], spoken: Sequence[str]) -> None:
    """Make the database with Odoo's own modules, from what an earlier one kept."""
    kept = base.kept(odoo, languages)
    if kept.is_dir():
        base.restore(kept, odoo, env)
        return
    _run(odoo, env, "-i", ",".join(base.modules()), *spoken)
    base.keep(odoo, env, kept)


def update(odoo: Odoo, env: Env) -> None:
    """Bring the add-ons in a database up to date."""
    _run(odoo, env, "-u", ",".join(ADDONS))


def remove_filestore(odoo: Odoo) -> None:
    """Delete the attachments of a database."""
    shutil.rmtree(odoo.filestore, ignore_errors=True)


def _run(odoo: Odoo, env: Env, *arguments: str) -> None:
    """Let Odoo work on a database; Stop unless all went well and the log is clean."""
    odoo.write()
    odoo.log.unlink(missing_ok=True)
    options = ("--stop-after-init", "--no-http", "--max-cron-threads=0")
    command = odoo.command("server", *arguments, *options)
    service = Service("Odoo", command, odoo.log, env, cwd=ROOT)
    try:
        code = service.process.wait()
    finally:
        service.stop()
    if bad := complaints(odoo.log):
        text = "\n".join(bad[:20])
        sentence = f"Installing the add-ons, Odoo complained:\n{text}\n{odoo.log}"
        raise failed(sentence, text)
    if code:
        tail = service.tail()
        raise failed(f"Installing the add-ons, Odoo ended with {code}.\n{tail}", tail)


def _client(program: str, *arguments: str, env: Env) -> str:
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        said = done.stderr.strip()
        raise failed(f"PostgreSQL's {program} failed: {said}", said)
    return done.stdout.strip()

"""A database with Odoo's own modules alone, kept as a dump beside the downloads.

They take most of the time of an installation and change with Odoo only. So a change of
the add-ons, another checkout or `--fresh` installs just the add-ons onto it.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from . import place, postgres
from .odoo_conf import Odoo
from .odoo_home import odoo_home
from .paths import ADDONS, CACHE, ROOT, SETUP
from .tell import failed

Env = Mapping[str, str]
FOLDER = CACHE / "base"
DUMP, FILES, PART = "dump.sql", "filestore", "part-"
#: seconds after which nobody works on a part any more
ABANDONED = 3600
#: bases kept: with and without demo data, and those of another branch
KEPT = 4
#: what decides how Odoo's modules are installed
HOW = ("requirements/run.txt", "house/odoo_conf.py", "house/base.py")
# what Odoo does to a new database and a dump does not know: its indexes need it
PREPARE = "CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE;"
# such an index also takes what it finds in the usual search path
NO_SEARCH_PATH = "SELECT pg_catalog.set_config('search_path', '', false);"
# no two databases have these in common
OWN = """
UPDATE ir_config_parameter SET value = gen_random_uuid()
 WHERE key IN ('database.uuid', 'database.secret');
"""


def is_possible() -> bool:
    """Tell whether a dump can be kept: not of a server whose version may be any."""
    return not postgres.is_given()


def modules() -> list[str]:
    """Return what the add-ons need of Odoo, by their manifests."""
    needed = {name for addon in ADDONS for name in _needs(ROOT / addon)}
    return sorted(needed - set(ADDONS))


def kept(odoo: Odoo, languages: Sequence[str]) -> Path:
    """Return the folder for this Odoo, these modules, languages and kind of data."""
    home = odoo_home()
    stamp = home / place.STAMP
    parts = [stamp.read_text()] if stamp.is_file() else [str(home), *_files(home)]
    parts += [*modules(), *languages, f"demo={odoo.demo}"]
    parts += [(SETUP / name).read_text() for name in HOW]
    return FOLDER / hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def keep(odoo: Odoo, env: Env, folder: Path) -> None:
    """Keep the database as a dump with its attachments; whole, or not at all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER, prefix=PART) as name:
        part = Path(name) / "base"
        part.mkdir()
        dump(odoo.database, env, part / DUMP)
        if odoo.filestore.is_dir():
            shutil.copytree(odoo.filestore, part / FILES)
        if not folder.exists():  # another checkout may have been faster
            part.rename(folder)
    tidy()


def tidy() -> None:
    """Delete bases that were not used for long, and what an interrupted start left."""
    found = sorted(FOLDER.iterdir(), key=lambda folder: -folder.stat().st_mtime)
    whole = [folder for folder in found if not folder.name.startswith(PART)]
    left = [part for part in set(found) - set(whole) if _age(part) > ABANDONED]
    for old in (*whole[KEPT:], *left):
        shutil.rmtree(old, ignore_errors=True)


def restore(folder: Path, odoo: Odoo, env: Env) -> None:
    """Make the database from what was kept."""
    os.utime(folder)
    load(folder / DUMP, odoo.database, env)
    _call(["psql", "-qX", "-d", odoo.database, "-c", OWN], env)
    if (folder / FILES).is_dir():
        shutil.copytree(folder / FILES, odoo.filestore)


def dump(database: str, env: Env, file: Path) -> None:
    """Write a database of Odoo as SQL, such that `load` can read it."""
    _call(["pg_dump", "--no-owner", "-f", str(file), database], env)
    file.write_text(PREPARE + file.read_text().replace(NO_SEARCH_PATH, "", 1))


def load(file: Path, database: str, env: Env) -> None:
    """Make a database from what `dump` wrote."""
    _call(["createdb", database], env)
    quiet = ["-qX", "-o", os.devnull, "-v", "ON_ERROR_STOP=1"]
    _call(["psql", *quiet, "-d", database, "-f", str(file)], env)


def _age(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime


def _call(command: Sequence[str], env: Env) -> None:
    run = {**os.environ, **env}
    done = subprocess.run(command, env=run, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip()
        raise failed(f"PostgreSQL's {command[0]} failed: {said[-1000:]}", said)


def _needs(module: Path) -> list[str]:
    manifest = ast.literal_eval((module / "__manifest__.py").read_text())
    found: list[str] = manifest.get("depends", ["base"])
    return found


def _files(home: Path) -> Iterator[str]:
    """Name the files of Odoo that an installation reads, with size and time."""
    places = [home / "odoo" / "addons", home / "addons"]
    todo, seen = ["base", *modules()], set[str]()
    while todo:
        name = todo.pop()
        found = [p / name for p in places if (p / name / "__manifest__.py").is_file()]
        if name in seen or not found:
            continue
        seen.add(name)
        todo += _needs(found[0])
        for file in sorted(found[0].rglob("*.*")):
            if not {"static", "tests", "__pycache__"} & set(file.parts):
                stat = file.stat()
                yield f"{file} {stat.st_size} {stat.st_mtime_ns}"

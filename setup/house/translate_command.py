"""./setup/translate: the terms of the add-ons, from a database without demo."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import database, environment, servers
from .lock import take
from .odoo_conf import Odoo
from .paths import ADDONS, DEV, PYTHON, ROOT
from .ports import any_free
from .run_tool import run_tool
from .tell import step

FOLDER = DEV / "translate"
BUSY = "Another ./setup/translate (process {holder}) is running in this checkout."
UPDATE = Path(__file__).with_name("translations.py")


def main(arguments: Sequence[str]) -> int:
    """Export the terms and update the files of each add-on.

    With ``--check`` nothing is written. The exit status is 1 if a file was out of date
    under ``--check``, or if a term has no translation yet; both are named.
    """
    environment.prepare(tests=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = take(FOLDER / "lock", BUSY)
    nobody, port = servers.NOBODY, any_free()
    odoo = Odoo(FOLDER, "inge_online_terms", port, nobody, crons=0, demo=False)
    with environment.database_server(FOLDER, lock) as env:
        with step("database without demo data: installing both add-ons"):
            database.make(odoo, env, languages=())
        try:
            return update(odoo, env, arguments)
        finally:
            database.drop(odoo.database, env)
            database.remove_filestore(odoo)


def update(odoo: Odoo, env: Mapping[str, str], arguments: Sequence[str]) -> int:
    """Export the terms of a database without demo data, and go on as ``main``."""
    export = odoo.command("i18n", "export")
    for addon in ADDONS:
        pot = _exported(odoo, addon)
        run_tool("i18n", [*export, "-d", odoo.database, "-o", pot, addon], env)
    return max(_update(_exported(odoo, addon), addon, arguments) for addon in ADDONS)


def _exported(odoo: Odoo, addon: str) -> Path:
    return odoo.folder / f"{addon}.pot"


def _update(pot: Path, addon: str, arguments: Sequence[str]) -> int:
    folder = ROOT / addon / "i18n"
    command: list[str | Path] = [PYTHON, UPDATE, pot, folder, *arguments]
    return subprocess.run(command).returncode

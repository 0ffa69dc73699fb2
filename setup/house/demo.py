"""The database that ./setup/run shows: made once, kept, brought up to date."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from . import database, postgres
from .odoo_conf import Odoo
from .tell import step
from .web_session import WebSession

DATABASE = "inge_online_demo"
ADMIN = ("admin", "admin")
LANGUAGE = "de_DE"
Env = Mapping[str, str]


def prepare(odoo: Odoo, env: Env) -> bool:
    """Make the database, or bring it up to date with the add-ons; True if it is new."""
    mark = odoo.folder / "addons"
    now = database.checksum()
    if not database.exists(odoo.database, env):
        with step("database: installing both add-ons with demo data in German"):
            database.make(odoo, env)
        mark.write_text(now)
        return True
    if not mark.is_file() or mark.read_text() != now:
        with step("database: bringing the add-ons up to date"):
            database.update(odoo, env)
        mark.write_text(now)
    return False


def forget(odoo: Odoo, env: Env) -> None:
    """Drop the database and its attachments."""
    database.drop(odoo.database, env)
    database.remove_filestore(odoo)


def forget_files(folder: Path) -> None:
    """Delete what an earlier run left in its folder, but for the lock."""
    if not postgres.is_given() and folder.is_dir():
        postgres.Cluster(folder / "pg").remove()
    for item in folder.iterdir():
        if item.name != "lock":
            shutil.rmtree(item) if item.is_dir() else item.unlink()


def speak_german(odoo: Odoo) -> None:
    """Let all users, and contacts to come, have German and German time."""
    session = WebSession(odoo.port, odoo.database, *ADMIN)
    users = session.call("res.users", "search", [("share", "=", False)])
    session.call("res.users", "write", users, {"lang": LANGUAGE, "tz": "Europe/Berlin"})
    session.call("ir.default", "set", "res.partner", "lang", LANGUAGE)

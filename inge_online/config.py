"""What the server's administrator decides: section ``[inge_online]`` of odoo.conf.

An environment variable ``INGE_ONLINE_<KEY>`` wins over the file. This module is the
only reader. Nothing in the database can change any of it, so that neither a dump nor
a careless user can redirect personal data.
"""

import configparser
import os
from functools import lru_cache
from pathlib import Path

from odoo.tools import config, str2bool

from .protocol import Options

SECTION = "inge_online"
SHIPPED = Path(__file__).parent / "protocol" / "contracts" / "stand_in"


def value(key):
    """Return a setting, or an empty text."""
    if (variable := os.environ.get(f"{SECTION}_{key}".upper())) is not None:
        return variable.strip()
    file = config["config"] or ""
    try:
        changed = os.stat(file).st_mtime_ns
    except OSError:
        return ""
    return _section(file, changed).get(key, "").strip()


@lru_cache(maxsize=1)
def _section(file, changed):
    """Return our section of a file, read once for each time it was changed."""
    parser = configparser.RawConfigParser()
    parser.read([file])
    return dict(parser[SECTION]) if parser.has_section(SECTION) else {}


def contract_folder():
    """Folder of the contract with BAMF's files; the shipped stand-in by default."""
    return Path(value("contract") or SHIPPED)


def armed():
    """Tell whether this server may send to production; anything unclear is a no."""
    return str2bool(value("armed"), default=False)


def key():
    """Key of the passwords, given directly; only from the environment."""
    return os.environ.get("INGE_ONLINE_KEY", "").strip()


def key_file():
    """File with the keys of the passwords, the current one first.

    By default beside the file store, where no backup of a database takes it along.
    Several servers on one database need the same file.
    """
    return Path(value("key_file") or Path(config["data_dir"]) / "inge_online.key")


def home_file():
    """File that lists which databases report from this server; see :mod:`home`.

    Several servers on one database need the same file.
    """
    return Path(value("home_file") or Path(config["data_dir"]) / "inge_online.home")


def journals():
    """Folder of the journals of calls; see :mod:`journal`. A server has its own."""
    return Path(config["data_dir"]) / "inge_online.calls"


def parallel():
    """Calls that one process makes side by side; more than ten help nobody."""
    number = value("parallel") or "4"
    return min(max(int(number), 1), 10) if number.isdecimal() else 1


def options():
    """Options of all calls."""
    return Options(
        ca_file=value("ca_file") or None,
        client_certificate=value("client_certificate") or None,
        test_endpoint=value("test_endpoint") or None,
        proxy=value("proxy") or None,
    )

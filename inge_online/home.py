"""Which databases report from this server: a list in a file outside of them.

A copied, renamed or restored database has another fingerprint, another server has
another file: neither sends anything. Servers of one installation share the file.
"""

import hashlib
import os

from . import config

UNBOUND = "unbound"
"""Value of the mark in a database that has never sent anything."""


def fingerprint(*parts):
    """Return the line that stands for a database; it tells nothing of its parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


def knows(mark):
    """Tell whether this fingerprint is in the file; what cannot be read is a no."""
    try:
        return mark in config.home_file().read_text("ascii").split()
    except (OSError, ValueError):
        return False


def add(mark):
    """Put a fingerprint into the file.

    :raises OSError: it cannot be written
    """
    path = config.home_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    # one short write at the end: two servers cannot mix their lines
    line = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(line, f"{mark}\n".encode())
    finally:
        os.close(line)

"""Passwords at rest: encrypted with a key that is not in the database."""

import os
from tempfile import NamedTemporaryFile

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from . import config


class NoKey(ValueError):
    """There is no usable key, or not the one a password was encrypted with."""


def encrypt(password):
    """Return the text to store.

    A server without a key gets one, in a file that its user alone may read.

    :raises NoKey: the key file cannot be written, or holds something else
    """
    _provide_key()
    return _cipher().encrypt(password.encode()).decode()


def decrypt(stored):
    """Return the password.

    :raises NoKey: the key is missing or another one, as in a restored copy
    """
    try:
        return _cipher().decrypt(stored.encode()).decode()
    except InvalidToken as error:
        raise NoKey("encrypted with another key") from error


def _cipher():
    try:
        lines = config.key() or config.key_file().read_text("ascii")
        return MultiFernet([Fernet(line) for line in lines.split()])
    except (OSError, ValueError) as error:
        raise NoKey("no usable key") from error


def _provide_key():
    path = config.key_file()
    if config.key() or path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # linked when it is whole, so that a second process never reads half a key
        with NamedTemporaryFile(dir=path.parent) as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.link(file.name, path)
    except FileExistsError:
        return
    except OSError as error:
        raise NoKey("the key file cannot be written") from error

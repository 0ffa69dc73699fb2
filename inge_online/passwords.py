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


def is_current(stored):
    """Tell whether a password is encrypted with the newest key."""
    try:
        _keys()[0].decrypt(stored.encode())
    except InvalidToken:
        return False
    return True


def renew(stored):
    """Return a password encrypted with the newest key.

    :raises NoKey: no key opens it
    """
    try:
        return _cipher().rotate(stored.encode()).decode()
    except InvalidToken as error:
        raise NoKey("encrypted with another key") from error


def add_key():
    """Put a new key in front of the others; these still open what they closed.

    :raises NoKey: the keys are given by the environment, or cannot be written
    """
    if config.key():
        raise NoKey("the key comes from the environment: put a new one in front of it")
    _provide_key()
    _write_keys([Fernet.generate_key().decode(), *_lines()])


def forget_old_keys():
    """Keep the newest key alone. Nothing may be encrypted with another one.

    :raises NoKey: the keys are given by the environment, or cannot be written
    """
    if config.key():
        raise NoKey("the key comes from the environment: remove the old ones there")
    _write_keys(_lines()[:1])


def _cipher():
    return MultiFernet(_keys())


def _keys():
    try:
        keys = [Fernet(line) for line in _lines()]
    except ValueError as error:
        raise NoKey("no usable key") from error
    if not keys:
        raise NoKey("no usable key")
    return keys


def _lines():
    try:
        return (config.key() or config.key_file().read_text("ascii")).split()
    except (OSError, ValueError) as error:
        raise NoKey("no usable key") from error


def _write_keys(lines):
    path = config.key_file()
    try:
        # replaced when it is whole, so that nobody reads half a list of keys
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write("".join(f"{line}\n" for line in lines).encode())
            file.flush()
            os.fsync(file.fileno())
        owner = path.stat()
        # the command may run as root, the server does not
        os.chown(file.name, owner.st_uid, owner.st_gid)
        os.replace(file.name, path)
    except OSError as error:
        raise NoKey("the key file cannot be written") from error


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

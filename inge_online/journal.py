"""Which calls a sender has begun: a file that outlives its process.

Messages are claimed ahead of their calls. When a process is killed, those that waited
for a line were surely never called: they are in the claim, but not in the journal. That
proves it only where the journal was written, and only until the machine starts anew: a
crash of the machine may lose lines that were written. Anything else proves nothing.
"""

import contextlib
import logging
import os
import secrets
import time
from pathlib import Path

from . import config

_logger = logging.getLogger(__name__)

BOOT = Path("/proc/sys/kernel/random/boot_id")
DAY = 24 * 60 * 60


class Journal:
    """The journal of one sender; without a name it proves nothing."""

    def __init__(self):
        self.name = ""
        self._file = None

    def open(self):
        """Begin the journal, unless that is not possible here."""
        if self._file is not None or not _boot():
            return
        name = f"{_boot()}.{secrets.token_hex(8)}"
        path = config.journals() / name
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            _logger.info("No journal of calls is kept: %s", type(error).__name__)
            return
        self.name = name
        self.note(name)

    def note(self, attempt):
        """Write down that a call begins; if that fails, the journal is given up.

        :raises OSError: it can be neither written nor removed; the call must not begin
        """
        if self._file is None:
            return
        try:
            line = f"{attempt}\n".encode()
            if os.write(self._file, line) == len(line):
                return
        except OSError as error:
            _logger.info("The journal of calls is given up: %s", type(error).__name__)
        (config.journals() / self.name).unlink(missing_ok=True)

    def close(self):
        """End the journal: everything in it is settled."""
        if self._file is None:
            return
        os.close(self._file)
        self._file = None
        with contextlib.suppress(OSError):
            (config.journals() / self.name).unlink(missing_ok=True)


def shows_uncalled(name, attempt):
    """Tell whether a dead sender surely never began this call."""
    if not name or not attempt or name.partition(".")[0] != _boot():
        return False
    try:
        lines = (config.journals() / name).read_text("ascii").splitlines()
    except (OSError, ValueError):
        return False
    return lines[:1] == [name] and attempt not in lines


def forget_old():
    """Remove journals that nobody has written for a day."""
    with contextlib.suppress(OSError):
        for path in config.journals().iterdir():
            if path.stat().st_mtime < time.time() - DAY:
                path.unlink(missing_ok=True)


def _boot():
    """Return what the machine's present run is called, or nothing."""
    try:
        return BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""

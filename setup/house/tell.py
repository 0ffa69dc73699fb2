"""Talking to the person at the terminal: progress, and reasons to stop."""

import errno
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .paths import CACHE, DEV

NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
#: how programs say it
FULL = ("No space left on device", "Disk quota exceeded", "ENOSPC")


class Stop(Exception):
    """Something a person must know or do: a clear sentence, and the way out."""


def say(text: str = "") -> None:
    """Print a line at once, also when the output is a file."""
    print(text, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Name what is being done, and how long it took."""
    say(f"  {title} ...")
    started = time.monotonic()
    yield
    say(f"  {title}: done in {time.monotonic() - started:.1f} s")


def is_disk_full(error: BaseException) -> bool:
    """Tell whether an error, or one that caused it, is a full disk or quota."""
    link: BaseException | None = error
    while link is not None:
        if isinstance(link, OSError) and link.errno in NO_SPACE:
            return True
        link = link.__cause__ or link.__context__
    return False


def failed(sentence: str, output: str) -> Stop:
    """Return why a program failed: for want of space, if it says so."""
    if any(sign in output for sign in FULL):
        return disk_full(DEV, CACHE)
    return Stop(sentence)


def disk_full(*folders: Path) -> Stop:
    """Return the sentence about a full disk."""
    names = " or ".join(map(str, folders))
    return Stop(
        f"The disk that holds {names} is full. Free some space (about 3 GB are "
        "needed at first) and start again; what was complete is kept."
    )


def need_space(folder: Path, megabytes: int) -> None:
    """Stop before beginning what would not fit."""
    place = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(place).free // 1_000_000
    if free < megabytes:
        raise Stop(
            f"Only {free} MB are free on the disk that holds {place}, but the next "
            f"step needs about {megabytes} MB. Free some space and start again."
        )


def complain(sentence: object) -> None:
    """Print a reason to stop where errors belong."""
    sys.stdout.flush()
    print(f"\nSTOPPED: {sentence}", file=sys.stderr, flush=True)

"""Folders that are either whole or not there.

A folder is built beside its place and moved there when it is complete. The stamp in it
says what it was made from; another stamp means that it is built anew.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

STAMP = ".complete"


def is_complete(target: Path, stamp: str) -> bool:
    """Tell whether the folder was finished, and made from just this."""
    file = target / STAMP
    return file.is_file() and file.read_text() == stamp


def build(target: Path, stamp: str, make: Callable[[Path], None]) -> bool:
    """Let `make` fill a new folder and put it in its place; False if it was there."""
    if is_complete(target, stamp):
        return False
    part, old = (target.with_name(f"{target.name}.{end}") for end in ("part", "old"))
    target.parent.mkdir(parents=True, exist_ok=True)
    for leftover in (part, old):
        shutil.rmtree(leftover, ignore_errors=True)
    part.mkdir()
    make(part)
    (part / STAMP).write_text(stamp)
    if target.exists():
        target.rename(old)
    part.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    return True

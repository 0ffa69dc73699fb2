"""One at a time: a lock that the kernel takes back, however a process ends."""

import fcntl
import os
import time
from pathlib import Path

from .tell import Stop, say

#: seconds that the processes of a killed predecessor may take to stop
PATIENCE = 60
#: seconds for a holder that is just about to end
BRIEFLY = 2
_HELD: set[int] = set()


def take(file: Path, busy: str) -> int:
    """Lock a file and return its descriptor; Stop with `busy` if another one runs.

    Whoever inherits the descriptor holds the lock too. So the keepers of a runner that
    was killed hold it until the last of its processes is gone; that is waited for.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    started, waited = time.monotonic(), False
    while not _try(descriptor):
        holder = os.pread(descriptor, 20, 0).decode().strip()
        patience = BRIEFLY if _is_alive(holder) else PATIENCE
        if time.monotonic() - started > patience:
            os.close(descriptor)
            raise Stop(busy.format(holder=holder or "unknown"))
        if patience == PATIENCE and not waited:
            say("  waiting for the processes of an interrupted run to stop ...")
            waited = True
        time.sleep(0.2)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, str(os.getpid()).encode(), 0)
    _HELD.add(descriptor)
    return descriptor


def release(descriptor: int) -> None:
    """Give the lock back."""
    _HELD.discard(descriptor)
    os.close(descriptor)


def held() -> list[int]:
    """Return the locks that we have, for those who work for us to inherit."""
    return sorted(_HELD)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_alive(holder: str) -> bool:
    if not holder.isdigit():
        return True  # it has the lock and has not written its number yet
    try:
        os.kill(int(holder), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True

"""The frame of the commands: how they end when something is in the way."""

import os
import signal
from collections.abc import Callable
from types import FrameType

from .paths import CACHE, DEV
from .tell import Stop, complain, disk_full, is_disk_full


class Terminated(BaseException):
    """Somebody asked us to stop; open things are closed on the way out."""


def guarded(command: Callable[[], int]) -> int:
    """Run a command; turn what is in the way into a sentence and an exit status."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _terminate)
    # a shell lets its background jobs ignore Ctrl-C
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return command()
    except Stop as stop:
        complain(stop)
    except KeyboardInterrupt:
        complain("Interrupted. What was complete is kept; start again at any time.")
        return 130
    except Terminated:
        return 143
    except OSError as error:
        if not is_disk_full(error):
            raise
        complain(disk_full(DEV, CACHE))
    return 1


def check_home() -> None:
    """Stop early where nothing could be written."""
    try:
        DEV.mkdir(exist_ok=True)
    except OSError as error:
        raise Stop(f"{DEV} cannot be made: {error.strerror}.") from error
    if not os.access(DEV, os.W_OK):
        raise Stop(f"{DEV} belongs to another user: use a checkout of your own.")


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated

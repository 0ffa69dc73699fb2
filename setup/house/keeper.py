"""Stays beside one program and stops it, however the one who started it ends.

keeper.py [--user UID:GID] [--foreground] DESCRIPTOR SIGNAL SECONDS PROGRAM [ARG ...]

The starter holds the other end of the pipe DESCRIPTOR. When that end closes - because
he stops, crashes or is killed - the program gets SIGNAL, after SECONDS it is killed,
and then everything that it left behind. On Linux, orphaned descendants become children
of this process, so none escapes; and should this process be killed itself, the kernel
sends SIGNAL to the program.

With --foreground the program stays in the terminal's group, so that it can be talked
to and gets Ctrl-C itself.
"""

import argparse
import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def prctl(option: int, value: int) -> None:
    """Ask the kernel for something that only Linux has."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def start(options: argparse.Namespace) -> "subprocess.Popen[bytes]":
    """Start the program, which the kernel stops with us."""
    as_user: dict[str, Any] = {}
    if options.user:
        user, group = map(int, options.user.split(":"))
        as_user = {"user": user, "group": group, "extra_groups": []}
    child: subprocess.Popen[bytes] = subprocess.Popen(
        options.program,
        # after the change of user, which would clear it
        preexec_fn=lambda: prctl(PR_SET_PDEATHSIG, options.signal),
        **as_user,
    )
    return child


def wait(child: "subprocess.Popen[bytes]", pipe: int) -> None:
    """Return when the program has ended, the starter is gone or a signal came."""
    awake, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    while child.poll() is None:
        ready, _, _ = select.select([pipe, awake], [], [])
        if pipe in ready or any(n in STOPPING for n in _signals(awake, ready)):
            return


def _signals(awake: int, ready: list[int]) -> bytes:
    return os.read(awake, 64) if awake in ready else b""


def stop(child: "subprocess.Popen[bytes]", number: int, seconds: float) -> None:
    """Stop the program, at first politely."""
    if child.poll() is None:
        child.send_signal(number)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def sweep() -> None:
    """Kill what the program left behind, and what that leaves behind in turn."""
    deadline = time.monotonic() + 10
    while (left := children()) and time.monotonic() < deadline:
        for process in left:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def children() -> list[int]:
    """Return our children that are still there (on Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[1]) == os.getpid():
            found.append(int(stat.parent.name))
    return found


def main() -> int:
    """Keep the program; return its exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--user")
    parser.add_argument("--foreground", action="store_true")
    parser.add_argument("descriptor", type=int)
    parser.add_argument("signal", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("program", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.foreground:
        os.setsid()
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    for number in (*STOPPING, signal.SIGCHLD):
        signal.signal(number, _noted)
    child = start(options)
    wait(child, options.descriptor)
    stop(child, options.signal, options.seconds)
    sweep()
    code = child.returncode
    return code if code >= 0 else 128 - code


def _noted(number: int, frame: FrameType | None) -> None:
    """Let the wakeup descriptor tell of the signal."""


if __name__ == "__main__":
    sys.exit(main())

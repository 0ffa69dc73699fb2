"""Programs that run beside us, each with a keeper, so that none outlives us."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .tell import Stop, failed

KEEPER = Path(__file__).with_name("keeper.py")


class Service:
    """A program in the background, its output in a log file.

    `inherit`: descriptors that its keeper holds until it is gone, such as a lock.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        log: Path | None,
        env: Mapping[str, str] | None = None,
        *,
        stop_signal: int = signal.SIGTERM,
        grace: float = 20,
        user: str = "",
        inherit: Sequence[int] = (),
        cwd: Path | None = None,
    ) -> None:
        self.name, self.log = name, log
        theirs, self._ours = os.pipe()
        keeper: list[str | Path] = [sys.executable, "-I", KEEPER]
        keeper += ["--user", user] if user else []
        keeper += [] if log else ["--foreground"]
        keeper += [str(theirs), str(int(stop_signal)), str(grace), *command]
        out = log.open("ab") if log else None
        self.process = subprocess.Popen(
            [str(part) for part in keeper],
            stdin=subprocess.DEVNULL if out else None,
            stdout=out,
            stderr=subprocess.STDOUT if out else None,
            env={**os.environ, **(env or {})},
            pass_fds=[theirs, *inherit],
            cwd=cwd,
        )
        os.close(theirs)
        if out:
            out.close()

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Return when `ready` says so; Stop if it ends before or takes too long."""
        try:
            self._wait_until(ready, time.monotonic() + seconds)
        except BaseException:
            self.stop()
            raise

    def _wait_until(self, ready: Callable[[], bool], deadline: float) -> None:
        while not ready():
            if self.process.poll() is not None:
                tail = self.tail()
                raise failed(f"{self.name} ended while it was starting.\n{tail}", tail)
            if time.monotonic() > deadline:
                raise Stop(f"{self.name} does not become ready. Its log: {self.log}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it and wait until it and all that it started are gone."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1
        self.process.wait()

    def tail(self) -> str:
        """Return the end of its log."""
        if not self.log or not self.log.is_file():
            return ""
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return "\n".join([*lines[-12:], f"The whole log: {self.log}"])

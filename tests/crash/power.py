"""The database server, which may lose its power."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from house import postgres
from house.service import Service


@dataclass
class Power:
    """A cluster that runs or does not."""

    cluster: postgres.Cluster
    log: Path
    service: Service | None = None

    def on(self) -> None:
        """Let it run; what it says is committed is written, as on any server."""
        self.service = self.cluster.start(
            self.log, [], synchronous_commit="on", full_page_writes="on"
        )

    def off(self) -> None:
        """Cut it: no session ends, nothing more is written down."""
        signal_kept(self.service, signal.SIGQUIT)
        self.service.stop()


def kill(service: Service) -> None:
    """End a process at once, without a word to it."""
    signal_kept(service, signal.SIGKILL)
    service.process.wait()


def signal_kept(service: Service, number: int) -> None:
    """Signal what a keeper keeps, not the keeper; nobody if it has ended."""
    if service.process.poll() is not None:
        return
    keeper = service.process.pid
    children = Path(f"/proc/{keeper}/task/{keeper}/children").read_text()
    for child in children.split():
        os.kill(int(child), number)

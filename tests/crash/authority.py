"""BAMF's simulator as a process of its own, on a day of its own."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from house import servers
from house.control import PATIENCE, control, fault
from house.ports import LOOPBACK
from house.service import Service


@dataclass
class Authority:
    """It keeps what it knows in its folder while it is not there."""

    folder: Path
    port: int
    today: str
    service: Service | None = None

    def start(self) -> None:
        """Be there."""
        self.service = servers.simulator(self.folder, self.port, [])
        control(self.endpoint, "clock", {"today": self.today})

    def stop(self) -> None:
        """Be gone, and forget nothing."""
        self.service.stop()

    @contextmanager
    def deaf(self) -> Iterator[None]:
        """Meanwhile the line is open, but nobody is there to hear anything."""
        self.stop()
        with socket.create_server((LOOPBACK, self.port)):
            yield
        self.start()

    def fault(self, kind: str, operation: str, **wish) -> None:
        """Let something go wrong with the next call of an operation."""
        fault(self.endpoint, kind, operation=operation, **wish)

    def wait_for_held_call(self) -> None:
        """Return when a fault holds a call."""
        assert control(self.endpoint, f"waiting?at_least=1&timeout={PATIENCE}")

    def release(self) -> None:
        """Let held calls go on."""
        control(self.endpoint, "release", {})

    def accepted(self, operation: str) -> int:
        """Return how many reports it has accepted; none of them twice."""
        tally = control(self.endpoint, "count")
        assert not tally["duplicates"], tally["duplicates"]
        return sum(
            key["accepted"] for key in tally["keys"] if key["operation"] == operation
        )

    @property
    def endpoint(self) -> str:
        """Where it answers."""
        return servers.endpoint(self.port)

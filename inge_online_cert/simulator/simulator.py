"""One simulator: authority, faults, log and the server in front of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from .authority import Authority
from .clock import Clock
from .faults import Faults
from .journal import Journal
from .memory import Memory
from .numbers import Numbers
from .soap.contract import Contract
from .web.server import Server
from .world import World, load_world, read_world

ENVIRONMENTS = ("test", "production")


class DefectError(AssertionError):
    """The simulator gave an answer that breaks its own schema."""


class Simulator:
    """InGe-Online on loopback, in threads of this process.

    ``world`` is a JSON file or what stands in one, ``port`` 0 takes a free one,
    ``today`` None is the machine's date. The same ``seed`` and calls give the same
    numbers.
    """

    def __init__(
        self,
        world: Path | Mapping[str, Any] | None = None,
        *,
        port: int = 0,
        seed: int = 0,
        today: date | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._world = world
        self._seed = seed
        self._today = today
        self._contract = Contract()
        self.clock = Clock(today)
        self.faults = Faults()
        self.journal = Journal(tell)
        self.forget()
        self._server = Server(self, self._contract, port)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def forget(self, seed: int | None = None) -> None:
        """Begin anew: the world as in its file, nothing reported, no fault wished."""
        self._seed = self._seed if seed is None else seed
        self.faults.clear()
        self.journal.clear()
        self.clock.set(self._today)
        self.memories = {
            environment: Memory(
                environment=environment,
                world=self._fresh_world(),
                clock=self.clock,
                numbers=Numbers(self._seed),
            )
            for environment in ENVIRONMENTS
        }
        self.authority = Authority(self._contract, self.memories)

    def _fresh_world(self) -> World:
        if self._world is None:
            return World()
        if isinstance(self._world, Path):
            return read_world(self._world, self.clock.today)
        return load_world(World(), self._world, self.clock.today)

    @property
    def address(self) -> str:
        """Where the server listens, without a path."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        """Endpoint of the test environment."""
        return self.address + "/InGeOnline"

    @property
    def production_url(self) -> str:
        """Endpoint of the (simulated) production environment."""
        return self.url + "/production"

    def start(self) -> Simulator:
        """Begin to listen; returns itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End all connections and free the port.

        Raises :class:`DefectError` if an answer was not as the schema says.
        """
        self.faults.close()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.end_connections()
        self._server.server_close()
        if self.authority.broken:
            raise DefectError("; ".join(self.authority.broken))

    def __enter__(self) -> Simulator:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

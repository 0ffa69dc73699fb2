"""SOAP servers that no one here wrote, each serving a contract's WSDL on loopback."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from protocol import Client, Credentials, Options, load_contract

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
NODE_MODULES = ROOT / ".dev" / "node" / "node_modules"

KNOWN = Credentials("debev-probe", "Geheim-1234")
STRANGER = Credentials("debev-probe", "Falsch-1234")
REFUSED_PROVIDER = "TEST-XX-99"


@dataclass(frozen=True)
class Setup:
    """A contract, and how a foreign server is to serve it."""

    name: str
    folder: Path
    paths: dict[str, str]
    soap12: bool
    digest: bool

    def config(self, log: Path) -> dict[str, object]:
        """Return what the servers read from PEER_CONFIG."""
        return {
            "paths": {
                path: str(self.folder / "wsdl" / file)
                for path, file in self.paths.items()
            },
            "soap12": self.soap12,
            "digest": self.digest,
            "user": KNOWN.username,
            "password": KNOWN.password,
            "refuse": REFUSED_PROVIDER,
            "answers": str(HERE / "answers" / f"{self.name}.json"),
            "log": str(log),
        }


STAND_IN = Setup(
    "stand_in",
    ROOT / "inge_online" / "protocol" / "contracts" / "stand_in",
    {"/InGeOnline": "inge-online.wsdl"},
    soap12=False,
    digest=False,
)
FOREIGN = Setup(
    "foreign",
    ROOT / "tests" / "contracts" / "foreign",
    {"/kurse": "kurse.wsdl", "/personen": "personen.wsdl"},
    soap12=True,
    digest=True,
)


@dataclass
class Peer:
    """A running server, and clients that speak to it."""

    setup: Setup
    port: int
    log: Path
    clients: list[Client] = field(default_factory=list)

    def client(self, credentials: Credentials = KNOWN) -> Client:
        """Return a client of the contract; it is closed with the server."""
        options = Options(test_endpoint=f"http://127.0.0.1:{self.port}")
        contract = load_contract(self.setup.folder)
        self.clients.append(Client(contract, credentials=credentials, options=options))
        return self.clients[-1]

    def called(self) -> list[str]:
        """Return the names of the operations that got through, in order."""
        return self.log.read_text().split() if self.log.exists() else []


@contextmanager
def php(setup: Setup, folder: Path) -> Iterator[Peer]:
    """PHP's own SoapServer behind PHP's own web server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [_program("php"), "-S", f"127.0.0.1:{port}", str(HERE / "peer.php")]
    with _serve(command, setup, folder) as (process, log):
        # PHP says on its error output when it listens
        _line(process, "started")
        yield from _peer(setup, port, log)


@contextmanager
def node(setup: Setup, folder: Path) -> Iterator[Peer]:
    """The npm package soap behind Node's own web server."""
    command = [_program("node"), str(HERE / "peer.js")]
    with _serve(command, setup, folder) as (process, log):
        yield from _peer(setup, int(_line(process, "")), log)


def _peer(setup: Setup, port: int, log: Path) -> Iterator[Peer]:
    peer = Peer(setup, port, log)
    try:
        yield peer
    finally:
        for client in peer.clients:
            client.close()


@contextmanager
def _serve(
    command: list[str], setup: Setup, folder: Path
) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    config, log = folder / "peer.json", folder / "called"
    config.write_text(json.dumps(setup.config(log)))
    environment = {
        **os.environ,
        "PEER_CONFIG": str(config),
        "NODE_PATH": str(NODE_MODULES),
    }
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process, log
    finally:
        # the group: what is started may itself be a starter
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=10)


def _line(process: subprocess.Popen[str], word: str) -> str:
    assert process.stdout
    for line in process.stdout:
        if word in line:
            return line
    raise AssertionError(f"{process.args} ended before it listened")


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is missing: ./setup/test installs it"
    return found

"""A PostgreSQL server of our own, or the one that the PG variables name.

Ours listens on a socket in a folder, not on the network. Its role is `odoo`, without a
password. It is made for trying and testing: it does not wait for the disk, so it
survives any killed process, but not a crash of the machine (then: --fresh).
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from . import pg_files, stand_in
from .paths import DEV
from .service import Service
from .tell import failed

GIVEN = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGUSER")
ROLE = "odoo"
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "256MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
}


def is_given() -> bool:
    """Tell whether the environment names a database server."""
    return any(os.environ.get(name) for name in GIVEN)


def client_path() -> str:
    """Return a PATH with PostgreSQL's client programs, for a server that is given."""
    return _path(pg_files.binaries(DEV, None))


def _path(folder: Path) -> str:
    return f"{folder}:{os.environ.get('PATH', '')}"


class Cluster:
    """A database cluster in a folder."""

    def __init__(self, folder: Path) -> None:
        self.user = stand_in.for_root()
        self.folder = stand_in.reachable(folder, self.user)
        self.bin = pg_files.binaries(self.folder, self.user)
        self.data = self.folder / "data"
        self.socket = pg_files.socket_folder(self.folder, self.user)

    @property
    def env(self) -> dict[str, str]:
        """The variables by which clients find it."""
        path = _path(self.bin)
        return {"PGHOST": str(self.socket), "PGUSER": ROLE, "PATH": path}

    def start(self, log: Path, inherit: Sequence[int], **settings: str) -> Service:
        """Start the server, and make the cluster first where needed."""
        if not (self.data / "PG_VERSION").exists():
            self._make()
        command: list[str | Path] = [self.bin / "postgres", "-D", self.data]
        place = {"unix_socket_directories": str(self.socket)}
        for name, value in {**SETTINGS, **place, **settings}.items():
            command += ["-c", f"{name}={value}"]
        service = Service(
            "PostgreSQL",
            command,
            log,
            {"LC_ALL": "C.UTF-8"},
            stop_signal=signal.SIGINT,  # its fast, clean shutdown
            user=f"{self.user.pw_uid}:{self.user.pw_gid}" if self.user else "",
            inherit=inherit,
            cwd=self.folder,
        )
        service.wait_until(self._is_ready, 60)
        return service

    def remove(self) -> None:
        """Delete the cluster and all its databases."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self) -> None:
        """Make the cluster beside its place, so that it is whole or not there."""
        part = self.folder / "data.part"
        shutil.rmtree(part, ignore_errors=True)
        command = [self.bin / "initdb", "-D", part, "-U", ROLE, "-A", "trust"]
        command += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        done = subprocess.run(
            [str(part) for part in command],
            capture_output=True,
            text=True,
            cwd=self.folder,
            **stand_in.arguments(self.user),
        )
        if done.returncode:
            said = done.stderr.strip()
            raise failed(f"PostgreSQL's initdb failed:\n{said[-1000:]}", said)
        part.rename(self.data)

    def _is_ready(self) -> bool:
        command = [str(self.bin / "pg_isready"), "-q"]
        return subprocess.run(command, env={**os.environ, **self.env}).returncode == 0

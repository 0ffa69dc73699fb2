"""Simulators for tests: in threads of this process, or as a process of their own.

    from tests.simulator_fixture import simulator, start_simulator  # noqa: F401

``simulator`` knows the demo world on 1 February 2025, three weeks before the first
demo course begins. ``start_simulator`` takes another date, seed or world, and
``start_simulator_process`` runs ``python -m simulator``.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from simulator import Simulator

ADDON = Path(__file__).parent.parent / "inge_online_cert"
WORLD = ADDON / "demo" / "world.json"
TODAY = date(2025, 2, 1)
PATIENCE = 60  # seconds; only a broken simulator needs them


class Handle:
    """A running simulator seen from outside: its addresses and its control API."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.production_url = url + "/production"
        self.address = url.removesuffix("/InGeOnline")
        self.host = urlsplit(url).netloc

    def get(self, name: str, **query):
        """What ``GET /control/<name>`` says."""
        return self.call("GET", f"{name}?{urlencode(query)}")

    def post(self, name: str, data=None, **query):
        """What ``POST /control/<name>`` says."""
        return self.call("POST", f"{name}?{urlencode(query)}", data or {})

    def fault(self, kind: str, **wish) -> str:
        """Wish for a fault; returns its id."""
        return self.post("faults", {"kind": kind, **wish})["id"]

    def call(self, method: str, name: str, data=None):
        """A call of the control API; anything but success is an error of the test."""
        status, answer = self.raw(method, name, data)
        assert status < 300, answer
        return answer

    def raw(self, method: str, name: str, data=None):
        """Status and answer of a call of the control API."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            body = None if data is None else json.dumps(data)
            connection.request(method, f"/control/{name}", body)
            answer = connection.getresponse()
            text = answer.read().decode()
            is_json = "json" in answer.headers["Content-Type"]
            return answer.status, json.loads(text) if is_json else text
        finally:
            connection.close()


@pytest.fixture
def start_simulator():
    """Starts simulators in this process; all of them end with the test."""
    running: list[Simulator] = []

    def start(world: Path | None = WORLD, **options) -> Handle:
        made = Simulator(world, **{"today": TODAY, **options}).start()
        running.append(made)
        return Handle(made.url)

    yield start
    for made in running:
        made.stop()


@pytest.fixture
def simulator(start_simulator) -> Handle:
    """A simulator in this process, with the demo world."""
    return start_simulator()


class Process(Handle):
    """A simulator of its own process; ``lines`` reads what it prints."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process
        self.greeting = process.stdout.readline()
        super().__init__(self.greeting.strip().rpartition(" ")[2])

    def end(self) -> int:
        """Ask it to end (SIGTERM); its exit status."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


def open_process(*arguments: str) -> subprocess.Popen:
    """``python -m simulator`` with arguments and pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", "simulator", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ADDON), "PYTHONUNBUFFERED": "1"},
    )


@pytest.fixture
def start_simulator_process():
    """Starts ``python -m simulator`` on a free port; all end with the test.

    It is quiet unless ``log`` is wished for: who wishes it must read what it prints,
    or a full pipe stops the simulator.
    """
    running: list[Process] = []

    def start(*arguments: str, today: date = TODAY, log: bool = False) -> Process:
        given = ["--world", str(WORLD), "--today", today.isoformat(), *arguments]
        running.append(Process(open_process(*given, *([] if log else ["--quiet"]))))
        return running[-1]

    yield start
    for item in running:
        status = item.end()
        errors = item.process.communicate()[1]
        assert status == 0, errors

"""How many validated calls a second the simulator answers, for ``./setup/bench``.

Whoever measures a client must not measure the simulator.

The simulator is a process of its own, bound to one core (Linux); the client is a bare
socket that sends what was written beforehand.
"""

from __future__ import annotations

import json
import os
import socket
import time
from itertools import cycle, islice

import psutil

from tests.simulator_fixture import WORLD, Process, open_process

from .letters import Letters
from .teller import Teller


def written(handle, letters):
    """Messages of all sizes as bytes, ready to be sent again and again."""
    with Teller(handle) as teller:
        people = [f"AZ-{number:06d}" for number in range(1, 16)]
        plan = letters.plan_report(people=people)
        code = teller.expect(plan).text("Kurskennung")
        bodies = [
            letters.inquiry("AZ-000001"),
            letters.course_inquiry(code),
            letters.plan_update(code, people=people),
            letters.registration("AZ-000122"),
        ]
        return [_request(handle, *teller.written(body)) for body in bodies]


def _request(handle, raw, headers):
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    head = f"POST /InGeOnline HTTP/1.1\r\nHost: {handle.host}\r\n{''.join(lines)}"
    return f"{head}Content-Length: {len(raw)}\r\n\r\n".encode() + raw


def measure(process, requests, calls):
    """Calls a second over one keep-alive connection: of a core's time, and by clock.

    The first figure does not depend on what else the machine does.
    """
    host, port = process.host.split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = connection.makefile("rb")
        busy, started = _core_time(process), time.perf_counter()
        for request in islice(cycle(requests), calls):
            connection.sendall(request)
            _skip_answer(stream)
        passed = time.perf_counter() - started
        return calls / (_core_time(process) - busy), calls / passed


def _core_time(process):
    used = psutil.Process(process.process.pid).cpu_times()
    return used.user + used.system


def _skip_answer(stream):
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    assert len(stream.read(length)) == length


def on_one_core():
    """A simulator process that may use one core only; the client keeps the others."""
    cores = os.sched_getaffinity(0)
    # children inherit it, threads of a running process do not
    os.sched_setaffinity(0, {min(cores)})
    try:
        arguments = ["--world", str(WORLD), "--today", "2025-02-01", "--quiet"]
        return Process(open_process(*arguments))
    finally:
        os.sched_setaffinity(0, cores)


def demo_letters():
    """Writes messages about the people of the demo world."""
    world = json.loads(WORLD.read_text(encoding="utf-8"))
    return Letters({person["file_number"]: person for person in world["persons"]})


def simulator_calls_per_s(calls):
    """Validated calls of all sizes a second of one core's time, and by the clock."""
    process = on_one_core()
    try:
        return measure(process, written(process, demo_letters()), calls)
    finally:
        assert process.end() == 0

"""Whatever ends the runner, nothing that it started stays behind."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from house import lock, ports
from house.service import Service
from house.tell import Stop

SETUP = Path(__file__).parents[2] / "setup"
#: a server with a child that left its group, as browsers and databases have
SERVER = """
import os, signal, subprocess, sys
child = subprocess.Popen(["sleep", "600"], start_new_session=True)
if "stubborn" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(os.getpid(), child.pid, flush=True)
signal.pause()
"""
RUNNER = f"""
import sys; sys.path.append({str(SETUP)!r})
from pathlib import Path
from house.service import Service
Service("server", [sys.executable, "-c", {SERVER!r}], Path(sys.argv[1]), grace=1)
sys.stdin.read()
"""


TOOL = f"""
import sys; sys.path.append({str(SETUP)!r})
from pathlib import Path
from house import lock, run_tool
folder = Path(sys.argv[1])
run_tool.LOGS = folder
lock.take(folder / "lock", "busy")
run_tool.run_tool("tool", [sys.executable, "-c", {SERVER!r}])
"""


def pids(log):
    deadline = time.monotonic() + 20
    while not (log.is_file() and log.read_text().endswith("\n")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return [int(pid) for pid in log.read_text().split()]


def gone(pids):
    """Wait until processes have ended, by the kernel's word."""
    for pid in pids:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ended, _, _ = select.select([descriptor], [], [], 20)
        os.close(descriptor)
        if not ended:
            return False
    return True


def test_an_installer_dies_with_its_runner_and_holds_its_lock_until_then(tmp_path):
    command = [sys.executable, "-c", TOOL, str(tmp_path)]
    with subprocess.Popen(command) as runner:
        started = pids(tmp_path / "tool.log")
        runner.kill()
    descriptor = lock.take(tmp_path / "lock", "busy")
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
    lock.release(descriptor)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_dies_with_its_runner(tmp_path, number):
    log = tmp_path / "log"
    command = [sys.executable, "-c", RUNNER, str(log)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as runner:
        started = pids(log)
        runner.send_signal(number)
    assert gone(started)


@pytest.mark.parametrize("mood", ["polite", "stubborn"])
def test_stopping_waits_until_all_are_gone(tmp_path, mood):
    log = tmp_path / "log"
    service = Service("server", [sys.executable, "-c", SERVER, mood], log, grace=0.5)
    started = pids(log)
    service.stop()
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_the_program_dies_with_its_keeper(tmp_path):
    log = tmp_path / "log"
    service = Service("server", [sys.executable, "-c", SERVER], log)
    server, child = pids(log)
    service.process.kill()
    assert gone([server])
    os.kill(child, signal.SIGKILL)
    service.stop()


def test_a_server_that_does_not_come_up_shows_its_log(tmp_path):
    log = tmp_path / "log"
    service = Service("server", [sys.executable, "-c", "raise SystemExit('no')"], log)
    with pytest.raises(Stop, match=r"server ended while it was starting.\nno"):
        service.wait_until(lambda: False, 20)
    service.stop()


def test_the_exit_status_is_the_program_s(tmp_path):
    service = Service(
        "it", [sys.executable, "-c", "raise SystemExit(7)"], tmp_path / "l"
    )
    assert service.process.wait() == 7
    service.stop()


def test_a_port_in_use_is_seen():
    port = ports.any_free()
    assert ports.is_free(port) and not ports.answers(port)
    with socket.create_server(("127.0.0.1", port)):
        assert not ports.is_free(port) and ports.answers(port)

"""The simulator of BAMF's service, and Odoo, each as a server on loopback."""

import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from .odoo_conf import Odoo
from .paths import BIN, PYTHON, ROOT, SETUP, VENV
from .ports import LOOPBACK, answers
from .service import Service

CERT = ROOT / "inge_online_cert"
WORLD = CERT / "demo" / "world.json"


def endpoint(port: int) -> str:
    """Return where the simulator on this port answers."""
    return f"http://{LOOPBACK}:{port}/InGeOnline"


#: for an Odoo that is to reach no BAMF: nobody listens on the port of `discard`
NOBODY = endpoint(9)


def simulator(folder: Path, port: int, inherit: Sequence[int]) -> Service:
    """Start InGe-Online's simulator with the demo world and what it knew before."""
    memory = folder / "simulator.memory"
    service = Service(
        "the simulator",
        [PYTHON, "-m", "house.lasting_simulator", str(port), WORLD, memory],
        folder / "simulator.log",
        {"PYTHONPATH": f"{CERT}:{SETUP}"},
        inherit=inherit,
        cwd=folder,
    )
    service.wait_until(lambda: answers(port), 30)
    return service


def odoo_server(
    odoo: Odoo,
    env: Mapping[str, str],
    inherit: Sequence[int],
    *options: str,
    grace: float = 20,
) -> Service:
    """Start Odoo and wait until it serves its database.

    `grace`: seconds it has to end when it is stopped, before it is killed.
    """
    odoo.write()
    command = odoo.command("server", *options)
    service = Service(
        "Odoo", command, odoo.log, env, grace=grace, inherit=inherit, cwd=ROOT
    )
    service.wait_until(lambda: _is_healthy(odoo.port), 120)
    return service


def foreground(
    name: str,
    command: Sequence[str | Path],
    env: Mapping[str, str],
    inherit: Sequence[int] = (),
) -> int:
    """Run a command with our programs in its PATH until it ends; its exit status.

    It ends with us, however we end.
    """
    path = f"{BIN}:{VENV / 'bin'}:{env.get('PATH', os.environ.get('PATH', ''))}"
    found = {**env, "PATH": path}
    service = Service(name, command, None, found, inherit=inherit, cwd=ROOT)
    sys.stdout.flush()
    try:
        return service.process.wait()
    finally:
        service.stop()


def _is_healthy(port: int) -> bool:
    open_directly = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    try:
        with open_directly(
            f"http://{LOOPBACK}:{port}/web/health", timeout=10
        ) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False

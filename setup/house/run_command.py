"""./setup/run: Odoo with the add-ons and the demo data, its main job done once."""

import argparse
import time
from collections.abc import Sequence
from contextlib import ExitStack

from . import backlog, demo, environment, main_job, servers
from .demo import ADMIN
from .lock import take
from .main_job import CLERK
from .odoo_conf import Odoo
from .paths import DEV
from .ports import LOOPBACK, any_free, is_free
from .service import Service
from .tell import Stop, say, step
from .web_session import Refused, WebSession

FOLDER = DEV / "run"
BUSY = "It is running already (process {holder}). Stop that one first with Ctrl-C."


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="./setup/run", description=__doc__)
    parser.add_argument("--port", type=int, default=8069, help="of Odoo (8069)")
    parser.add_argument("--fresh", action="store_true", help="forget the database")
    parser.add_argument("--no-serve", action="store_true", help="end after the job")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Set up, start, do the main job, serve until Ctrl-C."""
    options = parse(arguments)
    environment.prepare(tests=False)
    FOLDER.mkdir(parents=True, exist_ok=True)
    lock = take(FOLDER / "lock", BUSY)
    if not is_free(options.port):
        raise Stop(
            f"Port {options.port} is in use by another program. Stop that one, or "
            f"choose another port: ./setup/run --port {options.port + 1}"
        )
    with ExitStack() as stack:
        try:
            odoo, services, is_new = _start(options, stack, lock)
            _do_main_job(odoo)
            if is_new:
                _do_backlog(odoo)
            if not options.no_serve:
                _serve(odoo, services)
        finally:
            say("\n  stopping ...")
    return 0


def _start(
    options: argparse.Namespace, stack: ExitStack, lock: int
) -> tuple[Odoo, list[Service], bool]:
    """Start all servers, with the database that there is or a new one (True)."""
    if options.fresh:
        demo.forget_files(FOLDER)
    env = stack.enter_context(environment.database_server(FOLDER, lock))
    sim_port = any_free()
    odoo = Odoo(FOLDER, demo.DATABASE, options.port, servers.endpoint(sim_port))
    if options.fresh:
        demo.forget(odoo, env)
    is_new = demo.prepare(odoo, env)
    with step("simulator and Odoo"):
        simulator = servers.simulator(FOLDER, sim_port, [lock])
        stack.callback(simulator.stop)
        server = servers.odoo_server(odoo, env, [lock])
        stack.callback(server.stop)
    if is_new:
        demo.speak_german(odoo)
    return odoo, [simulator, server], is_new


def _do_main_job(odoo: Odoo) -> None:
    """Do it as the clerk, unless it is done; show the ledger of the course."""
    try:
        session = WebSession(odoo.port, odoo.database, *main_job.CLERK)
    except Refused:
        say("\n  The clerk's password was changed, so the main job is left alone.")
        return
    with step("main job: a course reported to BAMF's simulator"):
        lines = main_job.do(session)
    say(f"\n{main_job.table(lines)}\n")
    if not main_job.is_done(lines):
        raise Stop(
            "The main job was not accepted as a whole; the table shows why. The logs "
            f"are in {FOLDER}. ./setup/run --fresh begins anew."
        )


def _do_backlog(odoo: Odoo) -> None:
    """Let the courses that run already be at BAMF, as in an office that is at work."""
    with step("demo: reports of the courses that run already"):
        try:
            backlog.report(WebSession(odoo.port, odoo.database, *main_job.CLERK))
        except Refused as refusal:
            say(f"  the rest is left to the clerk: {refusal}")


def _serve(odoo: Odoo, services: list[Service]) -> None:
    """Stay until Ctrl-C, or until a server ends."""
    clerk, admin = (f"{login} / {password}" for login, password in (CLERK, ADMIN))
    say(f"  Odoo:          http://{LOOPBACK}:{odoo.port}")
    say(f"  log in as      {clerk} (clerk) or {admin} (administrator)")
    say(f"  logs:          {FOLDER}")
    say("  Ctrl-C stops everything; the data stay for the next start.")
    try:
        while all(service.process.poll() is None for service in services):
            time.sleep(0.5)
    except KeyboardInterrupt:
        return
    ended = next(s for s in services if s.process.poll() is not None)
    raise Stop(f"{ended.name} ended by itself.\n{ended.tail()}")

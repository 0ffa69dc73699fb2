"""Odoo with worker processes, as a provider with several clerks runs it."""

import json
import os
import shutil
import urllib.request
from contextlib import ExitStack, closing
from dataclasses import replace
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
import websocket

from house import database, main_job, servers
from house.odoo_conf import Odoo
from house.odoo_log import complaints
from house.paths import PYTHON
from house.ports import LOOPBACK, answers, any_free
from house.web_session import WebSession

PATIENCE = 60  # seconds
NEWS = "inge_online.message"
#: each of them is a process: two for pages, one for jobs, one for the bus
OPTIONS = ("--workers=2", "--max-cron-threads=1", "--limit-memory-hard=0")


class WithScript(Odoo):
    """Started by a script, as everywhere: its name is how the bus is started again."""

    def command(self, *arguments):
        script = self.folder / "odoo-bin"
        script.write_text("from odoo.cli.command import main\n\nmain()\n")
        return [PYTHON, script, *arguments, "-c", self.conf]


@pytest.fixture(scope="module")
def bus_port():
    return any_free()


@pytest.fixture(scope="module")
def odoo(bus_port, tmp_path_factory):
    """A server with workers, its simulator, and a copy of the test database."""
    shared = Path(os.environ["INGE_TEST_FOLDER"])
    folder = tmp_path_factory.mktemp("workers")
    port = any_free()
    name = "inge_online_test_workers"
    odoo = WithScript(folder, name, any_free(), servers.endpoint(port), crons=1)
    odoo.write()
    shutil.copy(shared / "inge_online.key", folder)
    template = os.environ["INGE_TEST_TEMPLATE"]
    database.copy(replace(odoo, folder=shared, database=template), odoo, {})
    with ExitStack() as end:
        end.callback(database.remove_filestore, odoo)
        end.callback(database.drop, odoo.database, {})
        end.callback(servers.simulator(folder, port, []).stop)
        options = (*OPTIONS, f"--gevent-port={bus_port}")
        server = servers.odoo_server(odoo, {}, [], *options)
        end.callback(server.stop)
        server.wait_until(lambda: answers(bus_port), PATIENCE)
        yield odoo
    assert not complaints(odoo.log)


def cookie(odoo):
    """Log in as the clerk; return what the browser would send along from then on."""
    jar = CookieJar()
    direct = urllib.request.ProxyHandler({})
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(jar), direct
    )
    login, password = main_job.CLERK
    params = {"db": odoo.database, "login": login, "password": password}
    request = urllib.request.Request(
        f"http://{LOOPBACK}:{odoo.port}/web/session/authenticate",
        json.dumps({"params": params}).encode(),
        {"Content-Type": "application/json"},
    )
    opener.open(request).close()
    return "; ".join(f"{one.name}={one.value}" for one in jar)


def test_reports_leave_and_their_answers_come_over_the_bus(odoo, bus_port):
    line = websocket.create_connection(
        f"ws://{LOOPBACK}:{bus_port}/websocket",
        cookie=cookie(odoo),
        origin=f"http://{LOOPBACK}:{bus_port}",
        timeout=PATIENCE,
    )
    with closing(line):
        wish = {"event_name": "subscribe", "data": {"channels": [], "last": 0}}
        line.send(json.dumps(wish))
        session = WebSession(odoo.port, odoo.database, *main_job.CLERK)
        assert main_job.is_done(main_job.do(session))
        course = session.record(main_job.COURSE)
        told = []
        while not any(course in news["ids"] for news in told):
            received = json.loads(line.recv())
            messages = (one["message"] for one in received)
            told += [one["payload"] for one in messages if one["type"] == NEWS]


def test_pages_are_served_by_every_worker(odoo):
    session = WebSession(odoo.port, odoo.database, *main_job.CLERK)
    for _ in range(8):
        assert session.call("inge.overview", "get_overview")["sections"]
    processes = odoo.log.read_text()
    assert processes.count("Worker WorkerHTTP") >= 2
    assert "Worker WorkerCron" in processes

"""A database with its ledger, and the Odoo processes that work on it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from house import servers
from house.odoo_conf import Odoo
from house.paths import PYTHON, ROOT
from house.service import Service

from .authority import PATIENCE, Authority
from .waiting import until

SCRIPT = Path(__file__).with_name("odoo_script.py")
ROUNDS = 6
DUE = "not_before IS DISTINCT FROM '2100-01-01'"
UNSETTLED = f"state IN ('ready', 'sending', 'unknown') AND {DUE}"
STATES = "SELECT state, message_type, count(*) FROM inge_message GROUP BY 1, 2"


@dataclass
class Machine:
    """One database, and everything that works on it."""

    odoo: Odoo
    env: dict[str, str]
    bamf: Authority
    running: list[Service] = field(default_factory=list)

    # Odoo

    def begin(self, *task: str) -> Service:
        """Start a task of ``odoo_script`` in a process of its own."""
        self.odoo.write()
        log = self.odoo.folder / f"{self.odoo.database}-{len(self.running)}.log"
        command = [PYTHON, SCRIPT, self.odoo.conf, self.odoo.database, *task]
        service = Service("Odoo", command, log, self.env, cwd=ROOT)
        self.running.append(service)
        return service

    def do(self, *task: str) -> None:
        """Do a task of ``odoo_script`` to its end."""
        service = self.begin(*task)
        status = service.process.wait()
        assert status == 0, service.tail()

    def serve(self, *options: str) -> Service:
        """Start a server with a cron thread or worker, killed soon after its stop."""
        self.odoo = replace(self.odoo, crons=1)
        service = servers.odoo_server(self.odoo, self.env, [], *options, grace=5)
        self.running.append(service)
        return service

    def stop(self) -> None:
        """End whatever still runs."""
        for service in self.running:
            service.stop()

    # the database

    def sql(self, query: str, database: str = "") -> list[list[str]]:
        """Return the rows of a query."""
        name = database or self.odoo.database
        done = subprocess.run(
            ["psql", "-AtX", "-F", "\t", "-d", name, "-c", query],
            env={**os.environ, **self.env},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    def count(self, condition: str) -> int:
        """Return how many messages there are under a condition."""
        query = f"SELECT count(*) FROM inge_message WHERE {condition}"
        return int(self.sql(query)[0][0])

    def until(
        self, condition: str, at_least: int = 1, unless: Service | None = None
    ) -> None:
        """Wait until so many messages fulfil a condition, or the process has ended."""
        until(
            lambda: (
                self.count(condition) >= at_least
                or (unless is not None and unless.process.poll() is not None)
            ),
            PATIENCE,
        )

    def until_logged(self, words: str) -> None:
        """Wait until the server has written this into its log."""
        until(lambda: words in self.odoo.log.read_text(), PATIENCE)

    @contextmanager
    def locked(self, table: str) -> Iterator[None]:
        """Let nobody write a table meanwhile."""
        begin = f"BEGIN; LOCK TABLE {table} IN EXCLUSIVE MODE; SELECT 'locked';\n"
        command = ["psql", "-qAtX", "-d", self.odoo.database]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **self.env},
            text=True,
        ) as session:
            session.stdin.write(begin)
            session.stdin.flush()
            assert session.stdout.readline() == "locked\n"
            yield
            session.stdin.close()

    def trigger(self, job: str) -> None:
        """Let a cron job of a running server be due now."""
        self.sql(
            "UPDATE ir_cron SET nextcall = now() AT TIME ZONE 'UTC' WHERE id = ("
            f"SELECT res_id FROM ir_model_data WHERE name = '{job}')"
        )
        # Odoo's cron threads listen there
        self.sql(
            f"SELECT pg_notify('cron_trigger', '{self.odoo.database}')", "postgres"
        )

    def age(self, minutes: int) -> None:
        """Let everything in the ledger have happened so much earlier."""
        columns = ("sent_at", "settled_at", "not_before")
        earlier = ", ".join(
            f"{name} = {name} - interval '{minutes} minutes'" for name in columns
        )
        self.sql(f"UPDATE inge_message SET {earlier} WHERE {DUE}")

    def only(self, count: int) -> None:
        """Let just so many reports be due; the others wait for another year."""
        self.sql(
            "UPDATE inge_message SET not_before = '2100-01-01' WHERE state = 'ready' "
            "AND id NOT IN (SELECT id FROM inge_message WHERE state = 'ready' "
            f"ORDER BY id LIMIT {count})"
        )

    def clear_up(self) -> None:
        """Do what the cron jobs do in the hours after a crash, until all is settled."""
        for _hour in range(ROUNDS):
            self.age(60)
            self.do("recover")
            if not self.count(UNSETTLED):
                return
        raise AssertionError(self.sql(STATES))

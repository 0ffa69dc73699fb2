"""Rehearsals of small booklets, as an administrator begins them beside the browser."""

import os
import subprocess

from house import demo
from house.web_session import WebSession

from ..crash.waiting import until

PATIENCE = 240  # seconds; only what is broken needs them
EXAMPLE = ("name", "=like", "Beispielheft%")
SHARED = ("case_name", "=", False)


class Rehearsals:
    """What an administrator does in a running Odoo, and what its database says."""

    def __init__(self, odoo):
        self._odoo = odoo
        self._session = WebSession(odoo.port, odoo.database, *demo.ADMIN)

    def booklet(self, name, *cases, **step):
        """Make a booklet of some cases of the example; ``step`` alters their ends."""
        call = self._session.call
        (example,) = call("inge.cert.booklet", "search", [EXAMPLE])
        (package,) = call("inge.cert.package", "search", [("booklet_id", "=", example)])
        empty = {"name": name, "case_ids": False, "package_ids": False}
        (new,) = call("inge.cert.booklet", "copy", [example], empty)
        empty = {"booklet_id": new, "item_ids": False}
        (data,) = call("inge.cert.package", "copy", [package], empty)
        self._copy("inge.cert.item", [("package_id", "=", package), SHARED], data)
        for case in cases:
            own = [("package_id", "=", package), ("case_name", "=", case)]
            self._copy("inge.cert.item", own, data)
            of_example = [("booklet_id", "=", example), ("name", "=", case)]
            (copied,) = self._copy("inge.cert.case", of_example, new)
            call("inge.cert.case", "write", [copied], {"name": case})
            if step:
                last = call("inge.cert.step", "search", [("case_id", "=", copied)])[-1]
                call("inge.cert.step", "write", [last], step)
        return new

    def _copy(self, model, domain, parent):
        field = {"inge.cert.item": "package_id", "inge.cert.case": "booklet_id"}[model]
        found = self._session.call(model, "search", domain)
        return [
            self._session.call(model, "copy", [one], {field: parent})[0]
            for one in found
        ]

    def begin(self, booklet):
        """Press the button; return the run."""
        (run,) = self._session.call(
            "inge.cert.run", "create", [{"booklet_id": booklet}]
        )
        self._session.press("inge.cert.run", "action_rehearse", run)
        return run

    def sql(self, query, database=""):
        """Return the rows of a query."""
        name = database or self._odoo.database
        done = subprocess.run(
            ["psql", "-AtX", "-F", "\t", "-d", name, "-c", query],
            env=os.environ,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return [line.split("\t") for line in done.stdout.splitlines()]

    def until(self, run, condition):
        """Wait for a condition of the run's row, and keep the cron workers awake."""

        def holds():
            # a worker that comes new would look for jobs only after a minute
            self.sql(
                f"SELECT pg_notify('cron_trigger', '{self._odoo.database}')", "postgres"
            )
            return self.sql(
                f"SELECT 1 FROM inge_cert_run r WHERE id = {run} AND {condition}"
            )

        until(holds, PATIENCE)

    def verdicts(self, run):
        """Return what stands fast: {step: all that was confirmed of it}."""
        rows = self.sql(
            "SELECT id, verdict, actual, authority_number, payload_digest, "
            f"confirmed_at FROM inge_cert_result WHERE run_id = {run} AND verdict <> ''"
        )
        return {row[0]: row[1:] for row in rows}

    def told_twice(self, run):
        """Return what BAMF's stand-in accepted more than once."""
        return self.sql(
            "SELECT business_key FROM inge_message m JOIN inge_cert_run r "
            f"ON r.test_company_id = m.company_id WHERE r.id = {run} "
            "AND m.state IN ('accepted', 'hinted') AND NOT m.inquiry "
            "GROUP BY business_key HAVING count(*) > 1"
        )

"""Odoo and the simulator of a benchmark, and messages that are ready to go."""

import json
import logging
from contextlib import contextmanager

import odoo
from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.tools import SQL, config

from house.control import control, fault

COURSE = "inge_online.demo_course_published"
CLERK = "inge_online.user_clerk"


class House:
    """A database with demo data, and BAMF's simulator beside it."""

    def __init__(self, conf, endpoint):
        config.parse_config(["-c", conf], setup_logging=False)
        logging.getLogger().setLevel(logging.WARNING)
        self.conf, self.endpoint = conf, endpoint
        self.registry = Registry(config["db_name"][0])
        self._base = None

    @contextmanager
    def env(self):
        """The database in a transaction of its own, committed at the end."""
        with self.registry.cursor() as cr:
            yield api.Environment(cr, SUPERUSER_ID, {})

    @property
    def queries(self):
        """SQL queries of this process so far."""
        return odoo.sql_db.sql_counter

    def first_message(self, env):
        """Return a held report of a plan, after which all others are made."""
        if self._base is None:
            self._base = self._make_first(env)
        return env["inge.message"].browse(self._base)

    def _make_first(self, env):
        env.cr.execute("UPDATE inge_message SET state = 'cancelled'")
        clerk = env.ref(CLERK)
        course = env.ref(COURSE).with_user(clerk)
        course.enrolment_ids[1:].unlink()
        course.action_report_plan()
        message = env["inge.message"].search([], limit=1)
        # it must not go out by itself
        env.cr.postcommit.clear()
        message._ledger().write({"state": "held"})
        return message.id

    def queue(self, number, prefix):
        """Put so many reports into the ledger, each of a course of its own."""
        with self.env() as env:
            message = self.first_message(env)
            course = message.course_id
            courses = multiply(
                env, course, number, name=SQL("%s || n::text", f"{prefix}-")
            )
            old = json.dumps(course.name, ensure_ascii=False)
            multiply(
                env,
                message,
                number,
                state=SQL("'ready'"),
                hold_reason=SQL("NULL"),
                course_id=SQL("%s + n", courses),
                business_key=SQL("%s || n::text", f"plan:{prefix}:"),
                sequence_key=SQL("%s || (%s + n)::text", "course:", courses),
                payload=SQL(
                    "replace(payload, %s, '\"' || %s || n::text || '\"')",
                    old,
                    f"{prefix}-",
                ),
            )
        self.analyze()

    def analyze(self):
        """Let PostgreSQL do what its autovacuum does a minute later."""
        with self.env() as env:
            env.cr.commit()
            env.cr._cnx.autocommit = True
            try:
                env.cr.execute("VACUUM (ANALYZE)")
            finally:
                env.cr._cnx.autocommit = False

    def states(self, prefix):
        """Return how many messages of a queue are in which state."""
        with self.env() as env:
            found = env["inge.message"]._read_group(
                [("business_key", "like", f"plan:{prefix}:")], ["state"], ["__count"]
            )
        return dict(found)

    @contextmanager
    def latency(self, seconds):
        """Let the authority take so long for each call."""
        wish = {"kind": "slow", "seconds": seconds, "count": 1_000_000}
        fault(self.endpoint, **wish)
        try:
            yield
        finally:
            control(self.endpoint, "faults", method="DELETE")


def multiply(env, record, number, /, **changed):
    """Insert copies of a row; return the id before the first one."""
    record.flush_recordset()
    env.cr.execute(
        SQL(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_name = %s AND column_name != 'id'",
            record._table,
        )
    )
    names = [name for (name,) in env.cr.fetchall()]
    table, sequence = SQL.identifier(record._table), f"{record._table}_id_seq"
    env.cr.execute(SQL("SELECT nextval(%s)", sequence))
    before = env.cr.fetchone()[0]
    env.cr.execute(
        SQL(
            "INSERT INTO %s (id, %s) SELECT %s + n, %s "
            "FROM %s, generate_series(1, %s) n WHERE id = %s",
            table,
            SQL(", ").join(map(SQL.identifier, names)),
            before,
            SQL(", ").join(changed.get(n, SQL.identifier(n)) for n in names),
            table,
            number,
            record.id,
        )
    )
    env.cr.execute(SQL("SELECT setval(%s, %s)", sequence, before + number))
    return before

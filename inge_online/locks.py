"""Who writes the same rows as others takes them first.

Always in this order: messages, then what they concern, then its deadlines.

A request sees the database as it was when it began, and fails when it writes what
somebody else wrote meanwhile. Here that is no error for Odoo's log yet: Odoo does the
whole request again, and a cron job does so with :func:`undisturbed`.
"""

from psycopg2.errors import DeadlockDetected, SerializationFailure

from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL

ATTEMPTS = 5
CONFLICTS = (ConcurrencyError, DeadlockDetected, SerializationFailure)
"""Others wrote the same rows: what was done can be done again."""


def execute_or_again(cr, query):
    """Execute a query that may meet what others write at this moment.

    :raises ConcurrencyError: it did; the transaction is to be done again
    """
    try:
        cr.execute(query, log_exceptions=False)
    except (DeadlockDetected, SerializationFailure) as error:
        raise ConcurrencyError("Others wrote the same rows meanwhile") from error


def undisturbed(env, work):
    """Do a piece of a cron job's work, anew whenever others wrote the same rows.

    :param work: is called without arguments, in a transaction that is committed by
        whoever calls this
    :return: what it returned
    :raises CONFLICTS: others came first at each attempt
    """
    for left in reversed(range(ATTEMPTS)):
        try:
            done = work()
            # what was touched by it is written and counted here
            env.cr.flush()
        except CONFLICTS:
            env.cr.rollback()
            if not left:
                raise
        else:
            return done


def lock_rows(records):
    """Lock these rows, oldest first; wait for whoever has one of them.

    :raises ConcurrencyError: somebody wrote one of the rows meanwhile
    """
    _execute(records, "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE")


def mark_rows(records):
    """Let whoever began before this commit, and locks these rows later, begin again.

    What is added to a record by new rows elsewhere can neither be seen nor be locked by
    a request that began before.

    :raises ConcurrencyError: somebody wrote one of the rows meanwhile
    """
    _execute(records, "UPDATE %s SET write_date = write_date WHERE id IN %s")


def _execute(records, query):
    if records:
        table = SQL.identifier(records._table)
        execute_or_again(records.env.cr, SQL(query, table, tuple(records.ids)))

"""Who writes the same rows as others takes them first.

Always in this order: messages, then what they concern, then its deadlines.
"""

from psycopg2.errors import DeadlockDetected, SerializationFailure

from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL


def lock_rows(records):
    """Lock these rows, oldest first; wait for whoever has one of them.

    A request sees the database as it was when it began. Writing what somebody else
    wrote meanwhile, it would fail, and Odoo would log that as an error. Here it is none
    yet: Odoo does the whole request again.

    :raises ConcurrencyError: somebody wrote one of the rows meanwhile
    """
    if not records:
        return
    query = SQL(
        "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE",
        SQL.identifier(records._table),
        tuple(records.ids),
    )
    try:
        records.env.cr.execute(query, log_exceptions=False)
    except (DeadlockDetected, SerializationFailure) as error:
        raise ConcurrencyError(f"{records._name} was written by others") from error

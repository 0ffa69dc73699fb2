from odoo import api, fields, models
from odoo.tools import SQL

from ..ledger import OCCUPYING, WAITING, Entry, State, bite, goes_before

PAGE = 1000
CLAIMING = 0x1A6E
"""Class of the advisory locks; the second number comes from the sequence key."""


def _values(states):
    return tuple(sorted(state.value for state in states))


class IngeMessage(models.Model):
    """Whose turn it is: the rules of the ledger over rows that nobody else claims."""

    _inherit = "inge.message"

    _queue_index = models.Index("(id) WHERE state IN ('ready', 'sending')")
    _standing_index = models.Index(
        f"(state, company_id, not_before) WHERE state IN {_values(WAITING)!r}"
    )
    _waiting_index = models.Index(f"(sequence_key) WHERE state IN {_values(WAITING)!r}")

    @api.model
    def _due_ids(self):
        """Return the next messages that may be due, oldest first.

        What certainly has to wait is left out, so that it stands in nobody's way.
        """
        environments = self._open_environments()
        if not environments:
            return []
        self.env.cr.execute(
            SQL(
                """
                SELECT m.id FROM inge_message m
                LEFT JOIN inge_account_breaker b ON b.account_id = m.account_id
                WHERE m.state = 'ready' AND m.environment IN %(environments)s
                  AND (m.not_before IS NULL OR m.not_before <= %(now)s)
                  AND (b.paused_until IS NULL OR b.paused_until <= %(now)s)
                  AND NOT EXISTS (
                    SELECT FROM inge_message o
                    WHERE o.sequence_key = m.sequence_key
                      AND o.company_id = m.company_id
                      AND o.environment = m.environment
                      AND o.id != m.id
                      AND o.state IN %(waiting)s
                      AND (o.state = 'sending' OR (
                        o.id < m.id
                        AND o.inquiry IS NOT TRUE AND m.inquiry IS NOT TRUE))
                  )
                ORDER BY m.id LIMIT %(page)s
                """,
                now=fields.Datetime.now(),
                environments=environments,
                waiting=_values(WAITING),
                page=PAGE,
            )
        )
        return [message_id for (message_id,) in self.env.cr.fetchall()]

    def _decisions(self, stop):
        """Lock those of these messages that are free; decide what to do with them.

        :param stop: returns what environment or login have against a message
        :return: ``{message: ledger.Decision}``
        """
        free = self._free()
        if not free:
            return {}
        by_id = {message.id: message for message in free}
        found = bite(by_id, free._neighbours(), lambda entry: stop(by_id[entry.id]))
        return {by_id[number]: decision for number, decision in found.items()}

    def _before(self):
        """Return the first of the messages that have to be settled before this one."""
        self.flush_model()
        entries = {entry.id: entry for entry in self._neighbours()}
        if self.id not in entries:
            return self.browse()
        first = min(
            (n for n, one in entries.items() if goes_before(one, entries[self.id])),
            default=(),
        )
        return self.browse(first)

    def _free(self):
        """Lock and return those of whose sequence nobody else claims one just now.

        Only after that is looked at the ledger, so that nothing changes in between.
        """
        self.env.cr.execute(
            SQL(
                """
                SELECT id FROM inge_message
                WHERE id IN %s AND state = 'ready'
                  AND pg_try_advisory_xact_lock(%s, hashtext(sequence_key))
                FOR NO KEY UPDATE SKIP LOCKED
                """,
                tuple(self.ids),
                CLAIMING,
            )
        )
        free = {message_id for (message_id,) in self.env.cr.fetchall()}
        return self.filtered(lambda message: message.id in free)

    def _neighbours(self):
        """Return what the rules have to know: these, and all that share a key."""
        self.env.cr.execute(
            SQL(
                """
                SELECT id, state, inquiry, not_before,
                       company_id, environment, sequence_key, business_key
                FROM inge_message
                WHERE (sequence_key IN (SELECT sequence_key FROM inge_message
                                        WHERE id IN %(ids)s)
                       AND state IN %(waiting)s)
                UNION
                SELECT id, state, inquiry, not_before,
                       company_id, environment, sequence_key, business_key
                FROM inge_message
                WHERE (company_id, environment, business_key) IN (
                        SELECT company_id, environment, business_key
                        FROM inge_message WHERE id IN %(ids)s)
                  AND state IN %(occupying)s AND inquiry IS NOT TRUE
                """,
                ids=tuple(self.ids),
                waiting=_values(WAITING),
                occupying=_values(OCCUPYING),
            )
        )
        now = fields.Datetime.now()
        return [_entry(now, *row) for row in self.env.cr.fetchall()]


def _entry(
    now, number, state, inquiry, not_before, company, environment, sequence, business
):
    return Entry(
        number,
        State(state),
        (company, environment, sequence),
        (company, environment, business),
        bool(inquiry),
        not_before is None or not_before <= now,
    )

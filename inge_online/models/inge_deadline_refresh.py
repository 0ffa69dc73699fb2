from datetime import timedelta

from odoo import api, models

from ..locks import lock_rows, mark_rows
from .inge_deadline import BY_LEDGER
from .inge_obliged import TOUCHED

OWNERS = {"inge.course": "course_id", "inge.participant": "participant_id"}
"""Models whose records have deadlines, and the field that names them in a row."""
KEY = ("kind", "course_id", "section_id", "participant_id")


class IngeDeadline(models.Model):
    """Keeping the rows what rules, records and the ledger say."""

    _inherit = "inge.deadline"

    @api.model
    def _refresh_touched(self):
        """Count anew what this transaction changed; called before its commit."""
        touched = self.env.cr.precommit.data.pop(TOUCHED, {})
        for model, ids in touched.items():
            self._refresh(self.env[model].browse(ids).exists())

    @api.model
    def _refresh(self, records):
        """Make the rows of these records what they should be; the rest is untouched."""
        if not records:
            return
        link = OWNERS[records._name]
        # the watch and the sender write rows too: what is read now stays so
        lock_rows(records)
        # sudo: rows follow from the records, whoever changed these
        rows = self.sudo().search([(link, "in", records.ids)])
        lock_rows(rows)
        rows.invalidate_recordset()
        rest = {_key(row): row for row in rows}
        missing = []
        records.sudo()._read_ahead()
        for record in records.sudo():
            for owed in record._owed():
                values = self._values(record, link, owed)
                row = values and rest.pop(_key(values), None)
                if row:
                    row._become(values)
                elif values:
                    missing.append(values)
        rows.browse().union(*rest.values())._drop()
        mark_rows(records.browse(values[link] for values in missing))
        rows.create(missing)

    @api.model
    def _values(self, record, link, owed):
        """Return the values of a row, or None if there is nothing to count."""
        rule = self.env["inge.deadline.rule"]._rule(owed.kind, record.company_id)
        due_on = record._due_on(owed.kind, owed.reference)
        if not due_on or not record.company_id:
            return None
        warn_on = due_on - timedelta(days=rule.warn_days)
        return {
            "rule_id": rule.id,
            "kind": owed.kind,
            "company_id": record.company_id.id,
            link: record.id,
            **owed.links,
            **record._deadline_people(),
            "due_on": due_on,
            "warn_on": warn_on,
            "escalate_on": due_on + timedelta(days=rule.escalate_days),
            "message_id": owed.message.id,
            "state": self._state(owed, due_on, warn_on),
        }

    @api.model
    def _state(self, owed, due_on, warn_on):
        if not owed.open:
            return "done"
        return BY_LEDGER.get(owed.message.state) or self._standing(due_on, warn_on)

    def _become(self, values):
        """Write what differs."""
        self.ensure_one()
        new = {name: v for name, v in values.items() if _plain(self, name) != v}
        if new:
            self.write(new)
        if new.get("state") == "done":
            self._close()

    def _drop(self):
        """Forget what nobody owes any more: a cancelled course, a removed rule."""
        self._close()
        self.unlink()


def _plain(row, name):
    value = row[name]
    return value.id if isinstance(value, models.BaseModel) else value


def _key(row):
    """Return what a row is of, given a record or its values."""
    if isinstance(row, dict):
        return tuple(row.get(name) or False for name in KEY)
    return tuple(_plain(row, name) for name in KEY)

from datetime import date
from typing import Literal, NamedTuple

from odoo import api, models

from ..planning import Region

TOUCHED = "inge_online.deadlines"


class Owed(NamedTuple):
    """One thing to be done for a record, as the record itself sees it."""

    kind: str
    reference: date | Literal[False]  # the day it is counted from, if there is one
    open: bool
    links: dict  # section_id, participant_id …: which row of the board it is
    message: models.BaseModel  # the report under way or refused, may be empty


class IngeObliged(models.AbstractModel):
    """Records with deadlines. A change of what these depend on counts them anew."""

    _name = "inge.obliged"
    _description = "With deadlines"

    _deadline_fields = frozenset()
    """Fields whose change can move, open or close a deadline."""

    def _owed(self):
        """Yield what is ``Owed`` for this record, done or not."""
        raise NotImplementedError

    def _read_ahead(self):
        """Read for all records at once what ``_owed`` would read for each."""

    def _recount(self):
        """Count anew what these records keep of their deadlines themselves."""

    def _deadline_people(self):
        """Return where and by whom it is done: what the board is grouped by."""
        raise NotImplementedError

    def _deadline_state(self):
        """Return the federal state whose public holidays are no working days."""
        raise NotImplementedError

    def _deadline_owner(self):
        """Return the records whose deadlines a change of these moves."""
        return self

    def _due_on(self, kind, reference):
        """Return until when a thing of this kind is to be done, or False."""
        self.ensure_one()
        rule = self.env["inge.deadline.rule"]._rule(kind, self.company_id)
        state = self._deadline_state()
        region = Region(state=state.code) if state else None
        return rule and reference and rule.term.due(reference, region)

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._touch_deadlines()
        return records

    def write(self, vals):
        result = super().write(vals)
        if self._deadline_fields & vals.keys():
            self._touch_deadlines()
        return result

    def _touch_deadlines(self):
        """Count the deadlines of these records anew, once, before the commit."""
        owners = self._deadline_owner()
        if not owners:
            return
        callbacks = self.env.cr.precommit
        touched = callbacks.data.setdefault(TOUCHED, {})
        if not touched:
            # sudo: deadlines follow from the data, nobody writes them
            callbacks.add(self.env["inge.deadline"].sudo()._refresh_touched)
        touched.setdefault(owners._name, set()).update(owners.ids)

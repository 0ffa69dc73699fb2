from odoo import api, fields, models

from ..day import german_today
from ..planning import standing
from .inge_deadline_rule import KINDS

STATES = [
    ("overdue", "Overdue"),
    ("due", "Due today"),
    ("soon", "Due soon"),
    ("unclear", "Unclear"),
    ("refused", "Refused"),
    ("stopped", "Held or to correct"),
    ("under_way", "Under way to BAMF"),
    ("later", "Later"),
    ("done", "Done"),
]
OPEN = ("overdue", "due", "soon", "unclear", "refused", "stopped")
"""Somebody has to do something about these."""
BY_LEDGER = {
    "unknown": "unclear",
    "rejected": "refused",
    "draft": "stopped",
    "held": "stopped",
    "ready": "under_way",
    "sending": "under_way",
}


class IngeDeadline(models.Model):
    """One thing to be done for a course, section or person, until a day.

    Rows follow from rules, records and the ledger: nobody writes them by hand. They are
    stored, not computed on opening, because the board has to open as fast with ten
    thousand courses as with a hundred.
    """

    _name = "inge.deadline"
    _description = "Deadline"
    _order = "due_on, id"
    _check_company_auto = True

    rule_id = fields.Many2one(
        "inge.deadline.rule", required=True, readonly=True, ondelete="cascade"
    )
    kind = fields.Selection(KINDS, required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    course_id = fields.Many2one(
        "inge.course", readonly=True, index="btree_not_null", ondelete="cascade"
    )
    section_id = fields.Many2one(
        "inge.course.section",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
    )
    participant_id = fields.Many2one(
        "inge.participant", readonly=True, index="btree_not_null", ondelete="cascade"
    )
    site_id = fields.Many2one("inge.site", readonly=True)
    clerk_id = fields.Many2one("res.users", readonly=True, index="btree_not_null")
    due_on = fields.Date(readonly=True, required=True, string="Due until")
    warn_on = fields.Date(readonly=True, required=True, string="Due soon from")
    escalate_on = fields.Date(readonly=True, required=True, string="To a manager from")
    message_id = fields.Many2one(
        "inge.message", readonly=True, index="btree_not_null", string="Message to BAMF"
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, index=True, group_expand="_columns"
    )

    _one_row = models.UniqueIndex(
        "(kind, COALESCE(course_id, 0), COALESCE(section_id, 0),"
        " COALESCE(participant_id, 0))",
        "This deadline is already kept.",
    )
    _by_state = models.Index("(state, company_id, due_on, id)")
    _to_be_done = models.Index(f"(due_on, id) WHERE state IN {OPEN!r}")
    _to_count = models.Index(
        f"(state, company_id, clerk_id, site_id) WHERE state IN {OPEN!r}"
    )

    @api.depends("kind", "course_id", "section_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for deadline in self:
            name = kinds[deadline.kind]
            if deadline.section_id:
                name = f"{name} {deadline.section_id.number}"
            deadline.display_name = name

    @api.model
    def _columns(self, states, domain):
        """Show the columns somebody has to look at, even if they are empty."""
        return [*OPEN, *(state for state in states if state not in OPEN)]

    @api.model
    def _standing(self, due_on, warn_on):
        warn_days = (due_on - warn_on).days
        return standing(due_on, german_today(), warn_days).value

    def _record(self):
        """Return the record at which the thing is done."""
        self.ensure_one()
        return self.section_id or self.course_id or self.participant_id

    def _holder(self):
        """Return the record with chatter and activities."""
        self.ensure_one()
        return self.course_id or self.participant_id

    def action_open(self):
        """Lead to the record, where the button is."""
        self.ensure_one()
        return self._holder().get_formview_action()

    def action_open_message(self):
        """Lead to the message that is unclear, refused or held."""
        self.ensure_one()
        return self.message_id.get_formview_action()

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ..day import german_today
from ..locks import CONFLICTS, lock_rows, undisturbed
from .inge_deadline import OPEN
from .inge_deadline_refresh import OWNERS
from .inge_deadline_rule import PENDING

BITE = 100
PRESSING = ("soon", "due", "overdue")
"""What is refused, unclear or held has a task already: the ledger gave it."""
REMINDER = "inge_online.mail_activity_deadline"
ESCALATION = "inge_online.mail_activity_escalated"


class IngeDeadline(models.Model):
    """The cron job that sees to it that nobody forgets."""

    _inherit = "inge.deadline"

    activity_id = fields.Many2one(
        "mail.activity", string="Task", readonly=True, index="btree_not_null"
    )
    escalation_id = fields.Many2one(
        "mail.activity",
        string="Task of a manager",
        readonly=True,
        index="btree_not_null",
    )
    reminded_on = fields.Date(readonly=True)
    escalated_on = fields.Date(readonly=True, string="Told a manager on")

    @api.model
    def _cron_watch(self):
        """Do what the day asks for, in bites.

        Each bite is committed, and finds by itself what is still to be done: a run may
        be broken off anywhere, and the next one goes on there. What people are at work
        on waits for a minute.
        """
        cron = self.env["ir.cron"]
        for bite in (
            self._count_bite,
            self._move_bite,
            self._remind_bite,
            self._escalate_bite,
            self._send_bite,
        ):
            while done := self._undisturbed(bite):
                if not cron._commit_progress(done, remaining=1):
                    return
        cron._commit_progress(remaining=0)

    @api.model
    def _undisturbed(self, bite):
        """Do a bite; give way for a minute to whoever is at work on the same rows."""
        try:
            return undisturbed(self.env, bite)
        except CONFLICTS:
            soon = fields.Datetime.now() + timedelta(minutes=1)
            self.env.ref("inge_online.ir_cron_deadline")._trigger(soon)
            return 0

    def _take(self):
        """Lock rows and what they are of, in the order in which the sender does."""
        lock_rows(self.course_id)
        lock_rows(self.participant_id)
        lock_rows(self)
        return self

    @api.model
    def _count_bite(self):
        """Count deadlines anew after a rule changed; return how many records."""
        parameters = self.env["ir.config_parameter"]
        pending = parameters.get_param(PENDING)
        if not pending:
            return 0
        model, last = pending.split(",")
        records = self.env[model].search(
            [("id", ">", int(last))], order="id", limit=BITE
        )
        lock_rows(records)
        records._recount()
        self._refresh(records)
        following = dict(zip(OWNERS, [*OWNERS][1:], strict=False)).get(model)
        if records:
            pending = f"{model},{records[-1].id}"
        else:
            pending = following and f"{following},0"
        parameters.set_param(PENDING, pending or False)
        return max(len(records), 1)

    @api.model
    def _move_bite(self):
        """Let rows become due soon, due or overdue; return how many."""
        today = german_today()
        rows = self.search(
            Domain.OR(
                Domain("state", "=", state) & Domain(day, operator, today)
                for state, day, operator in (
                    ("later", "warn_on", "<="),
                    ("soon", "due_on", "<="),
                    ("due", "due_on", "<"),
                )
            ),
            limit=BITE,
        )
        for row in rows._take():
            row.state = row._standing(row.due_on, row.warn_on)
        return len(rows)

    @api.model
    def _remind_bite(self):
        """Give clerks a task for what is due soon; return how many."""
        rows = self.search(
            [("state", "in", PRESSING), ("reminded_on", "=", False)],
            limit=BITE,
        )
        for row in rows._take():
            user = row._clerk() or row.company_id._inge_manager()
            row.activity_id = row._schedule(REMINDER, user)
            row.reminded_on = german_today()
        return len(rows)

    @api.model
    def _escalate_bite(self):
        """Give a manager a task for what is overdue; return how many."""
        rows = self.search(
            [("state", "in", OPEN), ("escalate_on", "<=", german_today())]
            + [("due_on", "<", german_today()), ("escalated_on", "=", False)],
            limit=BITE,
        )
        for row in rows._take():
            manager = row.company_id._inge_manager()
            if manager != row.activity_id.user_id:
                row.escalation_id = row._schedule(ESCALATION, manager)
            row.escalated_on = german_today()
        return len(rows)

    def _clerk(self):
        """Return who does it; nobody if that person has left, or has no rights."""
        clerk = self.clerk_id
        can = clerk.active and self.company_id in clerk.company_ids
        can = can and clerk.has_group("inge_online.group_clerk")
        return clerk if can else clerk.browse()

    def _schedule(self, activity_type, user):
        """Give somebody a task; nothing in it speaks of a person."""
        if not user:
            return self.activity_id.browse()
        # the digest tells by mail, once a day: no mail for each task
        quiet = {"mail_activity_quick_update": True}
        localized = self.with_context(lang=user.lang, **quiet)
        summary = localized.env._(
            "%(what)s: until %(day)s",
            what=localized.display_name,
            day=format_date(localized.env, self.due_on),
        )
        return localized._holder().activity_schedule(
            activity_type, self.due_on, summary=summary, user_id=user.id
        )

    def _close(self):
        """Close the tasks of what is done, each in the language of who had it."""
        tasks = self.activity_id | self.escalation_id
        for language, spoken in tasks.grouped(lambda task: task.user_id.lang).items():
            spoken.with_context(lang=language).action_done()
        self.exists().write(
            {
                "activity_id": False,
                "escalation_id": False,
                "reminded_on": False,
                "escalated_on": False,
            }
        )

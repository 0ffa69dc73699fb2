from odoo import api, fields, models

from ..day import german_today
from .inge_deadline import OPEN


class ResCompany(models.Model):
    _inherit = "res.company"

    inge_digest = fields.Boolean(
        string="Daily digest of deadlines",
        default=True,
        help="In the morning each clerk with something to do gets a list by mail. It "
        "names course numbers and no persons.",
    )
    inge_manager_id = fields.Many2one(
        "res.users",
        string="Told when a deadline has passed",
        domain="[('share', '=', False), ('company_ids', 'in', id)]",
        help="Empty: the first manager of InGe-Online in this company.",
    )

    def _inge_manager(self):
        """Return who gets a task when a deadline has passed; may be nobody."""
        self.ensure_one()
        # sudo: groups and users are closed to clerks
        group = self.env.ref("inge_online.group_manager").sudo()
        people = group.all_user_ids.filtered(
            lambda user: user.active and not user.share and self in user.company_ids
        )
        chosen = self.sudo().inge_manager_id
        return chosen if chosen.active else people.sorted("id")[:1]


class ResUsers(models.Model):
    _inherit = "res.users"

    inge_digest_on = fields.Date(readonly=True, string="Last digest of deadlines")

    def _inge_digest_lines(self):
        """Return what this user has to do, most pressing first.

        What is due at once for several persons is one line: a mail names nobody.
        """
        self.ensure_one()
        deadlines = self.env["inge.deadline"].search(self._inge_digest_domain())
        groups = deadlines.grouped(
            lambda one: (one.due_on, one.display_name, one.course_id, one.state)
        )
        states = dict(deadlines._fields["state"]._description_selection(self.env))
        return [
            {
                "due_on": due_on,
                "what": what,
                "about": self._inge_digest_about(course, group.participant_id),
                "state": states[state],
                "passed": state == "overdue",
            }
            for (due_on, what, course, state), group in groups.items()
        ]

    def _inge_digest_about(self, course, people):
        count = len(people)
        persons = count and (
            self.env._("1 person")
            if count == 1
            else self.env._("%(count)s persons", count=count)
        )
        return ", ".join(filter(None, (course.name, persons))) or "–"

    def _inge_digest_domain(self):
        return [
            ("clerk_id", "=", self.id),
            ("state", "in", OPEN),
            ("company_id.inge_digest", "=", True),
        ]


class IngeDeadline(models.Model):
    """A list by mail each morning, for those who have something to do."""

    _inherit = "inge.deadline"

    @api.model
    def _cron_digest(self):
        """Queue one mail for each clerk with something to do, at most once a day."""
        cron = self.env["ir.cron"]
        today = german_today()
        template = self.env.ref("inge_online.mail_template_digest")
        clerks = self._digest_clerks(today)
        cron._commit_progress(remaining=len(clerks))
        for clerk in clerks:
            template.send_mail(clerk.id)
            clerk.inge_digest_on = today
            if not cron._commit_progress(1):
                return

    @api.model
    def _digest_clerks(self, today):
        waiting = [("state", "in", OPEN), ("company_id.inge_digest", "=", True)]
        clerks = self._read_group(waiting, ["clerk_id"])
        users = self.env["res.users"].union(*(clerk for (clerk,) in clerks if clerk))
        return users.filtered(
            lambda user: (
                user.active
                and user.email
                and (not user.inge_digest_on or user.inge_digest_on < today)
            )
        )

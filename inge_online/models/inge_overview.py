from collections import Counter
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import format_date, format_datetime

from ..day import german_today
from .inge_deadline import OPEN

SOON = timedelta(weeks=4)
COURSES = 12
MINUTES_OF_AN_HOUR = 60
MINUTES_OF_A_DAY = 24 * 60


class IngeOverview(models.AbstractModel):
    """The start page: for a clerk the own work, for everybody else all of it."""

    _name = "inge.overview"
    _description = "Overview"

    @api.model
    def get_overview(self):
        """Return everything the start page shows, in the user's language."""
        if not self.env.user.has_group("inge_online.group_reader"):
            raise AccessError(self.env._("This page is for users of InGe-Online."))
        own = self._role() == "clerk"
        everybodys, mine = self._open_counts()
        sections = [self._section("all", False, everybodys)]
        if own:
            sections.insert(0, self._section("mine", own, mine))
        return {
            "title": self.env._("Good day, %(name)s", name=self.env.user.name),
            "role": self._role(),
            "sections": sections,
            "courses": self._courses(),
            "health": self._health(),
        }

    def _role(self):
        roles = ("administrator", "manager", "clerk")
        user = self.env.user
        held = (r for r in roles if user.has_group(f"inge_online.group_{r}"))
        return next(held, "reader")

    def _open_counts(self):
        """Count by state what is to be done: by all, and by the user."""
        everybodys, mine = Counter(), Counter()
        found = self.env["inge.deadline"]._read_group(
            [("state", "in", OPEN)], ["state", "clerk_id"], ["__count"], order="state"
        )
        for state, clerk, count in found:
            everybodys[state] += count
            if clerk == self.env.user:
                mine[state] += count
        return everybodys, mine

    def _section(self, name, own, counts):
        titles = {"mine": self.env._("My work"), "all": self.env._("The whole team")}
        states = self.env["inge.deadline"]._fields["state"]
        labels = dict(states._description_selection(self.env))
        tones = {"soon": "info", "stopped": "warning", "due": "warning"}
        tiles = [
            {
                "name": state,
                "label": labels[state],
                "count": counts[state],
                "tone": tones.get(state, "danger"),
                "action": self._deadlines(state, own),
            }
            for state in OPEN
        ]
        return {"name": name, "title": titles[name], "tiles": tiles}

    def _deadlines(self, state, own):
        action = self._action("inge_deadline_action")
        mine = {"search_default_mine": 1} if own else {}
        return {
            **action,
            "views": [(False, "list"), (False, "kanban")],
            "domain": [("state", "=", state)],
            "context": mine,
        }

    def _action(self, name):
        action = self.env["ir.actions.actions"]._for_xml_id(f"inge_online.{name}")
        return {**action, "path": False}

    def _courses(self):
        """Return the courses that begin next, with the seats that are free."""
        today = german_today()
        courses = self.env["inge.course"].search(
            [("date_start", ">=", today), ("date_start", "<=", today + SOON)]
            + [("state", "!=", "cancelled")],
            order="date_start, id",
            limit=COURSES,
        )
        return [
            {
                "id": course.id,
                "name": course.name,
                "type": course.course_type_id.display_name,
                "begin": format_date(self.env, course.date_start),
                "site": course.site_id.display_name,
                "participants": course.enrolment_count,
                "seats": course._seats_free(),
            }
            for course in courses
        ]

    def _health(self):
        """Return what is known of the connection, line by line."""
        figures = self.env["inge.health"]._figures()
        waiting = figures["oldest_waiting_minutes"]
        success = figures["last_success_minutes"]
        return [
            {
                "label": self.env._("Oldest waiting message"),
                "text": self.env._("nothing waits")
                if waiting is None
                else self.env._("since %(time)s", time=self._span(waiting)),
                "alert": (waiting or 0) > MINUTES_OF_AN_HOUR,
            },
            {
                "label": self.env._("Last accepted message"),
                "text": self.env._("none yet")
                if success is None
                else self._ago(success),
                "alert": False,
            },
            *self._own_login(),
            {
                "label": self.env._("Next maintenance at BAMF"),
                "text": self._maintenance(),
                "alert": False,
            },
        ]

    def _maintenance(self):
        """Return when BAMF is not there next, or is not there now."""
        # sudo: everybody's messages wait for it
        coming = (
            self.env["inge.maintenance"]
            .sudo()
            .search(
                [("date_to", ">", fields.Datetime.now())], order="date_from", limit=1
            )
        )
        if not coming:
            return self.env._("none known")
        return self.env._(
            "%(begin)s until %(end)s",
            begin=format_datetime(self.env, coming.date_from, dt_format="short"),
            end=format_datetime(self.env, coming.date_to, dt_format="short"),
        )

    def _own_login(self):
        """Return how the user's own login does."""
        if self._role() == "reader":
            return []
        accounts = self.env["inge.account"].search(
            [("user_id", "=", self.env.uid), ("company_id", "=", self.env.company.id)]
        )
        missing = not accounts and self.env._("none entered yet")
        troubles = [missing, *(account._missing() for account in accounts)]
        trouble = next(filter(None, troubles), False)
        age = max(accounts.mapped("password_age"), default=0)
        usable = self.env._("usable, password %(days)s days old", days=age)
        return [
            {
                "label": self.env._("My DeBeV login"),
                "text": trouble or usable,
                "alert": bool(trouble),
            }
        ]

    def _ago(self, minutes):
        if not minutes:
            return self.env._("just now")
        return self.env._("%(time)s ago", time=self._span(minutes))

    def _span(self, minutes):
        if minutes < MINUTES_OF_AN_HOUR:
            return self.env._("%(count)s minutes", count=minutes)
        if minutes < 2 * MINUTES_OF_A_DAY:
            return self.env._("%(count)s hours", count=minutes // MINUTES_OF_AN_HOUR)
        return self.env._("%(count)s days", count=minutes // MINUTES_OF_A_DAY)


class IngeCourse(models.Model):
    _inherit = "inge.course"

    def _seats_free(self):
        """Return how many more may take part (§ 14 (2) IntV)."""
        self.ensure_one()
        return max(self.course_type_id._most_persons() - self.enrolment_count, 0)


class IngeMessage(models.Model):
    _inherit = "inge.message"

    answer_seconds = fields.Float(
        string="Time to the answer",
        compute="_compute_answer_seconds",
        store=True,
        aggregator="avg",
        help="Seconds between sending and the answer of BAMF.",
    )

    @api.depends("sent_at", "settled_at", "state")
    def _compute_answer_seconds(self):
        for message in self:
            answered = message.state in ("accepted", "hinted", "rejected")
            if answered and message.sent_at and message.settled_at:
                spent = message.settled_at - message.sent_at
                message.answer_seconds = spent.total_seconds()
            else:
                message.answer_seconds = False

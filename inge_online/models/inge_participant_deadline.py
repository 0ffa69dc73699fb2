from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import format_date

SIX_WEEKS = timedelta(weeks=6)
YEAR = relativedelta(years=1)
NOTICE = {
    "six_weeks_until": timedelta(days=14),
    "entitlement_lapses_on": timedelta(days=56),
    "entitlement_valid_until": timedelta(days=28),
}
"""How long before each day the form begins to warn."""


class IngeParticipant(models.Model):
    """The days of the IntV that a person can miss, and the warning before each.

    ``six_weeks_until`` and ``entitlement_lapses_on`` are empty when nothing is at
    stake: a course begins, or goes on, in time.
    """

    _inherit = "inge.participant"

    first_day = fields.Date(
        compute="_compute_days",
        store=True,
        compute_sudo=True,
        help="First day in a course here, past or planned.",
    )
    last_day = fields.Date(
        compute="_compute_days",
        store=True,
        compute_sudo=True,
        help="Last day in a course here, past or planned.",
    )
    six_weeks_until = fields.Date(
        compute="_compute_days",
        store=True,
        compute_sudo=True,
        string="Course to begin by",
        help="Six weeks after registration (§ 7 (4) IntV): if no course begins by "
        "then, the person and BAMF are to be told. Empty: one begins in time.",
    )
    entitlement_lapses_on = fields.Date(
        compute="_compute_days",
        store=True,
        compute_sudo=True,
        string="Entitlement lapses after",
        help="A year after registration, or after the last day in a course: who has "
        "not begun, or gone on, by then has lost the entitlement (§ 4 (1) IntV).",
    )
    warning = fields.Text(compute="_compute_warning", compute_sudo=True)

    @api.depends(
        "registered_on",
        "self_payer",
        "enrolment_ids.date_from",
        "enrolment_ids.last_day",
        "enrolment_ids.state",
    )
    def _compute_days(self):
        for person in self:
            stays = person.enrolment_ids.filtered(
                lambda e: e.state != "cancelled" and e.date_from
            )
            first = min(stays.mapped("date_from"), default=False)
            ends = [e.last_day for e in stays if e.last_day]
            person.first_day = first
            person.last_day = max(ends, default=False)
            person.six_weeks_until = person._six_weeks(first)
            person.entitlement_lapses_on = person._lapse(first, person.last_day)

    def _six_weeks(self, first):
        if not self.registered_on or self.self_payer:
            return False
        until = self.registered_on + SIX_WEEKS
        # a person who took part before comes back, and does not begin
        return False if first and first <= until else until

    def _lapse(self, first, last):
        if self.self_payer:
            return False
        if last:
            return max(last, self.registered_on or last) + YEAR
        return self.registered_on and not first and self.registered_on + YEAR

    @api.depends(
        *NOTICE,
        "units_left",
        "units_granted",
        "entitlement_cancelled_on",
        "enrolment_ids.date_from",
    )
    @api.depends_context("lang", "tz")
    def _compute_warning(self):
        for person in self:
            person.warning = "\n".join(person._warnings()) or False

    def _warnings(self):
        """Return what a clerk has to know now about this person's entitlement."""
        self.ensure_one()
        texts = {
            "six_weeks_until": self.env._(
                "No course begins for this person until %(day)s, six weeks after "
                "registration: enrol the person, or tell the person and BAMF "
                "(§ 7 (4) IntV)."
            ),
            "entitlement_lapses_on": self.env._(
                "The entitlement lapses if the person is in no course by %(day)s "
                "(§ 4 (1) IntV): enrol the person before."
            ),
            "entitlement_valid_until": self.env._(
                "The entitlement is valid until %(day)s: the person has to be "
                "registered by then."
            ),
        }
        today = fields.Date.context_today(self)
        warnings = [
            text % {"day": format_date(self.env, self[name])}
            for name, text in texts.items()
            if self._is_near(name, today)
        ]
        return [*warnings, *self._more_warnings()]

    def _is_near(self, name, today):
        """Tell whether one of the days is near, or has passed."""
        day = self[name]
        if not day or day - NOTICE[name] > today:
            return False
        if name == "entitlement_valid_until":
            return self.registration_state not in ("registered", "self_payer")
        in_course = self.first_day and self.first_day <= today <= self.last_day
        return not (name == "entitlement_lapses_on" and in_course)

    def _more_warnings(self):
        if self.entitlement_cancelled_on:
            yield self.env._(
                "BAMF withdrew the entitlement on %(day)s.",
                day=format_date(self.env, self.entitlement_cancelled_on),
            )
        if self.units_granted and self.units_left < 0:
            yield self.env._(
                "%(booked)s lesson units are booked, but only %(left)s are available: "
                "shorten the enrolment, or have more units granted.",
                booked=self.units_booked,
                left=self.units_granted - self.units_used_before,
            )

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import format_date

from ..day import german_today

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
    stake: a course begins, or goes on, in time. A course that begins too late saves
    nothing: the day stays until BAMF took the report of its begin.
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
        "enrolment_ids.section_id.state",
        "enrolment_ids.course_id.state",
    )
    def _compute_days(self):
        for person in self:
            stays = person._stays()
            first = min(stays.mapped("date_from"), default=False)
            ends = [e.last_day for e in stays if e.last_day]
            person.first_day = first
            person.last_day = max(ends, default=False)
            person.six_weeks_until = person._six_weeks(first)
            since = person._pausing_since()
            person.entitlement_lapses_on = since and since + YEAR

    def _stays(self):
        """Return the enrolments in courses that have a begin, in order."""
        stays = self.enrolment_ids.filtered(
            lambda stay: stay.state != "cancelled" and stay.date_from
        )
        return stays.sorted("date_from")

    def _six_weeks(self, first):
        if not self.registered_on or self.self_payer:
            return False
        until = self.registered_on + SIX_WEEKS
        # a person who took part before comes back, and does not begin
        return False if first and first <= until else until

    def _pausing_since(self):
        """Return the day from which the year of § 4 (1) IntV counts, or False.

        It is the first one that no course follows in time: the registration, or the
        last day in a course. False: a course goes on for as long as is known.
        """
        self.ensure_one()
        if self.self_payer:
            return False
        since = self.registered_on
        for stay in self._stays():
            if since and stay.date_from > since + YEAR and not stay._begun():
                return since
            last = stay.last_day
            since = last and max(last, since or last)
        return since

    @api.depends(
        *NOTICE,
        "units_left",
        "units_granted",
        "entitlement_cancelled_on",
        "enrolment_ids.date_from",
        "enrolment_ids.last_day",
    )
    @api.depends_context("lang")
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
        today = german_today()
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
        in_course = any(
            stay.date_from <= today and (not stay.last_day or today <= stay.last_day)
            for stay in self._stays()
        )
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

from datetime import timedelta

from odoo import fields, models

from ..planning import Calendar, Region

HORIZON = timedelta(days=5 * 366)


class IngeCourse(models.Model):
    """On which days a course cannot be taught."""

    _inherit = "inge.course"

    special_day_ids = fields.One2many(
        "inge.special.day", "course_id", string="Special days", copy=False
    )

    def _calendar(self):
        """Return the planner's calendar of this course's place and provider."""
        self.ensure_one()
        closed = self._closures()._to_planner()
        school = self._school_holidays()._to_planner()
        return Calendar(
            region=Region(
                state=self.provider_id.state_id.code,
                catholic=self.site_id.catholic,
                municipality=self.site_id.municipality or None,
            ),
            bridge_days=self.bridge_days,
            eves=self.eves,
            periods=(*closed, *school),
            exceptions=self._special_days()._exceptions(),
        )

    def _closures(self):
        """Return the closures of the company and the site that may matter."""
        return self.env["inge.closure"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("site_id", "in", (False, self.site_id.id)),
                *self._while_planned("date_from", "date_to"),
            ]
        )

    def _school_holidays(self):
        """Return the school holidays, if they keep this course free."""
        holidays = self.env["inge.school.holiday"]
        if not self.school_holidays:
            return holidays
        return holidays.search(
            [
                ("state_id", "=", self.provider_id.state_id.id),
                *self._while_planned("date_from", "date_to"),
            ]
        )

    def _special_days(self):
        """Return the single days of company, site and course that may matter."""
        return self.env["inge.special.day"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("site_id", "in", (False, self.site_id.id)),
                ("course_id", "in", (False, self.id)),
                *self._while_planned("day", "day"),
            ]
        )

    def _while_planned(self, first, last):
        """Return the domain of what lies in the years a plan may reach into."""
        start = min(filter(None, (self.date_start, self._first_day())))
        return [(last, ">=", start), (first, "<=", start + HORIZON)]

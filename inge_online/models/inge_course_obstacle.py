from odoo import models
from odoo.tools import format_date

from ..day import german_today

GOING_ON = ("started", "complete")
STARTED = (*GOING_ON, "ended")


class IngeCourse(models.Model):
    """When a report of a course is possible, and why it is not when it is not."""

    _name = "inge.course"
    _inherit = ["inge.course", "inge.reportable"]

    def _course_plan_report_obstacle(self):
        self.ensure_one()
        if self.state not in ("draft", "cancelled"):
            return self.env._("BAMF has already accepted the plan of this course.")
        return self._plan_missing() or self._unsettled("course_plan_report")

    def _course_plan_update_obstacle(self):
        self.ensure_one()
        if self.state != "planned":
            return self._not_planned()
        if self._begun():
            return self.env._(
                "The course began on %(day)s: a plan can be updated only before. "
                "Report the course start now.",
                day=self._day(self._first_day()),
            )
        return (
            self._plan_missing()
            or self._unsettled("course_plan_update")
            or self._unchanged("course_plan_update")
        )

    def _course_plan_cancellation_obstacle(self):
        self.ensure_one()
        return (
            self._not_planned()
            if self.state != "planned"
            else self._unsettled("course_plan_cancellation")
        )

    def _course_start_report_obstacle(self):
        self.ensure_one()
        if self.state in STARTED:
            return self.env._("The begin of this course is already reported.")
        if self.state != "planned":
            return self._not_planned()
        if not self._begun():
            return self.env._(
                "The course begins on %(day)s: its begin can be reported from then on.",
                day=self._day(self._first_day()),
            )
        return self._plan_missing() or self._unsettled("course_start_report")

    def _site_change_obstacle(self):
        self.ensure_one()
        if self.state not in GOING_ON:
            return self._not_going_on()
        if not self.site_id.site_code:
            return self.env._("The new site has no site code of BAMF yet.")
        return self._unsettled("site_change") or self._unchanged("site_change")

    def _early_end_obstacle(self):
        self.ensure_one()
        if self.state not in GOING_ON:
            return self._not_going_on()
        last, begun = self.early_end_on, self._last_begun()
        if not last:
            return self.env._("Enter the last day of lessons first.")
        if last < begun.date_start:
            return self.env._(
                "Section %(section)s is reported as begun on %(day)s: the course "
                "cannot have ended before.",
                section=begun.number,
                day=self._day(begun.date_start),
            )
        return self._unsettled("early_end")

    def _course_inquiry_obstacle(self):
        self.ensure_one()
        if not self.course_code:
            return self.env._(
                "BAMF can be asked about a course only when it has a course code: "
                "report the course plan first."
            )
        return False

    def _business_key(self, message_type):
        """A plan may follow each cancellation, a change each accepted change."""
        self.ensure_one()
        cancelled = len(self._accepted("course_plan_cancellation"))
        key = f"{message_type}:{self.id}:{cancelled + 1}"
        if message_type in ("course_plan_update", "site_change"):
            key = f"{key}:{len(self._accepted(message_type)) + 1}"
        return key

    def _not_planned(self):
        texts = {
            "draft": self.env._("Report the course plan first: BAMF has none yet."),
            "cancelled": self.env._(
                "The plan of this course is cancelled: report a new one "
                "(“Report a new plan”)."
            ),
        }
        started = self.env._("The begin of this course is already reported.")
        return texts.get(self.state, started)

    def _not_going_on(self):
        """Return why nothing can be said of a course that runs."""
        texts = {
            "planned": self.env._(
                "The begin of this course is not reported yet: until then the plan is "
                "updated or cancelled."
            ),
            "ended": self.env._("The early end of this course is already reported."),
        }
        return texts.get(self.state) or self._not_planned()

    def _plan_missing(self):
        if self.section_ids:
            return False
        return self.env._("The course has no sections yet: plan the sections first.")

    def _begun(self):
        return self._first_day() <= german_today()

    def _day(self, day):
        return format_date(self.env, day)


class IngeCourseSection(models.Model):
    _name = "inge.course.section"
    _inherit = ["inge.course.section", "inge.reportable"]

    def _section_start_report_obstacle(self):
        self.ensure_one()
        course = self.course_id
        if self.state == "begun":
            return self.env._("The begin of this section is already reported.")
        if course.state == "ended":
            return course._not_going_on()
        if course.state != "started":
            return self.env._("Report the begin of the course first.")
        missing = course.next_section_id
        if missing.number < self.number:
            return self.env._(
                "Report the begin of section %(section)s first.", section=missing.number
            )
        if self.date_start > german_today():
            return self.env._(
                "The section begins on %(day)s: report its begin from then on.",
                day=course._day(self.date_start),
            )
        key = self._business_key("section_start_report")
        return course._unsettled("section_start_report", key)

    def _section_update_obstacle(self):
        self.ensure_one()
        course = self.course_id
        if course.state not in GOING_ON:
            return course._not_going_on()
        if self.state != "begun":
            return self.env._(
                "The begin of this section is not reported yet: report it first."
            )
        key = self._business_key("section_update")
        unsettled = course._unsettled("section_update", key)
        return unsettled or self._unchanged("section_update")

    def _business_key(self, message_type):
        """An update may follow each accepted update of the same section."""
        self.ensure_one()
        course_key = self.course_id._business_key(message_type)
        key = f"{course_key}:{self.number}"
        if message_type == "section_update":
            key = f"{key}:{len(self._accepted_reports(message_type)) + 1}"
        return key

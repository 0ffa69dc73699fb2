from datetime import time

from odoo import Command, api, models
from odoo.exceptions import UserError

from ..planning import (
    Calendar,
    LessonBlock,
    Period,
    PlannedSection,
    PlanningError,
    PlanRequest,
    Reason,
    Region,
    Timetable,
    plan,
)
from .inge_planning_text import planning_text


class IngeCourse(models.Model):
    """Fills a course's sections with the dates that follow from its timetable."""

    _inherit = "inge.course"

    def action_plan_sections(self):
        """Plan every section anew; those BAMF knows as begun keep their dates."""
        for course in self:
            course._plan_sections()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("The sections are planned."),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _plan_sections(self):
        self.ensure_one()
        try:
            planned = plan(self._plan_request()).sections
        except PlanningError as error:
            raise UserError(planning_text(self.env, error)) from error
        existing = {section.number: section for section in self.section_ids}
        self.write(
            {"section_ids": [self._section_command(p, existing) for p in planned]}
        )
        numbers = {section.number for section in planned}
        self.section_ids.filtered(lambda s: s.number not in numbers).unlink()

    def _section_command(self, planned, existing):
        """Return the command that creates or moves one section."""
        values = {
            "name": planned.name,
            "units": planned.units,
            "date_start": planned.first_day,
            "date_end": planned.last_day,
        }
        if planned.lessons:
            values["planned_units"] = planned.planned_units
        section = existing.get(planned.number)
        if not section:
            return Command.create(dict(values, number=planned.number))
        changed = {
            name: value for name, value in values.items() if section[name] != value
        }
        return Command.update(section.id, changed)

    def _plan_request(self):
        """Return what the planner needs to know of this course."""
        begun = self.section_ids.filtered(lambda s: s.state == "begun").sorted("number")
        sections = self.course_type_id.section_ids.filtered(
            lambda s: s.number >= self.first_section_id.number
        )
        return PlanRequest(
            start=self.date_start,
            sections=sections._to_planner(),
            timetable=Timetable(
                blocks=tuple(block._to_planner() for block in self.lesson_time_ids)
            ),
            calendar=Calendar(
                region=Region(
                    state=self.provider_id.state_id.code,
                    catholic=self.site_id.catholic,
                ),
                bridge_days=self.bridge_days,
            ),
            breaks=tuple(
                Period(
                    first=interruption.date_from,
                    last=interruption.date_to,
                    reason=Reason.COURSE_BREAK,
                    name=interruption.reason_id.name or "",
                )
                for interruption in self.interruption_ids
            ),
            begun=tuple(section._to_planner() for section in begun),
        )

    @api.model
    def _clock_time(self, hours):
        """Return the clock time of a number of hours, e.g. 8.75 -> 08:45."""
        minutes = round(hours * 60)
        return time(minutes // 60, minutes % 60)


class IngeCourseLessonTime(models.Model):
    _inherit = "inge.course.lesson.time"

    def _to_planner(self):
        """Return the planner's block, whose week begins with Monday as 0."""
        self.ensure_one()
        clock_time = self.env["inge.course"]._clock_time
        return LessonBlock(
            weekday=int(self.weekday) - 1,
            units=self.units,
            start=clock_time(self.hour_from),
            end=clock_time(self.hour_to),
            pause_minutes=self.pause_minutes,
        )


class IngeCourseSection(models.Model):
    _inherit = "inge.course.section"

    def _to_planner(self):
        """Return a section whose dates stand, as the planner takes it."""
        self.ensure_one()
        return PlannedSection(
            number=self.number,
            name=self.name,
            units=self.units,
            first_day=self.date_start,
            last_day=self.date_end,
        )

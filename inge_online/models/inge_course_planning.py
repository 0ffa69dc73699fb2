from dataclasses import replace

from odoo import Command, models
from odoo.exceptions import UserError

from ..planning import Plan, PlanningError, PlanRequest, SectionStart, plan
from .inge_planning_text import planning_text

PLANNED = {
    "inge_planned": True,
    # ten lines "section created" and ten followers tell nobody anything
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
}


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
            planned = plan(self._plan_request())
        except PlanningError as error:
            raise UserError(planning_text(self.env, error)) from error
        self._write_plan(planned)

    def _write_plan(self, planned):
        """Create, move or remove sections so that they are those of a plan."""
        # a begin before a holiday may lead to a first day under another law
        self._refuse_outside_law(planned.first_day)
        existing = {section.number: section for section in self.section_ids}
        commands = [self._section_command(p, existing) for p in planned.sections]
        numbers = {section.number for section in planned.sections}
        commands += [
            Command.delete(section.id)
            for number, section in existing.items()
            if number not in numbers
        ]
        commands = [command for command in commands if command]
        if commands:
            self.with_context(**PLANNED).write({"section_ids": commands})

    def _section_command(self, planned, existing):
        """Return the command that creates or moves one section, or None."""
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
        return Command.update(section.id, changed) if changed else None

    def _plan_request(self):
        """Return what the planner needs to know of this course."""
        return PlanRequest(
            start=self.date_start,
            sections=self._sections_to_plan(),
            timetable=self._lesson_times()._to_planner(),
            timetable_changes=self._timetable_changes(),
            calendar=self._calendar(),
            breaks=self.interruption_ids._to_planner(),
            extra_lessons=self.special_day_ids._extra_lessons(),
            succession=self._succession(),
            section_starts=tuple(
                SectionStart(section=section.number, day=section.fixed_start)
                for section in self.section_ids
                if section.fixed_start
            ),
            reserve=self._reserve_period(),
            begun=self._begun_sections()._to_planner(),
        )

    def _sections_to_plan(self):
        """Return the type's sections from the first one on, with the course's units."""
        extra = {section.number: section.extra_units for section in self.section_ids}
        return tuple(
            replace(section, units=section.units + extra.get(section.number, 0))
            for section in self._type_sections()._to_planner()
        )

    def _begun_sections(self):
        """Return the sections whose dates stand, because BAMF knows them as begun."""
        return self.section_ids.filtered(lambda s: s.state == "begun").sorted("number")

    def _present_plan(self):
        """Return the sections as they are now, as the planner takes them."""
        return Plan(sections=self.section_ids.sorted("number")._to_planner())

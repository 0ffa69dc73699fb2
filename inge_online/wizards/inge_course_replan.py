from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.inge_planning_text import planning_text
from ..planning import PlanningError, replan
from .inge_course_replan_entry import ENTRIES


class IngeCourseReplan(models.TransientModel):
    """Changes the plan of a course: first shown, then applied as a whole.

    ``planning.replan`` says what a change leads to. Sections reported to BAMF as begun
    stay; if the clerk wants, the last of them may end on another day.
    """

    _name = "inge.course.replan"
    _inherit = ["inge.course.replan.entry"]
    _description = "Change of a course's plan"

    course_id = fields.Many2one("inge.course", required=True, ondelete="cascade")
    section_id = fields.Many2one(
        compute="_compute_section_id",
        store=True,
        readonly=False,
        domain="[('course_id', '=', course_id)]",
    )
    course_type_id = fields.Many2one(related="course_id.course_type_id")
    further_section_ids = fields.Many2many(
        "inge.course.type.section", compute="_compute_further_section_ids"
    )
    until_section_id = fields.Many2one(domain="[('id', 'in', further_section_ids)]")
    step_ids = fields.One2many(
        "inge.course.replan.step", "replan_id", string="Noted changes"
    )
    time_ids = fields.One2many(
        "inge.course.replan.time",
        "replan_id",
        compute="_compute_time_ids",
        store=True,
        readonly=False,
        string="New lesson times",
    )
    running_end_moves = fields.Boolean(
        string="The running section may end on another day",
        help="Its begin is reported and stays. Its new end is reported to BAMF with a "
        "section update.",
    )
    has_begun = fields.Boolean(compute="_compute_has_begun")
    line_ids = fields.One2many(
        "inge.course.replan.line", "replan_id", compute="_compute_lines", store=True
    )
    problem = fields.Char(compute="_compute_lines", store=True)
    reports = fields.Text(
        compute="_compute_lines", store=True, string="What BAMF has to be told"
    )

    @api.depends("course_id", "kind")
    def _compute_section_id(self):
        for change in self:
            if change.section_id.course_id != change.course_id:
                open_sections = change.course_id.section_ids.filtered(
                    lambda section: section.state != "begun"
                )
                change.section_id = open_sections.sorted("number")[:1]

    @api.depends("course_id")
    def _compute_further_section_ids(self):
        for change in self:
            change.further_section_ids = change.course_id._further_sections()

    @api.depends("course_id")
    def _compute_has_begun(self):
        for change in self:
            change.has_begun = bool(change.course_id._begun_sections())

    @api.depends("section_id", "kind")
    def _compute_time_ids(self):
        for change in self:
            if change.kind == "timetable" and not change.time_ids:
                blocks = change.course_id._lesson_times(change.section_id)
                change.time_ids = [
                    fields.Command.create(block._block()) for block in blocks
                ]

    @api.depends(
        "course_id",
        "kind",
        "section_id",
        "day",
        "units",
        "date_from",
        "date_to",
        "until_section_id",
        "step_ids",
        "time_ids.weekday",
        "time_ids.units",
        "time_ids.hour_from",
        "time_ids.hour_to",
        "time_ids.pause_minutes",
        "running_end_moves",
    )
    def _compute_lines(self):
        for change in self:
            change.line_ids = [fields.Command.clear()]
            change.problem = change.reports = False
            if not change._entries():
                continue
            try:
                found = change._replanning()
            except PlanningError as error:
                change.problem = planning_text(self.env, error)
                continue
            change.line_ids = [
                fields.Command.create(values) for values in change._line_values(found)
            ]
            change.reports = change._reports(found)

    def _entries(self):
        """Return all changes that are entered, in their order; the open one last."""
        self.ensure_one()
        own = [self] if self._is_complete() else []
        return [*self.step_ids, *own] if self.course_id.section_ids else []

    def _is_blank(self):
        """Tell whether nothing is entered yet of the open change."""
        return not (self.day or self.units or self.date_from or self.date_to)

    def _replanning(self):
        """Return what the planner makes of this change."""
        self.ensure_one()
        course = self.course_id._origin or self.course_id
        begun = course._begun_sections()
        return replan(
            course._present_plan(),
            course._plan_request(),
            *(change for entry in self._entries() for change in entry._changes()),
            begun=set(begun.mapped("number")),
            running_end_moves=bool(begun) and self.running_end_moves,
        )

    def _line_values(self, found):
        return [
            {
                "number": section.number,
                "name": (section.after or section.before).name,
                "start_before": section.before and section.before.first_day,
                "end_before": section.before and section.before.last_day,
                "start_after": section.after and section.after.first_day,
                "end_after": section.after and section.after.last_day,
                "changed": section.changed,
                "end_moved": section.end_moved,
            }
            for section in found.sections
        ]

    def action_apply(self):
        """Write the change and the dates it leads to: as shown, or not at all."""
        self.ensure_one()
        self.course_id.check_access("write")
        self._refuse_unfinished(blank=bool(self.step_ids))
        found = self._replanning_as_shown()
        course = self.course_id.with_context(inge_planned=True)
        texts = [entry._text() for entry in self._entries()]
        for entry in self._entries():
            entry._write_change(course)
        course._write_plan(found.after)
        course._message_log(body=self._log(found, texts))
        return {"type": "ir.actions.act_window_close"}

    def action_note(self):
        """Keep this change and ask for another one; both are shown together."""
        self.ensure_one()
        self._refuse_unfinished(blank=False)
        noted = {name: self[name] for name in ENTRIES}
        step = self._convert_to_write(noted) | {
            "replan_id": self.id,
            "time_ids": [
                fields.Command.create(block._block()) for block in self.time_ids
            ],
        }
        self.env["inge.course.replan.step"].create(step)
        empty = dict.fromkeys(set(ENTRIES) - {"section_id"}, False)
        empty |= {"kind": "move", "time_ids": [fields.Command.clear()]}
        self.write(empty)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change the plan"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def _refuse_unfinished(self, *, blank):
        """Refuse a change that cannot be, or is not entered; ``blank`` may be empty."""
        unfinished = not self._is_complete() and not (blank and self._is_blank())
        if self.problem or unfinished:
            raise UserError(
                self.problem or self.env._("Enter first what is to be changed.")
            )

    def _replanning_as_shown(self):
        """Return the replanning, unless it is not any more what the clerk has seen."""
        try:
            found = self._replanning()
        except PlanningError as error:
            raise UserError(planning_text(self.env, error)) from error
        names = ("number", "start_before", "end_before", "start_after", "end_after")
        shown = {tuple(line[name] or None for name in names) for line in self.line_ids}
        now = {
            tuple(values[name] or None for name in names)
            for values in self._line_values(found)
        }
        if shown != now:
            raise UserError(
                self.env._(
                    "The course has changed in the meantime: close this window and "
                    "look at the change again."
                )
            )
        return found

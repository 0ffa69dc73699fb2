from odoo import api, fields, models


class IngeCourseReplanLine(models.TransientModel):
    """A section before and after the change."""

    _name = "inge.course.replan.line"
    _description = "Section before and after a change"
    _order = "replan_id, number"

    replan_id = fields.Many2one("inge.course.replan", required=True, ondelete="cascade")
    number = fields.Integer(readonly=True)
    name = fields.Char(readonly=True)
    start_before = fields.Date(string="Old from", readonly=True)
    end_before = fields.Date(string="Old to", readonly=True)
    start_after = fields.Date(string="New from", readonly=True)
    end_after = fields.Date(string="New to", readonly=True)
    changed = fields.Boolean(readonly=True)
    end_moved = fields.Integer(readonly=True, help="Calendar days.")
    days = fields.Char(compute="_compute_days", string="End moves by")

    @api.depends("end_moved", "changed")
    def _compute_days(self):
        for line in self:
            line.days = False
            if line.end_moved:
                line.days = self.env._("%(days)+d days", days=line.end_moved)
            elif line.changed and line.end_before and line.end_after:
                line.days = self.env._("same end")


class IngeCourseReplanTime(models.TransientModel):
    """A lesson time from a section on; the same entries as a course's lesson time."""

    _name = "inge.course.replan.time"
    _inherit = ["inge.lesson.block"]
    _description = "New lesson time"
    _order = "replan_id, weekday, hour_from, id"

    replan_id = fields.Many2one("inge.course.replan", ondelete="cascade")
    step_id = fields.Many2one("inge.course.replan.step", ondelete="cascade")

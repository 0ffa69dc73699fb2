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
    days = fields.Char(compute="_compute_days", string="End moves by")

    @api.depends("end_before", "end_after")
    def _compute_days(self):
        for line in self:
            line.days = False
            if line.end_before and line.end_after:
                days = (line.end_after - line.end_before).days
                if days:
                    line.days = self.env._("%(days)+d days", days=days)
                elif line.changed:
                    line.days = self.env._("same end")


class IngeCourseReplanTime(models.TransientModel):
    """A lesson time from a section on; the same entries as a course's lesson time."""

    _name = "inge.course.replan.time"
    _inherit = ["inge.lesson.block"]
    _description = "New lesson time"
    _order = "replan_id, weekday, hour_from, id"

    replan_id = fields.Many2one("inge.course.replan", ondelete="cascade")
    step_id = fields.Many2one("inge.course.replan.step", ondelete="cascade")

from odoo import api, fields, models

from .inge_habit import HABITS

TAKEN_OVER = {
    "compute": "_compute_habits",
    "store": True,
    "readonly": False,
    "precompute": True,
}


class IngeCourse(models.Model):
    """A course is planned after its provider's habits, unless the clerk says else."""

    _name = "inge.course"
    _inherit = ["inge.course", "inge.habit"]

    bridge_days = fields.Boolean(**TAKEN_OVER)
    eves = fields.Boolean(**TAKEN_OVER)
    school_holidays = fields.Boolean(**TAKEN_OVER)
    succession = fields.Selection(**TAKEN_OVER)
    gap_days = fields.Integer(**TAKEN_OVER)
    grid_weeks = fields.Integer(**TAKEN_OVER)
    grid_overrun = fields.Selection(**TAKEN_OVER)
    reserve_days = fields.Integer(**TAKEN_OVER)
    reserve_units = fields.Integer(**TAKEN_OVER)

    @api.depends("site_id")
    def _compute_habits(self):
        """Take over the provider's habits when the site is chosen.

        They do not change under a course when the provider's do, nor under one that
        is planned already when its site does: its dates may be reported.
        """
        for course in self.filtered(lambda c: c.site_id and not c._has_habits()):
            provider = course.site_id.provider_id
            course.update({name: provider[name] for name in HABITS})

    def _has_habits(self):
        """Tell whether the course is planned, and by which habits."""
        # of a version without habits it has none yet
        return self._origin.section_ids and self._origin.succession

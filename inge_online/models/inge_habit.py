from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..planning import Gap, Grid, Overrun, Reserve

HABITS = (
    "bridge_days",
    "eves",
    "school_holidays",
    "succession",
    "gap_days",
    "grid_weeks",
    "grid_overrun",
    "reserve_days",
    "reserve_units",
)


class IngeHabit(models.AbstractModel):
    """How a provider plans: what is a day off, and how sections follow each other.

    A provider has habits for all its courses; a course takes them over and may differ.
    """

    _name = "inge.habit"
    _description = "Habits of planning"

    bridge_days = fields.Boolean(
        string="Closed on bridge days",
        help="No lessons on a weekday shut in between a public holiday and a weekend.",
    )
    eves = fields.Boolean(
        string="Closed on Christmas Eve and New Year's Eve",
        help="No lessons on 24 and 31 December, which are no public holidays.",
    )
    school_holidays = fields.Boolean(
        string="Closed in the school holidays",
        help="No lessons in the school holidays of the federal state, as far as they "
        "are entered under Configuration.",
    )
    succession = fields.Selection(
        [
            ("gap", "one after the other"),
            ("grid", "in a fixed grid of weeks"),
        ],
        string="Sections follow",
        required=True,
    )
    gap_days = fields.Integer(
        string="Free days between sections",
        help="Calendar days. 0: the next section begins on the next day of lessons.",
    )
    grid_weeks = fields.Integer(
        string="A section every so many weeks",
        help="Counted from the begin of the course, whatever the holidays.",
    )
    grid_overrun = fields.Selection(
        [
            (Overrun.CUT.value, "end it; the missing units are shown"),
            (Overrun.FOLLOW.value, "begin the next one right after it"),
            (Overrun.NEXT_PLACE.value, "let the next one wait for its place"),
        ],
        string="If a section does not fit",
        required=True,
    )
    reserve_days = fields.Integer(
        string="Free days before the orientation course",
        help="Calendar days kept free, e.g. for those who repeat. Enter days or "
        "lesson units, not both.",
    )
    reserve_units = fields.Integer(
        string="Free lesson units before the orientation course",
        help="As many days as these lesson units would take. Enter days or lesson "
        "units, not both.",
    )

    _gap_not_negative = models.Constraint(
        "CHECK(gap_days >= 0)",
        "Sections cannot overlap: enter 0 or more free days between them.",
    )
    _grid_wide = models.Constraint(
        "CHECK(grid_weeks >= 1)", "A grid has at least one week: enter 1 or more."
    )

    @api.constrains("reserve_days", "reserve_units")
    def _check_reserve(self):
        for habit in self:
            days, units = habit.reserve_days, habit.reserve_units
            if min(days, units) < 0 or (days and units):
                raise ValidationError(
                    self.env._(
                        "Before the orientation course enter free days or free lesson "
                        "units, not both, and none below 0."
                    )
                )

    def _succession(self):
        """Return the planner's succession of sections."""
        self.ensure_one()
        if self.succession == "grid":
            return Grid(weeks=self.grid_weeks, overrun=Overrun(self.grid_overrun))
        return Gap(days=self.gap_days)

    def _reserve_period(self):
        """Return what is kept free before the orientation course, or None."""
        self.ensure_one()
        if not (self.reserve_days or self.reserve_units):
            return None
        return Reserve(units=self.reserve_units, days=self.reserve_days)


class IngeProvider(models.Model):
    """A provider's habits hold for its courses unless a course differs."""

    _name = "inge.provider"
    _inherit = ["inge.provider", "inge.habit"]

    succession = fields.Selection(default="gap")
    grid_weeks = fields.Integer(default=4)
    grid_overrun = fields.Selection(default=Overrun.FOLLOW.value)

from odoo import fields, models
from odoo.tools import format_date

KINDS = [
    ("move", "Let a section begin on another day"),
    ("lengthen", "Lengthen or shorten a section"),
    ("interrupt", "Insert an interruption"),
    ("timetable", "Change the lesson times from a section on"),
    ("add", "Let the course go on with further sections"),
    ("anew", "Plan anew with the present entries"),
]
ENTRIES = (
    *("kind", "section_id", "day", "units", "date_from", "date_to"),
    *("reason_id", "until_section_id"),
)
"""What a clerk enters of one change, but for lesson times."""


class IngeCourseReplanEntry(models.AbstractModel):
    """One change of a course's plan, as a clerk enters it."""

    _name = "inge.course.replan.entry"
    _description = "One change of a course's plan"

    kind = fields.Selection(KINDS, required=True, default="move")
    section_id = fields.Many2one("inge.course.section", ondelete="cascade")
    day = fields.Date(string="New begin")
    units = fields.Integer(
        string="Additional lesson units", help="Below 0: so many fewer."
    )
    date_from = fields.Date(string="First day without lessons")
    date_to = fields.Date(string="Last day without lessons")
    reason_id = fields.Many2one(
        "inge.code",
        domain=[("kind", "=", "interruption_reason")],
        ondelete="cascade",
    )
    until_section_id = fields.Many2one(
        "inge.course.type.section", string="New last section", ondelete="cascade"
    )

    def _is_complete(self):
        """Tell whether everything is entered that this kind of change needs."""
        self.ensure_one()
        return {
            "move": bool(self.section_id and self.day),
            "lengthen": bool(self.section_id and self.units),
            "interrupt": bool(self.date_from and self.date_to),
            "timetable": bool(self.section_id and self.time_ids),
            "add": bool(self.until_section_id),
            "anew": True,
        }[self.kind]

    def _text(self):
        """Return in one sentence what the change is."""
        self.ensure_one()
        section = self.section_id.number
        return {
            "move": self.env._(
                "Section %(section)s begins on %(day)s.",
                section=section,
                day=self._shown(self.day),
            ),
            "lengthen": self.env._(
                "Section %(section)s has %(units)+d lesson units.",
                section=section,
                units=self.units,
            ),
            "interrupt": self.env._(
                "No lessons from %(first)s to %(last)s.",
                first=self._shown(self.date_from),
                last=self._shown(self.date_to),
            ),
            "timetable": self.env._(
                "Other lesson times from section %(section)s on: %(units)s units a "
                "week.",
                section=section,
                units=sum(self.time_ids.mapped("units")),
            ),
            "add": self.env._(
                "The course goes on to section %(section)s.",
                section=self.until_section_id.number,
            ),
            "anew": self.env._("Planned anew with the present entries."),
        }[self.kind]

    def _shown(self, day):
        return format_date(self.env, day) if day else ""


class IngeCourseReplanStep(models.TransientModel):
    """A change that is noted; it is applied together with those after it."""

    _name = "inge.course.replan.step"
    _inherit = ["inge.course.replan.entry"]
    _description = "Noted change of a course's plan"
    _order = "id"

    replan_id = fields.Many2one("inge.course.replan", required=True, ondelete="cascade")
    course_id = fields.Many2one(related="replan_id.course_id")
    time_ids = fields.One2many("inge.course.replan.time", "step_id")
    text = fields.Char(compute="_compute_text", string="Noted change")

    def _compute_text(self):
        for step in self:
            step.text = step._text()

from odoo import api, fields, models

from .inge_message import ACCEPTED


class IngeCourseSection(models.Model):
    """A section as BAMF sees it: everything here follows from the ledger."""

    _inherit = "inge.course.section"

    inge_message_ids = fields.One2many(
        "inge.message", "section_id", string="Messages to BAMF", readonly=True
    )
    state = fields.Selection(
        [("planned", "Not yet reported"), ("begun", "Begin reported")],
        compute="_compute_state",
        store=True,
        compute_sudo=True,
    )
    report_message_id = fields.Many2one(
        "inge.message",
        compute="_compute_state",
        store=True,
        compute_sudo=True,
        string="Report of its begin",
    )

    @api.depends(
        "inge_message_ids.state",
        "course_id.inge_message_ids.state",
        "course_id.section_ids.number",
    )
    def _compute_state(self):
        for section in self:
            message = section._begin_message()
            section.report_message_id = message
            section.state = "begun" if message.state in ACCEPTED else "planned"

    def _is_first(self):
        """Tell whether this is the section the course begins with."""
        self.ensure_one()
        return self.number == min(
            self.course_id.section_ids.mapped("number"), default=0
        )

    def _begin_message(self):
        """Return the report of the section's begin that counts: accepted, else last.

        The first section has none of its own: the course start report says it [ABES-4].
        """
        self.ensure_one()
        if self._is_first():
            messages = self.course_id.inge_message_ids.filtered(
                lambda m: m.message_type == "course_start_report"
            )
        else:
            messages = self.inge_message_ids.filtered(
                lambda m: m.message_type == "section_start_report"
            )
        messages = messages.sorted("id")
        return messages.filtered(lambda m: m.state in ACCEPTED)[-1:] or messages[-1:]

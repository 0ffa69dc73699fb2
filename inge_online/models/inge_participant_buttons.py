from odoo import api, fields, models

from .inge_participant_registration import CLERK


class IngeParticipant(models.Model):
    """Which registration a person needs, and why it is not possible when it is not."""

    _inherit = "inge.participant"

    report_buttons = fields.Json(compute="_compute_report_buttons", groups=CLERK)

    @api.depends("registration_obstacle", "registration_state", "repeater_number")
    @api.depends_context("lang")
    def _compute_report_buttons(self):
        for person in self:
            name = person._next_registration()
            reason = person.registration_obstacle or False
            wanted = person.registration_state in ("missing", "attention")
            person.report_buttons = {
                "reasons": {name: reason},
                "next": name if wanted and not reason else False,
            }

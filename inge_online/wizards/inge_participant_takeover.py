from odoo import api, fields, models
from odoo.exceptions import UserError


class IngeParticipantTakeover(models.TransientModel):
    """BAMF's answer beside our own data: taken over line by line, or all of it."""

    _name = "inge.participant.takeover"
    _description = "Take over what BAMF answered"

    participant_id = fields.Many2one(
        "inge.participant", required=True, readonly=True, ondelete="cascade"
    )
    message_id = fields.Many2one("inge.message", readonly=True, ondelete="cascade")
    asked_on = fields.Datetime(related="message_id.settled_at", string="Answered on")
    line_ids = fields.One2many("inge.participant.takeover.line", "takeover_id")
    differs = fields.Boolean(compute="_compute_differs")

    @api.depends("line_ids.differs")
    def _compute_differs(self):
        for takeover in self:
            takeover.differs = any(takeover.line_ids.mapped("differs"))

    @api.model
    def _open(self, person):
        record = person._bamf_record()
        if not record:
            raise UserError(
                self.env._("BAMF has not answered about this person yet: ask first.")
            )
        lines = person._comparison(person._bamf_values(record))
        takeover = self.create(
            {
                "participant_id": person.id,
                "message_id": person.inquiry_message_id.id,
                "line_ids": [
                    # what is empty here is offered, what differs is for the clerk
                    fields.Command.create({**line, "take": not line["own"]})
                    for line in lines
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What BAMF has on this person"),
            "res_model": self._name,
            "res_id": takeover.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_take_selected(self):
        return self._take(self.line_ids.filtered("take"))

    def action_take_all(self):
        return self._take(self.line_ids.filtered("differs"))

    def _take(self, lines):
        """Write the chosen lines, unless a newer answer came between."""
        self.ensure_one()
        person = self.participant_id
        if person.inquiry_message_id != self.message_id:
            raise UserError(
                self.env._(
                    "BAMF has answered anew meanwhile: close this and look again."
                )
            )
        values = person._bamf_values(person._bamf_record())
        names = set(lines.mapped("field"))
        person._take_over({n: v for n, v in values.items() if n in names})
        return {"type": "ir.actions.act_window_close"}


class IngeParticipantTakeoverLine(models.TransientModel):
    _name = "inge.participant.takeover.line"
    _description = "One thing BAMF answered"

    takeover_id = fields.Many2one(
        "inge.participant.takeover", required=True, ondelete="cascade"
    )
    field = fields.Char(required=True, readonly=True)
    label = fields.Char(readonly=True, string="Information")
    own = fields.Char(readonly=True, string="Here")
    bamf = fields.Char(readonly=True, string="At BAMF")
    differs = fields.Boolean(readonly=True)
    take = fields.Boolean(string="Take over")

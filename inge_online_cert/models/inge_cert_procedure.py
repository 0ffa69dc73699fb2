from odoo import api, fields, models

from odoo.addons.inge_online.protocol import MESSAGES

MESSAGE_TYPES = [(name, cls.term) for name, cls in MESSAGES.items()]


class IngeCertProcedure(models.Model):
    """What BAMF certifies as one: messages that belong together (Verfahren)."""

    _name = "inge.cert.procedure"
    _description = "Procedure that BAMF certifies"
    _order = "sequence, id"

    name = fields.Char(required=True, help="As BAMF calls it, in German.")
    sequence = fields.Integer(default=10)
    type_ids = fields.One2many(
        "inge.cert.procedure.type", "procedure_id", string="Messages"
    )

    _unique_name = models.Constraint("UNIQUE(name)", "This procedure is already there.")

    def _covers(self, message_type):
        """Tell whether a message of this type belongs to one of these procedures."""
        return message_type in self.type_ids.mapped("message_type")


class IngeCertProcedureType(models.Model):
    _name = "inge.cert.procedure.type"
    _description = "Message of a procedure"
    _order = "procedure_id, id"
    _rec_name = "message_type"

    procedure_id = fields.Many2one(
        "inge.cert.procedure", required=True, ondelete="cascade", index=True
    )
    message_type = fields.Selection(MESSAGE_TYPES, string="Message", required=True)

    _unique_type = models.Constraint(
        "UNIQUE(message_type)", "This message already belongs to a procedure."
    )

    @api.depends("message_type")
    def _compute_display_name(self):
        terms = dict(MESSAGE_TYPES)
        for line in self:
            line.display_name = terms.get(line.message_type)

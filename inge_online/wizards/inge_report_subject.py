from odoo import fields, models
from odoo.exceptions import UserError

from ..protocol.messages import MESSAGES


class IngeReportSubject(models.AbstractModel):
    """One report on one record, whatever kind of record that is."""

    _name = "inge.report.subject"
    _description = "Report on a record"

    message_type = fields.Selection(
        [(name, cls.term) for name, cls in MESSAGES.items()],
        string="Kind of message",
        readonly=True,
    )
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)

    def _record(self):
        """Return the record that is reported."""
        self.ensure_one()
        record = self.env.get(self.res_model)
        if record is None or not hasattr(record, "_report_each"):
            raise UserError(self.env._("Nothing of this kind is reported to BAMF."))
        record = record.browse(self.res_id)
        record.check_access("read")
        return record

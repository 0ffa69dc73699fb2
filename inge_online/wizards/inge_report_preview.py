from odoo import fields, models
from odoo.exceptions import UserError

from ..protocol.canonical import digest, to_json
from ..protocol.layout import layout


class IngeReportCheck(models.TransientModel):
    """The whole report as a clerk reads it, and the button that sends just that."""

    _inherit = "inge.report.check"

    preview = fields.Boolean(readonly=True, help="May be sent from here.")
    outdated = fields.Boolean(
        readonly=True, help="Somebody changed data while the report was looked at."
    )
    content = fields.Html(readonly=True, sanitize=False)
    difference_text = fields.Text(readonly=True)
    test = fields.Boolean(readonly=True)

    def action_send(self):
        """Send what is shown; if it is no longer so, show what it is now."""
        record = self._record()
        if not self.preview:
            raise UserError(self.env._("This is only a check: nothing is sent."))
        message = record._message(self.message_type)
        if digest(to_json(message)) != self.digest:
            self._look()
            self.outdated = True
            return self._show()
        return record._report_each(self.message_type)

    def action_print(self):
        self.check_access("read")
        report = self.env.ref("inge_online.inge_report_check_action_print")
        return report.report_action(self)

    def _values(self, record, message):
        values = super()._values(record, message)
        mapper = self.env["inge.mapper"]
        known = mapper._differences(message, record)
        return {
            **values,
            "content": self.env["ir.qweb"]._render(
                "inge_online.report_outline",
                {"blocks": layout(message), "say": mapper._value_text},
            ),
            "difference_text": "\n".join(
                mapper._difference_text(message.name, one) for one in known or ()
            ),
            "test": record._environment_of(self.message_type) == "test",
            "outdated": False,
        }

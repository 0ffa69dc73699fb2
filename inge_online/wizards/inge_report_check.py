from odoo import api, fields, models

from ..protocol.canonical import digest, to_json


class IngeReportCheck(models.TransientModel):
    """A report before it is sent: what the rules say to it, and what BAMF would get."""

    _name = "inge.report.check"
    _inherit = "inge.report.subject"
    _description = "Check of a report"

    title = fields.Char(readonly=True)
    line_ids = fields.One2many("inge.report.check.line", "check_id", readonly=True)
    blocked = fields.Boolean(readonly=True)
    digest = fields.Char(readonly=True, help="SHA-256 of the message that is shown.")

    @api.model
    def _open(self, record, message_type, **values):
        """Check a message of this type for the record, and show what was found."""
        check = self.create(
            {
                "message_type": message_type,
                "res_model": record._name,
                "res_id": record.id,
                **values,
            }
        )
        check._look()
        return check._show()

    def _show(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Check before the report"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }

    def _look(self):
        """Take the record as it is now."""
        record = self._record()
        message = record._message(self.message_type)
        findings = self._findings(record, message)
        self.write(
            {
                **self._values(record, message),
                "blocked": any(f["severity"] == "blocking" for f in findings),
                "line_ids": [
                    fields.Command.clear(),
                    *(
                        fields.Command.create(self._line(record, finding))
                        for finding in findings
                    ),
                ],
            }
        )

    def _values(self, record, message):
        """Return what is shown of the message."""
        return {
            "title": f"{message.term} · {record.display_name}",
            "digest": digest(to_json(message)),
        }

    def _findings(self, record, message):
        facts = self.env["inge.mapper"]._facts(record)
        findings = self.env["inge.message"]._check(message, facts)
        obstacle = record._obstacle(message.name)
        if not obstacle:
            return findings
        first = {"severity": "blocking", "text": obstacle, "field": ""}
        return [first, *findings]

    def _line(self, record, finding):
        mapper = self.env["inge.mapper"]
        path = finding["field"]
        return {
            "severity": finding["severity"],
            "concerns": path and mapper._locate(record, path).display_name,
            "text": finding["text"],
            "field": finding["field"],
            "res_model": record._name,
            "res_id": record.id,
        }


class IngeReportCheckLine(models.TransientModel):
    _name = "inge.report.check.line"
    _description = "Finding of a check"

    check_id = fields.Many2one("inge.report.check", required=True, ondelete="cascade")
    severity = fields.Selection(
        [("blocking", "To correct"), ("warning", "Please check")], required=True
    )
    concerns = fields.Char(help="The record that holds the field.")
    text = fields.Char(required=True)
    field = fields.Char()
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")

    def action_open_field(self):
        """Lead to the record that holds the field."""
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id)
        return self.env["inge.mapper"]._open_field(record, self.field)

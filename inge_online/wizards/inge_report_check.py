from odoo import api, fields, models


class InGeReportCheck(models.TransientModel):
    """What the rules say to a report, before it is sent."""

    _name = "inge.report.check"
    _description = "Check of a report"

    title = fields.Char(readonly=True)
    line_ids = fields.One2many("inge.report.check.line", "check_id", readonly=True)
    blocked = fields.Boolean(readonly=True)

    @api.model
    def _open(self, record, message_type):
        """Check a message of this type for the record, and show what was found."""
        mapper = self.env["inge.mapper"]
        message = getattr(mapper, f"_{message_type}")(record)
        findings = self.env["inge.message"]._check(message, mapper._facts(record))
        obstacle = record._obstacle(message_type)
        if obstacle:
            findings = [
                {"severity": "blocking", "text": obstacle, "field": ""},
                *findings,
            ]
        check = self.create(
            {
                "title": f"{message.term} · {record.display_name}",
                "blocked": any(f["severity"] == "blocking" for f in findings),
                "line_ids": [
                    fields.Command.create(
                        {
                            "severity": finding["severity"],
                            "text": finding["text"],
                            "field": finding["field"],
                            "res_model": record._name,
                            "res_id": record.id,
                        }
                    )
                    for finding in findings
                ],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Check before the report"),
            "res_model": self._name,
            "res_id": check.id,
            "view_mode": "form",
            "target": "new",
        }


class InGeReportCheckLine(models.TransientModel):
    _name = "inge.report.check.line"
    _description = "Finding of a check"

    check_id = fields.Many2one("inge.report.check", required=True, ondelete="cascade")
    severity = fields.Selection(
        [("blocking", "To correct"), ("warning", "Please check")], required=True
    )
    text = fields.Char(required=True)
    field = fields.Char()
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")

    def action_open_field(self):
        """Lead to the record that holds the field."""
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id)
        return self.env["inge.mapper"]._open_field(record, self.field)

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.inge_course_state import UNDER_WAY
from ..models.inge_message import STATES
from ..protocol.messages import MESSAGES


class IngeReportBatch(models.TransientModel):
    """A report for many records at once: one line each, none stops the others."""

    _name = "inge.report.batch"
    _description = "Reports for many records"
    _rec_name = "title"

    title = fields.Char(readonly=True)
    line_ids = fields.One2many("inge.report.batch.line", "batch_id", readonly=True)
    summary = fields.Char(compute="_compute_summary")
    possible = fields.Boolean(compute="_compute_summary")
    inge_pending = fields.Boolean(compute="_compute_summary")

    @api.depends("line_ids.state")
    @api.depends_context("lang")
    def _compute_summary(self):
        labels = dict(self.line_ids._fields["state"]._description_selection(self.env))
        for batch in self:
            counts = batch.line_ids.grouped("state")
            batch.summary = " · ".join(
                f"{labels[state]}: {len(lines)}" for state, lines in counts.items()
            )
            batch.possible = "possible" in counts
            batch.inge_pending = bool(counts.keys() & set(UNDER_WAY))

    @api.model
    def _of(self, records, message_type):
        """Return the list of what a report needs for each of these records."""
        return self._of_each((record, message_type) for record in records)

    @api.model
    def _of_each(self, pairs):
        pairs = list(pairs)
        terms = dict.fromkeys(MESSAGES[name].term for _record, name in pairs)
        return self.create(
            {
                "title": " · ".join(terms),
                "line_ids": [
                    fields.Command.create(self._line(record, message_type))
                    for record, message_type in pairs
                ],
            }
        )

    def _line(self, record, message_type):
        return {
            "message_type": message_type,
            "res_model": record._name,
            "res_id": record.id,
            "name": record.display_name,
            "obstacle": self._stopped_by(record, message_type),
        }

    def _stopped_by(self, record, message_type):
        """Return all that keeps a report back, a line each, or False."""
        if obstacle := record._obstacle(message_type):
            return obstacle
        check = self.env["inge.report.check"]
        findings = check._findings(record, record._message(message_type))
        blocking = [f["text"] for f in findings if f["severity"] == "blocking"]
        return "\n".join(blocking) or False

    def _open(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.title,
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "current",
        }

    def action_report(self):
        """Queue what is possible; what stops one line is said there."""
        self.check_access("write")
        for line in self.line_ids.filtered(lambda line: line.state == "possible"):
            line._report()
        return False


class IngeReportBatchLine(models.TransientModel):
    _name = "inge.report.batch.line"
    _inherit = "inge.report.subject"
    _description = "One of many reports"
    _order = "id"

    batch_id = fields.Many2one("inge.report.batch", required=True, ondelete="cascade")
    name = fields.Char(readonly=True)
    message_id = fields.Many2one("inge.message", string="Entry", readonly=True)
    obstacle = fields.Text(readonly=True)
    state = fields.Selection(
        [("possible", "Possible"), ("blocked", "Not possible"), *STATES],
        compute="_compute_state",
    )
    text = fields.Text(
        string="What stops it, or what BAMF answered", compute="_compute_state"
    )

    @api.depends("obstacle", "message_id.state", "message_id.answer_summary")
    @api.depends_context("lang")
    def _compute_state(self):
        for line in self:
            ready = "blocked" if line.obstacle else "possible"
            line.state = line.message_id.state or ready
            line.text = line.message_id.answer_summary or line.obstacle

    def action_open_record(self):
        """Lead to the record of this line."""
        record = self._record()
        return {
            "type": "ir.actions.act_window",
            "name": record.display_name,
            "res_model": record._name,
            "res_id": record.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def action_check(self):
        """Show what BAMF would get of this line; nothing is sent."""
        return self.env["inge.report.check"]._open(self._record(), self.message_type)

    def _report(self):
        """Queue this one; its failure is no matter of the others."""
        record = self._record()
        self.obstacle = record._obstacle(self.message_type) or False
        if self.obstacle:
            return
        try:
            with self.env.cr.savepoint():
                self.message_id = record._report(self.message_type)
        except UserError as error:
            self.obstacle = str(error)

from odoo import api, fields, models

from .inge_course_state import LAMPS, UNDER_WAY, UNSETTLED
from .inge_message import ACCEPTED


class IngeExamination(models.Model):
    """An examination as BAMF sees it: everything here follows from the ledger."""

    _inherit = "inge.examination"

    inge_message_ids = fields.One2many(
        "inge.message", "examination_id", string="Messages to BAMF", readonly=True
    )
    state = fields.Selection(
        [("draft", "Not reported"), ("reported", "Reported")],
        compute="_compute_state",
        store=True,
        compute_sudo=True,
    )
    exam_number = fields.Char(
        string="Examination number",
        compute="_compute_state",
        store=True,
        compute_sudo=True,
        help="Prüfungsnummer: given by BAMF for a test “Leben in Deutschland”.",
    )
    report_lamp = fields.Selection(
        LAMPS, compute="_compute_state", store=True, compute_sudo=True
    )
    inge_pending = fields.Boolean(compute="_compute_trouble")
    trouble = fields.Text(compute="_compute_trouble")
    open_issue_ids = fields.One2many(
        "inge.message.issue", compute="_compute_trouble", string="To be corrected"
    )

    @api.depends("inge_message_ids.state", "inge_message_ids.authority_number")
    def _compute_state(self):
        for exam in self:
            last = exam._accepted()[-1:]
            exam.state = "reported" if last else "draft"
            exam.exam_number = last.authority_number
            exam.report_lamp = exam._lamp()

    @api.depends("inge_message_ids.state", "inge_message_ids.issue_ids")
    @api.depends_context("lang")
    def _compute_trouble(self):
        for exam in self:
            last = exam._last_message()
            troubled = last.filtered(lambda message: message.state in UNSETTLED)
            exam.inge_pending = last.state in UNDER_WAY
            exam.trouble = self._trouble_text(troubled) if troubled else False
            exam.open_issue_ids = troubled.issue_ids._by_weight()

    def _lamp(self):
        state = self._last_message().state
        if state in UNSETTLED:
            return "attention"
        if state in UNDER_WAY:
            return "waiting"
        return "done" if state else "none"

    def _last_message(self):
        sent = self.inge_message_ids.filtered(lambda m: m.state != "cancelled")
        return sent.sorted("id")[-1:]

    def _accepted(self):
        accepted = self.inge_message_ids.filtered(lambda m: m.state in ACCEPTED)
        return accepted.sorted("id")

    def _reported_sheets(self):
        """Return the numbers of the answer sheets that BAMF has of these tests."""
        accepted = self.sudo().inge_message_ids.filtered(
            # sudo: whoever sees the test may know what of it went out
            lambda m: m.state in ACCEPTED and m.message_type == "language_test_report"
        )
        reports = filter(None, (message._said() for message in accepted))
        return {one.sheet_number for said in reports for one in said.examinees}


class IngeExaminationLine(models.Model):
    _inherit = "inge.examination.line"

    reported = fields.Boolean(
        compute="_compute_reported", help="BAMF knows this person and answer sheet."
    )

    @api.depends("sheet_number", "examination_id.inge_message_ids.state")
    def _compute_reported(self):
        self.reported = False
        for exam in self.examination_id:
            sheets = exam._reported_sheets()
            for line in self & exam.line_ids:
                line.reported = bool(line.sheet_number in sheets)

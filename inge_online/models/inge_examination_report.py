from odoo import api, fields, models

from .inge_examination import LANGUAGE

MESSAGE_OF_KIND = {"dtz": "language_test_report", "lid": "orientation_test_report"}


class IngeExamination(models.Model):
    """The report of an examination, and why it is not possible when it is not."""

    _name = "inge.examination"
    _inherit = ["inge.examination", "inge.reportable"]

    obstacle = fields.Char(
        compute="_compute_obstacle",
        compute_sudo=True,
        help="Why the examination cannot be reported now.",
    )

    @api.depends("kind", "line_ids.sheet_number", "inge_message_ids.state")
    @api.depends_context("lang")
    def _compute_obstacle(self):
        for exam in self:
            exam.obstacle = exam._obstacle(MESSAGE_OF_KIND[exam.kind])

    def action_report(self):
        """Report the examinations at once, each by the message of its kind."""
        if len(self) == 1:
            return self._report_each(MESSAGE_OF_KIND[self.kind])
        batch = self._batch()
        batch.action_report()
        return batch._open()

    def action_begin(self):
        """Show what BAMF will get, then report it."""
        if len(self) == 1:
            return self._begin_report(MESSAGE_OF_KIND[self.kind])
        return self._batch()._open()

    def action_check(self):
        """Show what the rules say, without sending anything."""
        if len(self) == 1:
            checks = self.env["inge.report.check"]
            return checks._open(self, MESSAGE_OF_KIND[self.kind])
        return self._batch()._open()

    def _batch(self):
        pairs = [(exam, MESSAGE_OF_KIND[exam.kind]) for exam in self]
        return self.env["inge.report.batch"]._of_each(pairs)

    def _to_report(self):
        """Return the lines of those who sat the test and are not reported yet."""
        return self.line_ids.filtered(
            lambda line: line.result != "absent" and not line.reported
        )

    def _language_test_report_obstacle(self):
        self.ensure_one()
        if self.kind != LANGUAGE:
            return self.env._("This is no language test.")
        if not self.line_ids:
            return self.env._("Enter those who sat the test first.")
        if not self._to_report():
            return self.env._("Everybody on the list is reported already.")
        return self._last_unsettled()

    def _orientation_test_report_obstacle(self):
        self.ensure_one()
        if self.kind == LANGUAGE:
            return self.env._("This is no test “Leben in Deutschland”.")
        if self.state == "reported":
            return self.env._("This examination is already reported.")
        return self._last_unsettled()

    def _business_key(self, message_type):
        """A language test may be reported again for those who were added since."""
        self.ensure_one()
        key = f"{message_type}:{self.id}"
        if message_type == "language_test_report":
            key = f"{key}:{len(self._accepted()) + 1}"
        return key

    def _last_unsettled(self):
        """Return what is on its way or unclear, or False."""
        return self._unsettled_reason(self._last_message())

from odoo import models
from odoo.exceptions import UserError

from ..unrepeatable import UNREPEATABLE


class IngeReportable(models.AbstractModel):
    """What a button or an action on a list does: ask, show, then report."""

    _inherit = "inge.reportable"

    def action_begin_report(self):
        """Begin the report that the context names (``inge_report``)."""
        records, message_type = self._wanted()
        return records._begin_report(message_type)

    def action_check_report(self):
        """Show what the rules say to the report that the context names."""
        records, message_type = self._wanted()
        if len(records) == 1:
            return self.env["inge.report.check"]._open(records, message_type)
        return self.env["inge.report.batch"]._of(records, message_type)._open()

    def _wanted(self):
        """Return the records and the message type of what the context names."""
        message_type = self.env.context.get("inge_report")
        records = self._report_records(message_type)
        if not hasattr(records, f"_{message_type}_obstacle"):
            raise UserError(self.env._("Nothing of this kind is reported to BAMF."))
        return records, message_type

    def _begin_report(self, message_type):
        """Ask what has to be asked and show what has to be seen before a report."""
        self._require_some()
        if len(self) > 1:
            return self.env["inge.report.batch"]._of(self, message_type)._open()
        return self._ask(message_type) or self._preview_or_report(message_type)

    def _preview_or_report(self, message_type):
        """Show the report first, if the company wants to see it or it is final."""
        self.ensure_one()
        obstacle = self._obstacle(message_type)
        if obstacle:
            raise UserError(obstacle)
        if self._is_previewed(message_type):
            return self.env["inge.report.check"]._open(self, message_type, preview=True)
        return self._report_each(message_type)

    def _is_previewed(self, message_type):
        always = self.company_id.inge_preview == "always"
        return always or message_type in UNREPEATABLE

    def _ask(self, message_type):
        """Return the action that asks what the report still needs, or False."""
        return False

    def _report_records(self, message_type):
        """Return what has to be reported when this report of these is asked for."""
        return self

import logging

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..day import german_today
from ..protocol.messages import MESSAGES

_logger = logging.getLogger(__name__)

REPORTS = {
    "course_plan": "course_plan_report",
    "course_start": "course_start_report",
    "section_start": "section_start_report",
}
"""Which report meets a deadline, where exactly one does."""
SENT = (*REPORTS, "registration")
"""Deadlines whose report may leave by itself."""
BITE = 20


class IngeDeadlineRule(models.Model):
    _inherit = "inge.deadline.rule"

    sending_company_ids = fields.Many2many(
        "res.company",
        string="Sent by itself for",
        help="For these companies the report leaves without a click, with the login of "
        "the responsible clerk, as soon as it is due soon and nothing stands in its "
        "way. A report of a begin cannot be taken back.",
    )
    can_send = fields.Boolean(compute="_compute_can_send")

    @api.depends("kind")
    def _compute_can_send(self):
        for rule in self:
            rule.can_send = rule.kind in SENT


class IngeDeadline(models.Model):
    """Reporting without a click, for companies that want it."""

    _inherit = "inge.deadline"

    tried_on = fields.Date(readonly=True, string="Tried to send on")

    @api.model
    def _send_bite(self):
        """Report what is due and without obstacle; return how many were looked at."""
        today = german_today()
        rules = self.env["inge.deadline.rule"].search(
            [("sending_company_ids", "!=", False), ("kind", "in", SENT)]
        )
        tried = 0
        for rule in rules:
            rows = self.search(
                [
                    ("rule_id", "=", rule.id),
                    ("company_id", "in", rule.sending_company_ids.ids),
                    ("state", "in", ("soon", "due", "overdue")),
                    "|",
                    ("tried_on", "=", False),
                    ("tried_on", "<", today),
                ],
                limit=BITE,
            )
            for row in rows._take():
                row.tried_on = today
                row._send()
            tried += len(rows)
        return tried

    def _send(self):
        """Report as the responsible clerk; what stands in the way, the board shows."""
        clerk = self._clerk()
        if not clerk:
            return
        record = self._record().with_user(clerk).with_company(self.company_id)
        message_type = self._message_type(record)
        try:
            with self.env.cr.savepoint():
                if record._is_clean(message_type):
                    record._report_each(message_type)
        except UserError as error:
            # its text may speak of a person
            kind = type(error).__name__
            _logger.info("Deadline %s is not met by itself: %s", self.id, kind)
            self._note_failure(message_type)

    def _note_failure(self, message_type):
        """Say where it is seen that a person has to report this."""
        holder = self._holder().with_context(lang=self.clerk_id.lang)
        holder.message_post(
            body=holder.env._(
                "%(report)s: it did not leave by itself. Report it with the button: "
                "what stands in the way is said there.",
                report=MESSAGES[message_type].term,
            )
        )

    def _message_type(self, record):
        """Return the report that meets this deadline; people have two procedures."""
        if self.kind == "registration":
            return record._next_registration()
        return REPORTS[self.kind]


class IngeReportable(models.AbstractModel):
    _inherit = "inge.reportable"

    def _is_clean(self, message_type):
        """Tell whether a report is possible and no rule objects to it."""
        self.ensure_one()
        if self._obstacle(message_type):
            return False
        try:
            message = self._message(message_type)
        except UserError:
            return False
        facts = self.env["inge.mapper"]._facts(self)
        found = self.env["inge.message"]._check(message, facts)
        return all(remark["severity"] != "blocking" for remark in found)

import logging

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ..day import german_today
from ..locks import undisturbed
from .inge_course_bamf import RUNNING

_logger = logging.getLogger(__name__)


class IngeCourse(models.Model):
    """Every night BAMF is asked what it has of each running course."""

    _inherit = "inge.course"

    compared_on = fields.Date(
        readonly=True, copy=False, help="The night in which BAMF was last asked."
    )

    @api.model
    def _cron_compare(self):
        """Ask about each running course once a night; go on where the last run ended.

        A question that something holds back waits with the others; it is not asked
        twice.
        """
        cron = self.env["ir.cron"]
        courses = self._to_compare()
        cron._commit_progress(remaining=len(courses))
        for course in courses:
            undisturbed(self.env, course._ask_nightly)
            if not cron._commit_progress(1):
                break

    def _to_compare(self):
        today = german_today()
        return self.search(
            [
                ("state", "in", RUNNING),
                ("course_code", "!=", False),
                ("date_end", ">=", today),
                "|",
                ("compared_on", "=", False),
                ("compared_on", "<", today),
            ],
            order="compared_on, id",
        )

    def _ask_nightly(self):
        try:
            with self.env.cr.savepoint():
                self._report("course_inquiry")
        except UserError as error:
            # its text may speak of a person
            kind = type(error).__name__
            _logger.info("BAMF is not asked about course %s: %s", self.id, kind)
        self.compared_on = german_today()


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _post(self):
        """Keep nightly answers out of the chatter: differences are listed."""
        asked = self.filtered(
            lambda m: (
                m.inquiry
                and m.state in ("accepted", "hinted")
                and m.requested_by.id == SUPERUSER_ID
            )
        )
        return super(IngeMessage, self - asked)._post() if self - asked else None

from odoo import models

LINKS = {
    "inge.course": "course_id",
    "inge.course.section": "section_id",
    "inge.participant": "participant_id",
    "inge.examination": "examination_id",
}
"""How a message names the record that it is about."""


class IngeReportable(models.AbstractModel):
    """What may be done with the messages of records, without looking for each."""

    _inherit = "inge.reportable"

    def action_retry_messages(self):
        """Send what is queued of these without waiting any longer."""
        self._messages_that_are("ready").action_retry()

    def action_hold_messages(self):
        """Keep back what is queued of these."""
        self._messages_that_are("ready").action_hold()

    def action_release_messages(self):
        """Queue again what is held of these."""
        self._messages_that_are("held").action_release()

    def _messages_that_are(self, state):
        link = LINKS[self._name]
        return self.env["inge.message"].search(
            [(link, "in", self.ids), ("state", "=", state)], order="id"
        )

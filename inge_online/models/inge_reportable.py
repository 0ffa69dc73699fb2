from odoo import models
from odoo.exceptions import UserError


class IngeReportable(models.AbstractModel):
    """Records that are reported to BAMF: one way for all of them into the ledger.

    A model that is reported has a method ``_<message>_obstacle`` and ``inge.mapper`` a
    method ``_<message>`` for each message, and its ``_business_key`` says what BAMF may
    get only once.
    """

    _name = "inge.reportable"
    _description = "Reportable to BAMF"

    def _report_each(self, message_type):
        """Queue a message of this type for each record.

        One record: an obstacle is raised as ``UserError``. Many: nothing stops at the
        first problem, and a list shows each with what became of it.
        """
        self._require_some()
        if len(self) > 1:
            batch = self.env["inge.report.batch"]._of(self, message_type)
            batch.action_report()
            return batch._open()
        obstacle = self._obstacle(message_type)
        if obstacle:
            raise UserError(obstacle)
        return self._tell_queued(self._report(message_type))

    def _require_some(self):
        if not self:
            raise UserError(self.env._("There is nothing to report here."))

    def _report(self, message_type):
        """Map, check and queue one message; return its ledger entry."""
        self.ensure_one()
        return self.env["inge.message"]._enqueue(
            self._message(message_type),
            record=self,
            business_key=self._business_key(message_type),
            facts=self.env["inge.mapper"]._facts(self),
        )

    def _message(self, message_type):
        """Return the message as it would go out now."""
        return getattr(self.env["inge.mapper"], f"_{message_type}")(self)

    def _obstacle(self, message_type):
        """Return why the message is not possible now, in the user's language."""
        return getattr(self, f"_{message_type}_obstacle")()

    def _business_key(self, message_type):
        """Return what BAMF may get only once."""
        raise NotImplementedError

    def _environment_of(self, message_type):
        """Return where a message of this type would go."""
        course = self.env["inge.mapper"]._course_of(self)
        provider = (course or self).provider_id
        return self.env["inge.contract"]._environment(provider)

    # what BAMF does not know yet

    def _differences(self, message_type):
        """Return what would be told otherwise than before, None if nothing was told."""
        self.ensure_one()
        message = self._message(message_type)
        return self.env["inge.mapper"]._differences(message, self)

    def _changed(self, message_type):
        return bool(self._differences(message_type))

    def _difference_lines(self, message_type):
        """Return the differences in sentences."""
        say = self.env["inge.mapper"]._difference_text
        found = self._differences(message_type) or ()
        return [say(message_type, difference) for difference in found]

    def _unchanged(self, message_type):
        """Return the obstacle that BAMF knows everything already, or False."""
        if self._differences(message_type) == ():
            return self.env._("Nothing has changed that BAMF does not know already.")
        return False

    # what the user is told at once

    def _tell_queued(self, entry):
        """Say at once if nothing was sent; an answer of BAMF shows up by itself."""
        if entry.state == "draft":
            text = self.env._("Not sent yet: first settle what is listed on this form.")
            return self._notification(text, "warning")
        if entry.state == "held":
            return self._notification(entry.answer_summary or "", "warning")
        return False

    def _notification(self, text, kind, *, sticky=False):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": kind,
                "message": text,
                "sticky": sticky,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

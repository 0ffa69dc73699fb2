from odoo import models

from ..ledger import Hold


class IngeMessage(models.Model):
    """Telling: chatter, activity and the open forms of a course or participant."""

    _inherit = "inge.message"

    def _tell(self, was_called):
        """Say once what became of the message; refresh open forms after each call."""
        # another process may be telling it at this moment
        if not self.try_lock_for_update(allow_referencing=True):
            return
        if was_called or self.notice_due:
            self._refresh_forms()
        if not self.notice_due:
            return
        message = self.with_context(lang=self.clerk_id.lang)
        message._post()
        message._call_clerk()
        message._ledger().write({"notice_due": False})

    def _post(self):
        # BAMF's own words may speak of a person: they stay with the message
        self._subject().message_post(body=self._notice())

    def _notice(self):
        return f"{self.display_name}: {self._headline()}"

    def _call_clerk(self):
        """Give somebody a task if something is to be done, and close it when done."""
        (self | self.supersedes_id).activity_id.action_done()
        if self.state == "held" and self.hold_reason == Hold.REFUSED.value:
            self.account_id._call_holder()
        elif self._activity_type():
            activity = self._subject().activity_schedule(
                self._activity_type(),
                summary=self._notice(),
                user_id=self.clerk_id.id,
            )
            self._ledger().write({"activity_id": activity.id})

    def _activity_type(self):
        return {
            "rejected": "inge_online.mail_activity_refused",
            "unknown": "inge_online.mail_activity_unclear",
            "held": "inge_online.mail_activity_held",
        }.get(self.state)

    def _refresh_forms(self):
        """Let open forms of the course or participant show the new state by themselves.

        Everybody who may read courses hears it; it says which record, and no more.
        """
        # sudo: the group is only the name of the channel
        group = self.env.ref("inge_online.group_reader").sudo()
        subjects = (self.course_id, self.section_id, self.participant_id)
        for record in (self, *subjects, self.examination_id):
            if record:
                news = {"model": record._name, "ids": record.ids}
                self.env["bus.bus"]._sendone(group, "inge_online.message", news)

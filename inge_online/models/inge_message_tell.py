from collections import defaultdict

from odoo import models

from ..ledger import Hold
from ..locks import lock_rows
from .inge_message_settle import SUBJECTS

SHOWN = (*SUBJECTS, "section_id")
DIFFERENT = "inge_online.mail_activity_different"
ACTIVITIES = {
    "rejected": "inge_online.mail_activity_refused",
    "unknown": "inge_online.mail_activity_unclear",
    "held": "inge_online.mail_activity_held",
}


class IngeMessage(models.Model):
    """Telling: chatter, activity and the open forms of a course or participant."""

    _inherit = "inge.message"

    def _tell(self):
        """Say once what became of these messages; refresh the open forms."""
        # another process may be telling of some at this moment
        messages = self.try_lock_for_update(allow_referencing=True)
        if not messages:
            return
        for name in SUBJECTS:
            # two processes must not make somebody follow the same course at once
            lock_rows(messages[name])
        messages._refresh_forms()
        for language, spoken in (
            messages.filtered("notice_due")
            .grouped(lambda message: message.clerk_id.lang)
            .items()
        ):
            spoken.with_context(lang=language)._say()

    def _say(self):
        self._post()
        self._call_clerks()
        self._ledger().write({"notice_due": False})

    def _post(self):
        """Write a note on each course, or whatever a message concerns.

        BAMF's own words may speak of a person: they stay with the message.
        """
        notices = defaultdict(list)
        for message in self:
            notices[message._subject()].append(message._notice())
        while notices:
            for subjects in self._by_model(notices):
                subjects._message_log_batch(
                    {subject.id: notices[subject].pop(0) for subject in subjects}
                )
            notices = {subject: rest for subject, rest in notices.items() if rest}

    def _by_model(self, records):
        models = defaultdict(list)
        for record in records:
            models[record._name].append(record.id)
        return [self.env[name].browse(ids) for name, ids in models.items()]

    def _notice(self):
        return f"{self.display_name}: {self._headline()}"

    def _call_clerks(self):
        """Give somebody a task if something is to be done, and close it when done."""
        (self | self.supersedes_id).activity_id.action_done()
        refused = self.filtered(
            lambda m: m.state == "held" and m.hold_reason == Hold.REFUSED.value
        )
        for account in refused.account_id:
            account._call_holder()
        tasks = defaultdict(self.browse)
        for message in self - refused:
            if message.state in ACTIVITIES:
                subject = message._subject()._name
                who = message.clerk_id, message.state
                tasks[subject, who, message._notice()] |= message
        for (_model, (clerk, state), notice), messages in tasks.items():
            messages._give_task(clerk, ACTIVITIES[state], notice)

    def _give_task(self, clerk, kind, notice):
        """Give a clerk one task for each of these messages.

        It appears among the clerk's tasks; a mail for each would only be noise.
        """
        subjects = self.env[self[0]._subject()._name].browse(
            message._subject().id for message in self
        )
        activities = subjects.with_context(mail_activity_quick_update=True)
        for message, activity in zip(
            self,
            activities.activity_schedule(kind, summary=notice, user_id=clerk.id),
            strict=True,
        ):
            message._ledger().write({"activity_id": activity.id})

    def _refresh_forms(self):
        """Let open forms of the course or participant show the new state by themselves.

        Everybody who may read courses hears it; it says which record, and no more.
        """
        # sudo: the group is only the name of the channel
        group = self.env.ref("inge_online.group_reader").sudo()
        for records in (self, *(self[name] for name in SHOWN)):
            if records:
                news = {"model": records._name, "ids": records.ids}
                self.env["bus.bus"]._sendone(group, "inge_online.message", news)

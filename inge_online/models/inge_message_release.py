from odoo import fields, models
from odoo.exceptions import UserError

from ..ledger import Hold
from ..unrepeatable import UNREPEATABLE

ACTIVITY = "inge_online.mail_activity_release"


class IngeMessage(models.Model):
    """Two persons for what cannot be repeated, where the company wants that."""

    _inherit = "inge.message"

    released_by = fields.Many2one(
        "res.users", readonly=True, help="Looked at it after whoever reported it."
    )
    release_activity_ids = fields.Many2many("mail.activity", readonly=True)

    def action_release(self):
        """Release what waits for a second person; that is not who reported it."""
        waiting = self.filtered(lambda m: m.hold_reason == Hold.FOUR_EYES.value)
        waiting = waiting.filtered(lambda m: m.state == "held")
        if any(message.requested_by == self.env.user for message in waiting):
            raise UserError(
                self.env._("You reported this yourself: a colleague has to release it.")
            )
        for message in waiting:
            message._require_clerk(message._subject())
        waiting._ledger().write({"released_by": self.env.uid})
        return super().action_release()

    def write(self, vals):
        result = super().write(vals)
        if vals.get("state") in ("ready", "cancelled"):
            # sudo: the tasks are other people's
            self.sudo().release_activity_ids.unlink()
        return result

    def _stop(self, server=None):
        reason = super()._stop(server)
        if reason or not self._needs_second_person():
            return reason
        return Hold.FOUR_EYES

    def _needs_second_person(self):
        wanted = self.company_id.inge_four_eyes and self.message_type in UNREPEATABLE
        return wanted and not self.released_by

    def _hold(self, reason):
        result = super()._hold(reason)
        if reason is Hold.FOUR_EYES:
            for message in self.filtered(lambda m: not m.release_activity_ids):
                message._call_second_person()
        return result

    def _call_second_person(self):
        """Ask every other clerk of the company; the first who releases it does."""
        clerks = self.env.ref("inge_online.group_clerk").sudo().all_user_ids
        others = clerks.filtered(
            lambda user: (
                user.active
                and not user.share
                and self.company_id in user.company_ids
                and user not in (self.requested_by, self.env.ref("base.user_root"))
            )
        )
        # sudo: who may report need not be able to write other people's tasks
        subject = self._subject().sudo()
        activities = self.env["mail.activity"].sudo()
        for user in others:
            activities |= subject.activity_schedule(
                ACTIVITY,
                summary=self.with_context(lang=user.lang).display_name,
                user_id=user.id,
            )
        self._ledger().release_activity_ids = activities

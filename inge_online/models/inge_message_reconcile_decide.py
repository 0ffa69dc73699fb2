from odoo import models
from odoo.exceptions import UserError

from ..ledger import State

DECISIONS = {
    "accepted": State.ACCEPTED,
    "not_arrived": State.READY,
    "refused": State.REJECTED,
}


class IngeMessage(models.Model):
    """A person's decision on a message of which it is unclear whether BAMF has it."""

    _inherit = "inge.message"

    def action_resolve(self):
        """Open the wizard in which a clerk decides what became of the message."""
        self.ensure_one()
        self._that_are("unknown")
        return self.env["inge.message.resolve"]._open(self)

    def _decide(self, decision, reason, number=None):
        """Settle an unclear message as a clerk says, with a reason.

        :param decision: "accepted", "not_arrived" (it goes again) or "refused"
        :param number: what BAMF gave, such as the course code of a plan
        """
        self.ensure_one()
        self._that_are("unknown")
        reason, number = (reason or "").strip(), (number or "").strip()
        if not reason:
            raise UserError(
                self.env._("Say why you know: the reason is kept with the message.")
            )
        values = {}
        if decision == "accepted":
            self._check_number(number)
            values = {"authority_number": number or False}
        self._conclude(
            DECISIONS[decision],
            resolution="person",
            resolution_reason=reason,
            resolved_by_id=self.env.uid,
            proof_id=False,
            **values,
        )
        said = dict(self.env["inge.message.resolve"]._decisions())[decision]
        note = f"{self.display_name}: {said} {reason}"
        self._subject().message_post(body=note)

    def _check_number(self, number):
        """A reported plan has a course code that no other course has."""
        if self.message_type != "course_plan_report":
            return
        if not number:
            raise UserError(
                self.env._(
                    "Enter the course code that BAMF gave: all later reports need it."
                )
            )
        # sudo: a number is taken, whoever may see the course that has it
        if number in self.sudo()._known_codes():
            raise UserError(
                self.env._(
                    "The course code %(code)s already belongs to another reported "
                    "plan: enter that of this one.",
                    code=number,
                )
            )

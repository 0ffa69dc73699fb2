from odoo import api, fields, models
from odoo.exceptions import UserError

from ..protocol.canonical import CanonicalError, from_json
from ..protocol.messages import MESSAGES
from .inge_course_state import UNDER_WAY, UNSETTLED
from .inge_message import ACCEPTED


class IngeParticipant(models.Model):
    """A person as BAMF knows it: everything here follows from the ledger."""

    _inherit = "inge.participant"

    inge_message_ids = fields.One2many(
        "inge.message", "participant_id", string="Messages to BAMF", readonly=True
    )
    registration_state = fields.Selection(
        [
            ("missing", "Not reported"),
            ("waiting", "Under way to BAMF"),
            ("attention", "Needs attention"),
            ("registered", "Registered at BAMF"),
            ("self_payer", "Self-payer"),
        ],
        string="Registration",
        compute="_compute_registration",
        store=True,
        compute_sudo=True,
        group_expand=True,
    )
    registration_message_id = fields.Many2one(
        "inge.message",
        compute="_compute_registration",
        store=True,
        compute_sudo=True,
        string="Report of the registration",
    )
    registration_reported_on = fields.Date(
        compute="_compute_registration",
        store=True,
        compute_sudo=True,
        string="Registration reported on",
    )
    reported_elsewhere_on = fields.Date(
        copy=False,
        help="The registration was reported on this day in other software or in BAMF's "
        "web forms. It is not reported again.",
    )
    person_number = fields.Char(
        compute="_compute_person_number", store=True, readonly=False
    )
    inge_pending = fields.Boolean(
        compute="_compute_inge_pending", string="A message is under way"
    )

    _by_registration = models.Index("(registration_state, family_name, given_name, id)")

    @api.depends(
        "inge_message_ids.state",
        "inge_message_ids.settled_at",
        "inge_message_ids.business_key",
        "registered_on",
        "reported_elsewhere_on",
        "repeater_number",
        "self_payer",
    )
    def _compute_registration(self):
        for person in self:
            message = person._registration_message()
            reported = message.settled_at if message.state in ACCEPTED else False
            person.registration_message_id = message
            person.registration_reported_on = (
                reported.date() if reported else person.reported_elsewhere_on
            )
            person.registration_state = person._registration_state(message)

    def _registration_state(self, message):
        if message.state in ACCEPTED:
            return "registered"
        if message.state in UNDER_WAY:
            return "waiting"
        if message.state in UNSETTLED:
            return "attention"
        if self.reported_elsewhere_on:
            return "registered"
        return "self_payer" if self.self_payer else "missing"

    @api.depends("inge_message_ids.state", "inge_message_ids.answer")
    def _compute_person_number(self):
        """Keep the number that BAMF gave with the registration, unless there is one."""
        for person in self:
            receipt = person._accepted("first_registration").sorted("id")[-1:]
            number = person.person_number
            if not number and receipt:
                number = getattr(person._answer(receipt), "person_number", None)
            person.person_number = number or False

    @api.depends("inge_message_ids.state", "inge_message_ids.notice_due")
    def _compute_inge_pending(self):
        for person in self:
            person.inge_pending = any(
                message.state in UNDER_WAY or message.notice_due
                for message in person.inge_message_ids
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_sent(self):
        # sudo: whether anything left does not depend on who may read it
        if self.sudo().inge_message_ids:
            raise UserError(
                self.env._(
                    "What was sent to BAMF stays on record, and the person with it: "
                    "archive the person instead."
                )
            )

    def _registration_message(self):
        """Return the last report of the procedure that applies to the person."""
        self.ensure_one()
        key = self._business_key(self._next_registration())
        messages = self._latest_messages()
        return messages.filtered(lambda message: message.business_key == key)

    def _latest_messages(self):
        """Leave out what nobody has to correct any more."""
        latest = super()._latest_messages()
        return latest.filtered(lambda message: not self._is_overtaken(message))

    def _is_overtaken(self, message):
        """Tell whether a refused or blocked registration was made elsewhere."""
        day = self.reported_elsewhere_on
        if not day or message.state not in ("draft", "rejected"):
            return False
        if message.message_type == "repeat_registration":
            # an earlier day is that of the first registration
            return bool(self.registered_on and self.registered_on <= day)
        return message.message_type == "first_registration"

    def _accepted(self, *message_types):
        """Return the accepted messages of these types on this person."""
        return self.inge_message_ids.filtered(
            lambda m: m.state in ACCEPTED and m.message_type in message_types
        )

    @api.model
    def _answer(self, message):
        """Return what BAMF answered to a message, or None if it cannot be read."""
        # sudo: answers as sent are for managers; what follows from them is not
        text = message.sudo().answer
        try:
            return text and from_json(MESSAGES[message.message_type].answer, text)
        except CanonicalError:
            return None

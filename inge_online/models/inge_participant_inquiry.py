from odoo import api, fields, models
from odoo.exceptions import UserError

from ..protocol.canonical import from_json
from ..protocol.messages import ParticipantInquiry
from .inge_message_tell import DIFFERENT

INQUIRY = "participant_inquiry"


class IngeParticipant(models.Model):
    """What BAMF answered when it was asked about a person (Teilnehmerauskunft)."""

    _inherit = "inge.participant"

    inquiry_message_id = fields.Many2one(
        "inge.message",
        compute="_compute_inquiry",
        store=True,
        compute_sudo=True,
        string="Last answer to an inquiry",
    )

    @api.depends("inge_message_ids.state", "inge_message_ids.answer")
    def _compute_inquiry(self):
        for person in self:
            answered = person._accepted(INQUIRY).sorted("id")
            person.inquiry_message_id = answered[-1:]

    @api.model
    def _ask_about(self, values):
        """Create a participant of whom only number and birth date are known, and ask.

        The answer fills in the rest; until then nothing else can be reported.
        """
        person = self.create(
            {
                "family_name": self.env._("Asked at BAMF"),
                "given_name": values["file_number"],
                "provisional": True,
                **values,
            }
        )
        person.action_inquire()
        return person

    def _bamf_record(self):
        """Return what BAMF last answered about this very person, or None.

        :raises UserError: the answer is about somebody else
        """
        self.ensure_one()
        message = self.inquiry_message_id
        record = message and self._answer(message)
        if not record:
            return None
        if not self._is_about(message) or not self._has_same_name(record):
            raise UserError(
                self.env._(
                    "The answer of BAMF is about another person than the one on this "
                    "form: correct file number and date of birth, then ask again."
                )
            )
        return record

    def _is_about(self, message):
        """Tell whether the question named the person as it is named now."""
        # sudo: what was asked is for managers to read; whom it named is compared only
        asked = from_json(ParticipantInquiry, message.sudo().payload).person
        ours = {self.file_number, self.person_number, self.repeater_number} - {False}
        named = {asked.file_number, asked.person_number} - {None}
        return asked.birth_date == self.birth_date and bool(named & ours)

    def _has_same_name(self, record):
        """A wrong number may hit somebody born on the same day: then no name fits."""
        if self.provisional or not record.personal:
            return True
        ours = (self.family_name, self.given_name)
        theirs = (record.personal.family_name, record.personal.given_name)
        return any(
            a.strip().casefold() == b.strip().casefold()
            for a, b in zip(ours, theirs, strict=True)
        )

    def _fill_provisional(self):
        """Let the answer make a participant of one who was only asked about."""
        for person in self.filtered("provisional"):
            try:
                with self.env.cr.savepoint():
                    person._become_known()
            except UserError as error:
                # corrected meanwhile, or most likely a twin: a clerk decides
                person._call_clerk(str(error))

    def _become_known(self):
        record = self._bamf_record()
        if not record:
            raise UserError(
                self.env._("BAMF's answer says nothing about this person: ask again.")
            )
        self._take_over(self._bamf_values(record))
        self.provisional = False
        self.activity_feedback([DIFFERENT])

    def _call_clerk(self, reason):
        """Nothing was overwritten: say why, and who asked has to see to it."""
        self.message_post(body=reason)
        self.with_context(mail_activity_quick_update=True).activity_schedule(
            DIFFERENT,
            summary=self.env._("See why BAMF's answer was not taken over"),
            note=reason,
            user_id=self.inquiry_message_id.clerk_id.id,
        )


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _post(self):
        answered = self.filtered(
            lambda m: m.message_type == INQUIRY and m.state in ("accepted", "hinted")
        )
        answered.participant_id._fill_provisional()
        return super()._post()

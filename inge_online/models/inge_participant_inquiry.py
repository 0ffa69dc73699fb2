from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..protocol.canonical import from_json
from ..protocol.messages import ParticipantInquiry

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
    inquired_on = fields.Datetime(related="inquiry_message_id.settled_at")

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
            values = person._bamf_values(person._bamf_record())
            try:
                with self.env.cr.savepoint():
                    person._take_over(values)
                    person.provisional = False
            except ValidationError as error:
                # most likely a twin: a clerk decides, nothing is overwritten
                person.message_post(body=str(error))


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _post(self):
        answered = self.filtered(
            lambda m: m.message_type == INQUIRY and m.state in ("accepted", "hinted")
        )
        answered.participant_id._fill_provisional()
        return super()._post()

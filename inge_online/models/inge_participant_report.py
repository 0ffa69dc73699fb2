from odoo import api, fields, models
from odoo.tools import format_date

from .inge_message import ACCEPTED
from .inge_participant_registration import CLERK

NEEDED = (
    *("registered_on", "street", "zip", "city", "country_id"),
    *("nationality_ids", "literacy_id", "education_id"),
    *("recommended_course_type_id", "recommended_section_id"),
)
"""Without these BAMF takes no first registration [Q-TEST, Q-TEST-OLD]."""
OTHERS = (
    *("provider_id", "self_payer", "repeater_number", "reported_elsewhere_on"),
    *("inge_message_ids.state", "provisional"),
)


class IngeParticipant(models.Model):
    """The reports on a person, for buttons, server actions and scripts.

    ``action_begin_registration`` is what buttons do: it shows the report before.
    ``action_report_registration`` chooses between the two procedures,
    ``action_report_first_registration`` and ``action_report_repeat_registration`` name
    one; ``action_inquire`` asks what BAMF has on the person; ``action_check`` shows
    what the rules say. One or many records, as in ``inge.reportable``.
    """

    _name = "inge.participant"
    _inherit = ["inge.participant", "inge.reportable"]

    registration_obstacle = fields.Text(
        compute="_compute_registration_obstacle",
        groups=CLERK,
        help="Why the registration cannot be reported now.",
    )

    @api.depends(*NEEDED, *OTHERS)
    @api.depends_context("lang")
    def _compute_registration_obstacle(self):
        for person in self:
            person.registration_obstacle = person.id and person._obstacle(
                person._next_registration()
            )

    def action_report_registration(self):
        """Report each person by the procedure that applies to it."""
        if len(self) == 1:
            return self._report_each(self._next_registration())
        batch = self._registrations()
        batch.action_report()
        return batch._open()

    def action_begin_registration(self):
        """Show the registrations before they go, each by its procedure."""
        if len(self) == 1:
            return self._begin_report(self._next_registration())
        return self._registrations()._open()

    def _registrations(self):
        """Return one line a person, with the report of the procedure it goes by."""
        pairs = [(person, person._next_registration()) for person in self]
        return self.env["inge.report.batch"]._of_each(pairs)

    def action_report_first_registration(self):
        return self._report_each("first_registration")

    def action_report_repeat_registration(self):
        return self._report_each("repeat_registration")

    def action_inquire(self):
        return self._report_each("participant_inquiry")

    def action_check(self):
        """Show what the rules say to the registrations, without sending anything."""
        if len(self) == 1:
            report = self._next_registration()
            return self.env["inge.report.check"]._open(self, report)
        return self._registrations()._open()

    def _next_registration(self):
        """A repeater is registered anew, under the new number [CMX-TEV]."""
        self.ensure_one()
        return "repeat_registration" if self.repeater_number else "first_registration"

    def _business_key(self, message_type):
        """A person is registered once, a repeater once under each number [Q-TEST]."""
        self.ensure_one()
        key = f"{message_type}:participant:{self.id}"
        if message_type == "repeat_registration":
            return f"{key}:{self.repeater_number}"
        return key

    def _first_registration_obstacle(self):
        self.ensure_one()
        if self.self_payer:
            return self.env._(
                "Self-payers are not registered at BAMF: they only count in the "
                "reports of a course."
            )
        return (
            self._only_asked()
            or self._no_provider()
            or self._already("first_registration")
            or self._missing(NEEDED)
            or self._unsettled("first_registration")
        )

    def _repeat_registration_obstacle(self):
        self.ensure_one()
        if not self.repeater_number:
            return self.env._(
                "Enter the repeater's new number first: BAMF registers repeaters "
                "under it."
            )
        needed = ("registered_on", "street", "zip", "city", "country_id")
        return (
            self._only_asked()
            or self._no_provider()
            or self._already("repeat_registration")
            or self._missing(needed)
            or self._unsettled("repeat_registration")
        )

    def _participant_inquiry_obstacle(self):
        self.ensure_one()
        if not (self.file_number or self.person_number or self.repeater_number):
            return self.env._(
                "BAMF finds a person by number and date of birth: enter the file "
                "number first."
            )
        return self._no_provider()

    def _only_asked(self):
        if not self.provisional:
            return False
        return self.env._(
            "BAMF was asked who this person is and has not answered yet: nothing can "
            "be reported before."
        )

    def _no_provider(self):
        """Return what stands before any registration or inquiry, or False."""
        if self.provider_id:
            return False
        return self.env._(
            "Choose with which of your providers the person registers: BAMF gives one "
            "provider code per federal state."
        )

    def _already(self, message_type):
        """Return that BAMF has this registration, or False."""
        key = self._business_key(message_type)
        done = self._latest_messages().filtered(
            lambda m: m.business_key == key and m.state in ACCEPTED
        )
        day = done.settled_at or (
            message_type == "first_registration" and self.reported_elsewhere_on
        )
        if not day:
            return False
        return self.env._(
            "BAMF already has the registration of this person, since %(day)s.",
            day=format_date(self.env, day),
        )

    def _missing(self, names):
        """Return which fields are still to be filled, or False."""
        empty = [
            self._fields[name]._description_string(self.env)
            for name in names
            if not self[name]
        ]
        if not empty:
            return False
        return self.env._(
            "Still missing for the registration: %(fields)s.", fields=", ".join(empty)
        )

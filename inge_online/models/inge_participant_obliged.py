from odoo import models

from .inge_obliged import Owed

REGISTRATIONS = ("first_registration", "repeat_registration")


class IngeParticipant(models.Model):
    """What has to be done for a person, and until when (§§ 4, 5, 7 and 8 IntV)."""

    _name = "inge.participant"
    _inherit = ["inge.participant", "inge.obliged"]

    _deadline_fields = frozenset(
        ("active", "clerk_id", "company_id", "registered_on", "entitlement_valid_until")
        + ("self_payer", "units_granted", "units_used_before")
    )

    def _owed(self):
        self.ensure_one()
        if not self.active or self.self_payer:
            return
        day = self.registered_on
        known = self.registration_state in ("registered", "self_payer")
        reports = self.inge_message_ids.filtered(
            lambda m: m.message_type in REGISTRATIONS and m.state != "cancelled"
        ).sorted("id")[-1:]
        yield Owed("registration", day, not known, {}, reports)
        nothing = reports.browse()
        yield Owed("six_weeks", day, bool(self.six_weeks_until), {}, nothing)
        since = max(filter(None, (self.last_day, day)), default=False)
        yield Owed("one_year", since, self._may_lapse(), {}, nothing)
        until = self.entitlement_valid_until
        yield Owed("admission", until, not known, {}, nothing)

    def _may_lapse(self):
        """Tell whether there is still something to lose: not after the last lesson."""
        self.ensure_one()
        finished = self.last_day and self.units_left <= 0
        return bool(self.entitlement_lapses_on) and not finished

    def _deadline_people(self):
        course = self.enrolment_ids.course_id[-1:]
        clerk = self.clerk_id or course.clerk_id or self.create_uid
        return {"site_id": course.site_id.id, "clerk_id": clerk.id}

    def _deadline_state(self):
        return self.company_id.inge_provider_ids[:1].state_id


class IngeEnrolment(models.Model):
    _name = "inge.enrolment"
    _inherit = ["inge.enrolment", "inge.obliged"]

    _deadline_fields = frozenset(
        ("cancelled_on", "course_id", "date_to", "participant_id", "section_id")
    )

    def _deadline_owner(self):
        return self.participant_id

    def unlink(self):
        self._touch_deadlines()
        return super().unlink()


class IngeCourseSection(models.Model):
    """A section that moves may begin too late for those who wait for it."""

    _inherit = "inge.course.section"

    def _touch_deadlines(self):
        self.course_id.enrolment_ids.participant_id._touch_deadlines()
        return super()._touch_deadlines()

from odoo import models

from .inge_obliged import Owed

REGISTRATIONS = ("first_registration", "repeat_registration")


class IngeParticipant(models.Model):
    """What has to be done for a person, and until when (§§ 4, 5, 7 and 8 IntV)."""

    _name = "inge.participant"
    _inherit = ["inge.participant", "inge.obliged"]

    _deadline_fields = frozenset(
        ("active", "clerk_id", "company_id", "registered_on", "entitlement_valid_until")
        + ("self_payer", "units_granted", "units_used_before", "provider_id")
        + ("reported_elsewhere_on", "repeater_number")
    )

    def _owed(self):
        self.ensure_one()
        if not self.active or self.self_payer:
            return
        day = self.registered_on
        known = self.registration_state in ("registered", "self_payer")
        reports = self._latest_messages().filtered(
            lambda m: m.message_type in REGISTRATIONS
        )
        reports = reports.sorted("id")[-1:]
        yield Owed("registration", day, not known, {}, reports)
        nothing = reports.browse()
        yield Owed("six_weeks", day, bool(self.six_weeks_until), {}, nothing)
        since = self._pausing_since()
        yield Owed("one_year", since or day, self._may_lapse(since), {}, nothing)
        until = self.entitlement_valid_until
        yield Owed("admission", until, not known, {}, nothing)

    def _may_lapse(self, since):
        """Tell whether there is still something to lose: not after the last lesson."""
        self.ensure_one()
        finished = since == self.last_day and self.units_left <= 0
        return bool(since and not finished)

    def _deadline_people(self):
        course = self.enrolment_ids.course_id[-1:]
        clerk = self.clerk_id or course.clerk_id or self.create_uid
        return {"site_id": course.site_id.id, "clerk_id": clerk.id}

    def _deadline_state(self):
        provider = self.provider_id or self.company_id.inge_provider_ids[:1]
        return provider.state_id


class IngeEnrolment(models.Model):
    _name = "inge.enrolment"
    _inherit = ["inge.enrolment", "inge.obliged"]

    _deadline_fields = frozenset(
        ("cancelled_on", "course_id", "date_to", "participant_id", "section_id")
        + ("self_payer",)
    )

    def _deadline_owner(self):
        return self.participant_id

    def unlink(self):
        self._touch_deadlines()
        return super().unlink()


class IngeCourse(models.Model):
    """A course without sections begins when it is intended to."""

    _inherit = "inge.course"

    def write(self, vals):
        result = super().write(vals)
        if {"date_start", "early_end_on"} & vals.keys():
            self.enrolment_ids.participant_id._touch_deadlines()
        return result


class IngeCourseSection(models.Model):
    """A section that moves may begin too late for those who wait for it."""

    _inherit = "inge.course.section"

    def _touch_deadlines(self):
        self.course_id.enrolment_ids.participant_id._touch_deadlines()
        return super()._touch_deadlines()

from odoo import api, models

from .inge_obliged import Owed

OF_PEOPLE = ("course_plan_cancellation", "course_start_report", "early_end")
"""Reports on a course whose outcome moves deadlines of those who take part."""


class IngeCourse(models.Model):
    """What has to be reported of a course, until when, and whether it is."""

    _name = "inge.course"
    _inherit = ["inge.course", "inge.obliged"]

    _deadline_fields = frozenset(
        ("active", "clerk_id", "company_id", "date_start", "site_id")
    )

    def _owed(self):
        self.ensure_one()
        if not self.active or self.state == "cancelled":
            return
        latest = self._latest_messages()
        begin = self._first_day()
        before = self.state in ("draft", "planned")
        plans = _of(latest, "course_plan_report")
        yield Owed("course_plan", begin, self.state == "draft", {}, plans)
        if self.state == "planned":
            updates = _of(latest, "course_plan_update")
            named = self._plan_names_somebody()
            yield Owed("plan_participants", begin, not named, {}, updates)
        starts = _of(latest, "course_start_report")
        yield Owed("course_start", begin, before, {}, starts)
        for section in self._owed_sections():
            reports = _of(
                latest.filtered(lambda m, section=section: m.section_id == section),
                "section_start_report",
            )
            is_open = section.state != "begun"
            links = {"section_id": section.id}
            yield Owed("section_start", section.date_start, is_open, links, reports)

    def _owed_sections(self):
        """Return the sections whose begin BAMF is told, or still waits for."""
        later = self.section_ids - self._first_section()
        if self.state != "ended":
            return later
        # what had not begun by then never will
        return later.filtered(lambda section: section.state == "begun")

    def _read_ahead(self):
        self.filtered(lambda course: course.state == "planned")._read_plans()

    def _plan_names_somebody(self):
        """Tell whether the plan at BAMF has somebody in its first section."""
        plan = self.env["inge.mapper"]._reported_plan(self)
        return plan is not None and any(
            person.start <= plan.sections[0].end
            for person in plan.attendance.participants
        )

    def _recount(self):
        self.env.add_to_compute(self._fields["next_deadline"], self)

    def _deadline_people(self):
        return {"site_id": self.site_id.id, "clerk_id": self.clerk_id.id}

    def _deadline_state(self):
        return self.provider_id.state_id


class IngeCourseSection(models.Model):
    _name = "inge.course.section"
    _inherit = ["inge.course.section", "inge.obliged"]

    _deadline_fields = frozenset(
        ("course_id", "date_end", "date_start", "number", "units")
    )

    def _deadline_owner(self):
        return self.course_id

    def unlink(self):
        # the next section may become the first one, which has no report of its own
        self._touch_deadlines()
        # sudo: rows follow from the records, whoever deletes these
        rows = self.env["inge.deadline"].sudo().search([("section_id", "in", self.ids)])
        rows._take()._drop()
        return super().unlink()


class IngeMessage(models.Model):
    """What becomes of a message opens and closes deadlines."""

    _inherit = "inge.message"

    def write(self, vals):
        # A sender's answer must not be lost by a mistake in here: those changes are
        # told in a transaction of their own, which then counts the deadlines anew.
        own = self.filtered(lambda message: message.state != "sending")
        result = super().write(vals)
        if "state" in vals and vals["state"] != "sending":
            own._touch_deadlines()
        return result

    @api.model_create_multi
    def create(self, vals_list):
        messages = super().create(vals_list)
        messages._touch_deadlines()
        return messages

    def _tell(self):
        result = super()._tell()
        self._touch_deadlines()
        return result

    def _touch_deadlines(self):
        reports = self.filtered(lambda message: not message.inquiry)
        reports.course_id._touch_deadlines()
        reports.participant_id._touch_deadlines()
        # a begin, a cancelled plan and an early end change what people have to wait for
        moved = reports.filtered(lambda m: m.message_type in OF_PEOPLE)
        stays = moved.course_id.enrolment_ids
        begun = reports.filtered(lambda m: m.message_type == "section_start_report")
        stays |= begun.course_id.enrolment_ids.filtered(
            lambda stay: stay.section_id in begun.section_id
        )
        stays.participant_id._touch_deadlines()


def _of(messages, message_type):
    return messages.filtered(lambda m: m.message_type == message_type)[-1:]

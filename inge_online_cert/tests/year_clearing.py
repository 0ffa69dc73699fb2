"""What the clerks of the year press, and what they do with each answer."""

from dataclasses import replace
from unittest.mock import patch

from odoo.addons.inge_online import config

from .year_courses import YearCourses
from .year_world import SITES, TEACHERS


class YearClearing(YearCourses):
    """Reports are sent; refused ones are corrected, unclear ones cleared up."""

    def setUp(self):
        super().setUp()
        self.queued = self.env["inge.message"]
        self.hasty = False

    def press(self, button, records):
        """Press a button as the clerk in charge; note what was queued."""
        messages = self.env["inge.message"]
        last = messages.search([], order="id desc", limit=1).id or 0
        for provider, group in records.sudo().grouped("provider_id").items():
            clerk = self.clerk_of(provider)
            getattr(group.with_user(clerk), button)()
        self.queued |= messages.search([("id", ">", last)])

    def clerk_of(self, provider):
        states = {owner.id: state for state, owner in self.providers.items()}
        return self.clerks[states[provider.id]]

    def settle_all(self):
        """Send what is queued, and do with each answer what it calls for."""
        messages, self.queued = self.queued, self.env["inge.message"]
        options = config.options()
        if self.hasty:
            options = replace(options, deadline=1.0)
        with patch.object(config, "options", lambda: options):
            self.send(*messages)
        for message in messages.filtered(lambda m: m.state == "rejected"):
            self.correct(message)
        for message in messages.filtered(lambda m: m.state == "unknown"):
            if message.message_type == "course_plan_report":
                self.decide(message)
        for _round in range(5):
            if not self._under_way(messages):
                break
            self.later(jobs=("clarify", "send", "clarify"))
        self.assertFalse([(m.message_type, m.state) for m in self._under_way(messages)])

    def _under_way(self, messages):
        settled = ("accepted", "hinted", "rejected")
        return messages.filtered(lambda message: message.state not in settled)

    def correct(self, message):
        """Enter what BAMF complained of as it should have been."""
        if message.participant_id:
            people = {record: number for number, record in self.people.items()}
            number = people[message.participant_id]
            message.participant_id.birth_date = self.known[number]["birth_date"]
        elif message.message_type == "course_plan_report":
            self.teachers[-1].inge_teacher_code = TEACHERS[-1]
        elif message.message_type == "site_change":
            self.sites["NI"][-1].site_code = SITES["NI"][-1]

    def decide(self, message):
        """Look a lost plan up in BAMF's web mask, and say what was found there."""
        courses = self.simulator.memories["test"].courses.values()
        course = message.course_id
        found = [one.code for one in courses if one.plan.own_reference == course.name]
        clerk = self.clerk_of(course.provider_id)
        action = message.with_user(clerk).action_resolve()
        wizard = self.env[action["res_model"]].with_user(clerk).browse(action["res_id"])
        if found:
            wizard.authority_number = found[-1]
            self.frozen.tick(5)
            wizard.action_ask()
            self.later(5, jobs=("send", "clarify"))
        else:
            values = {"decision": "not_arrived", "reason": "In der Maske gesucht."}
            wizard.write(values)
            wizard.action_decide()
            self.send(message)

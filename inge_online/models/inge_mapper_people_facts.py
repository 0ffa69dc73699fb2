from dataclasses import replace

from odoo import models

from ..day import german_today
from ..protocol.rules import Facts, Limits, PersonHistory
from .inge_message import ACCEPTED


class IngeMapper(models.AbstractModel):
    """What the rules may know of persons besides a message."""

    _inherit = "inge.mapper"

    def _facts(self, record):
        """Add the persons of a report, or return the facts on one person."""
        if record._name == "inge.participant":
            return self._facts_on_person(record)
        facts = super()._facts(record)
        if record._name not in ("inge.course", "inge.course.section"):
            return facts
        enrolments = self._named(self._attending(record))
        return replace(
            facts,
            persons={
                self._participant(enrolment).person: self._history_in_course(enrolment)
                for enrolment in enrolments
            },
        )

    def _facts_on_person(self, person):
        history = self._history(person)
        keys = [self._person_key(person)]
        if person.repeater_number:
            keys.append(self._repeater_key(person))
        due = person._due_on("registration", person.registered_on)
        usual = Limits()
        days = (due - person.registered_on).days if due else usual.registration_days
        return Facts(
            limits=replace(usual, registration_days=days),
            today=german_today(),
            codes=self._code_words(),
            no_degree=self.env["inge.code"]._words_for_no_degree(),
            persons=dict.fromkeys(keys, history),
        )

    def _history_in_course(self, enrolment):
        person = enrolment.participant_id
        earlier = [
            stay.last_day
            for stay in person.enrolment_ids - enrolment
            if stay.last_day and stay.last_day < enrolment.date_from
        ]
        return replace(
            self._history(person),
            first_day=enrolment.date_from or None,
            last_attended=max(earlier, default=None),
        )

    def _history(self, person):
        # sudo: whether a report may go does not depend on who sees these dates
        person = person.sudo()
        last = person.enrolment_ids.filtered("last_day").sorted("last_day")[-1:]
        return PersonHistory(
            registered=self._registered(person),
            registered_on=person.registered_on or None,
            course_type=last.course_id.course_type_id.code or None,
            entitled_from=person.entitlement_valid_from or None,
            entitled_until=person.entitlement_valid_until or None,
            entitlement_cancelled_on=person.entitlement_cancelled_on or None,
        )

    def _registered(self, person):
        """Tell whether BAMF has the registration; None if that is not known.

        A person who was never reported from here may have been reported in BAMF's own
        forms; only a report of ours that was not accepted proves it.
        """
        message = person.registration_message_id
        if person.registration_state == "registered":
            return True
        return None if not message or message.state in ACCEPTED else False

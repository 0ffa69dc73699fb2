from odoo import Command
from odoo.tests import tagged

from ..protocol.rules import check
from ..protocol.samples import sample
from .test_deadlines import DeadlineCase


@tagged("post_install", "-at_install")
class TestPeople(DeadlineCase):
    """The terms of the IntV that count for persons."""

    def person(self, **values):
        self.at("2025-02-03")  # a Monday
        person = self.people[0]
        person.write({"registered_on": "2025-02-03", **values})
        return person

    def rows(self, person):
        self.env.cr.flush()
        rows = self.env["inge.deadline"].search([("participant_id", "=", person.id)])
        return {row.kind: (str(row.due_on), row.state) for row in rows}

    def test_a_registration_is_reported_within_the_own_target(self):
        rows = self.rows(self.person())
        self.assertEqual(rows["registration"], ("2025-02-06", "soon"))
        self.assertEqual(rows["six_weeks"], ("2025-03-17", "later"))
        self.assertEqual(rows["one_year"], ("2026-02-03", "later"))

    def test_a_course_in_time_meets_the_six_weeks(self):
        person = self.person()
        self.planned()
        self.assertEqual(self.rows(person)["six_weeks"][1], "done")

    def test_a_course_that_moves_too_far_does_not(self):
        person = self.person()
        self.planned()
        self.rows(person)
        self.course.date_start = "2025-05-05"
        self.course.action_plan_sections()
        self.assertEqual(self.rows(person)["six_weeks"], ("2025-03-17", "later"))

    def test_an_admission_ends_on_its_day(self):
        rows = self.rows(self.person(entitlement_valid_until="2025-02-20"))
        self.assertEqual(rows["admission"], ("2025-02-20", "soon"))

    def registration(self, person, report):
        """Let BAMF refuse a registration of the person."""
        message, key = sample(report), person._business_key(report)
        entry = self.enqueue(record=person, key=key, message=message)
        for state in ("ready", "sending", "rejected"):
            if entry.state != state:
                entry._ledger().write({"state": state})
        person._touch_deadlines()
        return person.registration_state, self.rows(person)["registration"][1]

    def test_who_was_refused_and_is_registered_elsewhere_is_registered(self):
        person = self.person()
        shown = self.registration(person, "first_registration")
        self.assertEqual(shown, ("attention", "refused"))
        self.assertTrue(person.trouble)
        person.reported_elsewhere_on = "2025-02-01"
        self.assertEqual(person.registration_state, "registered")
        self.assertEqual(self.rows(person)["registration"][1], "done")
        self.assertFalse(person.trouble)
        self.assertIs(self.env["inge.mapper"]._registered(person), True)
        # that day was before the person came again, as a repeater
        person.repeater_number = "PKZ-9"
        shown = self.registration(person, "repeat_registration")
        self.assertEqual(shown, ("attention", "refused"))
        person.reported_elsewhere_on = "2025-02-03"
        self.assertEqual(person.registration_state, "registered")
        self.assertEqual(self.rows(person)["registration"][1], "done")

    def test_whatever_moves_a_deadline_counts_it_anew(self):
        person = self.person(units_granted=1000)
        self.planned()
        enrolment = person.enrolment_ids
        last = self.course.section_ids.sorted("number")[-1]
        self.assertEqual(self.rows(person)["one_year"][1], "done")
        enrolment.self_payer = True
        self.assertEqual(self.rows(person)["one_year"][1], "later")
        enrolment.self_payer = False
        self.assertEqual(self.rows(person)["one_year"][1], "done")
        last.units -= 10
        self.assertEqual(self.rows(person)["one_year"][1], "later")
        last.date_end = "2025-12-31"
        self.assertEqual(self.rows(person)["one_year"], ("2026-12-31", "later"))
        person.reported_elsewhere_on = "2025-02-03"
        self.assertEqual(self.rows(person)["registration"][1], "done")

    def test_a_begin_that_is_intended_only_moves_deadlines_as_well(self):
        person = self.person()
        self.course.enrolment_ids = [Command.create({"participant_id": person.id})]
        self.assertEqual(self.rows(person)["six_weeks"][1], "done")
        self.course.date_start = "2025-05-05"
        self.assertEqual(self.rows(person)["six_weeks"][1], "later")

    def test_working_days_are_those_of_the_persons_provider(self):
        self.at("2025-01-03")
        person = self.people[0]
        person.registered_on = "2025-01-03"
        self.assertEqual(self.rows(person)["registration"][0], "2025-01-08")
        person.provider_id = self.env["inge.provider"].create(
            {
                "company_id": self.company.id,
                "state_id": self.env.ref("base.state_de_by").id,
            }
        )
        # Epiphany is a holiday there
        self.assertEqual(self.rows(person)["registration"][0], "2025-01-09")

    def test_a_course_that_begins_after_the_year_does_not_keep_it(self):
        person = self.person(registered_on="2024-02-05")
        self.planned()
        self.assertEqual(str(person.entitlement_lapses_on), "2025-02-05")
        self.assertEqual(self.rows(person)["one_year"], ("2025-02-05", "soon"))
        self.assertIn("entitlement lapses", person.warning)
        facts = self.env["inge.mapper"]._facts(self.course)
        message = self.course._message("course_plan_report")
        codes = {issue.code for issue in check(message, facts)}
        self.assertIn("entitlement_lapsed", codes)
        # BAMF took it all the same
        self.plan_accepted()
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        self.course.inge_message_ids._touch_deadlines()
        end = self.course.date_end
        year = str(end.replace(year=end.year + 1))
        self.assertEqual(str(person.entitlement_lapses_on), year)
        self.assertEqual(self.rows(person)["one_year"][0], year)

    def test_a_gap_of_more_than_a_year_lapses_what_a_later_course_hides(self):
        person = self.person()
        self.planned()
        person.enrolment_ids.date_to = "2025-03-14"
        later = self.a_course("SPAET", **self.published())
        later.date_start = "2026-03-16"
        self.planned(later)
        self.assertEqual(str(person.entitlement_lapses_on), "2026-03-14")
        self.assertEqual(self.rows(person)["one_year"][0], "2026-03-14")
        person.enrolment_ids[0].date_to = "2025-03-17"
        self.assertGreater(str(person.entitlement_lapses_on), "2027")

    def test_self_payers_owe_nothing(self):
        person = self.person()
        self.assertTrue(self.rows(person))
        person.self_payer = True
        self.assertEqual(self.rows(person), {})

from odoo.exceptions import UserError
from odoo.tests import tagged

from .people import PeopleCase


@tagged("post_install", "-at_install")
class TestRegistration(PeopleCase):
    """From the registration form to BAMF's number of the person."""

    def test_a_registration_is_accepted_and_brings_the_person_number(self):
        self.assertEqual(self.person.registration_state, "missing")
        message = self.report()
        self.assertEqual(message.state, "accepted", message.answer_summary)
        self.assertEqual(message.participant_id, self.person)
        self.assertEqual(self.person.registration_state, "registered")
        self.assertEqual(str(self.person.registration_reported_on), "2025-02-01")
        registration = self.known().registration
        self.assertEqual(registration.provider_code, "TEST-NI-01")
        self.assertEqual(str(registration.on), "2025-01-31")
        self.assertEqual(self.person.person_number, self.known().person_number)
        self.assertTrue(self.person.person_number)

    def test_nobody_is_registered_twice(self):
        self.report()
        with self.assertRaisesRegex(UserError, "already has the registration"):
            self.person.with_user(self.clerk).action_report_first_registration()
        self.assertEqual(sum(self.accepted().values()), 1)

    def test_who_is_registered_elsewhere_is_not_registered_again(self):
        self.person.reported_elsewhere_on = "2025-01-31"
        self.assertEqual(self.person.registration_state, "registered")
        with self.assertRaisesRegex(UserError, "already has the registration"):
            self.report()

    def test_a_refusal_is_shown_corrected_and_superseded(self):
        self.person.birth_date = "1998-12-20"
        refused = self.report()
        self.assertEqual(refused.state, "rejected")
        self.assertEqual(self.person.registration_state, "attention")
        issue = self.person.open_issue_ids
        self.assertIn("Person nicht gefunden", issue.text)
        action = issue.with_user(self.clerk).action_open_field()
        self.assertEqual(action["res_id"], self.person.id)

        self.person.birth_date = "1998-12-21"
        accepted = self.report()
        self.assertEqual(accepted.state, "accepted", accepted.answer_summary)
        self.assertEqual(accepted.supersedes_id, refused)
        self.assertFalse(self.person.trouble or self.person.open_issue_ids)

    def test_a_second_registration_under_a_number_is_refused_by_bamf(self):
        twin = self.a_person(
            family_name="Beispielbrunn",
            given_name="Hana",
            file_number="AZ-000122",
            birth_date=str(self.known("AZ-000122").birth_date),
        )
        twin.file_number_origin_id = self.code(
            "file_number_origin", self.known("AZ-000122").origin
        )
        refused = self.report(record=twin)
        self.assertEqual(refused.state, "rejected")
        self.assertIn("liegt bereits vor", twin.open_issue_ids.text)

    def test_what_is_missing_is_said_by_name_and_nothing_leaves(self):
        self.person.write({"literacy_id": False, "street": False})
        with self.assertRaisesRegex(UserError, "missing.*: Street, Literacy"):
            self.report()
        self.person.write(
            {
                "street": "Exempelgasse 4",
                "literacy_id": self.code("literacy", "none").id,
                "placement_taken_on": False,
            }
        )
        message = self.report()
        self.assertEqual(message.state, "draft")
        self.assertIn("placement_test_missing", message.issue_ids.mapped("code"))
        self.assertFalse(self.simulator.memories["test"].tally.as_json()["keys"])

    def test_of_many_each_gets_its_line(self):
        nobody = self.a_person(
            family_name="Leer", given_name="Lea", file_number=False, registered_on=False
        )
        told = (self.person | nobody).with_user(self.clerk).action_report_registration()
        lines = self.env[told["res_model"]].browse(told["res_id"]).line_ids
        self.assertEqual(lines.mapped("state"), ["ready", "blocked"])
        self.assertEqual(lines[1].name, nobody.display_name)
        self.assertIn("Still missing", lines[1].text)

    def test_many_are_shown_before_they_go(self):
        nobody = self.a_person(family_name="Leer", file_number=False, street=False)
        people = (self.person | nobody).with_user(self.clerk)
        told = people.action_begin_registration()
        lines = self.env[told["res_model"]].browse(told["res_id"]).line_ids
        self.assertEqual(lines.mapped("state"), ["possible", "blocked"])
        self.assertFalse(people.inge_message_ids)
        check = lines[0].with_user(self.clerk).action_check()
        self.assertEqual(check["res_model"], "inge.report.check")

    def test_the_button_is_that_of_the_procedure_and_says_why_not(self):
        person = self.person.with_user(self.clerk)
        ready = {"reasons": {"first_registration": False}, "next": "first_registration"}
        self.assertEqual(person.report_buttons, ready)
        person.repeater_number = "PK-700001"
        self.assertEqual(person.report_buttons["next"], "repeat_registration")
        person.street = False
        self.assertFalse(person.report_buttons["next"])
        self.assertIn("Street", person.report_buttons["reasons"]["repeat_registration"])

    def test_a_company_that_wants_it_registers_by_itself(self):
        deadlines = self.env["inge.deadline"]
        deadlines._refresh(self.person)
        deadlines._send_bite()
        self.assertFalse(self.person.inge_message_ids)
        rule = self.env.ref("inge_online.inge_deadline_rule_registration")
        self.assertTrue(rule.can_send)
        rule.sending_company_ids = self.company
        deadlines._send_bite()
        message = self.person.inge_message_ids
        self.assertEqual(message.message_type, "first_registration")
        self.assertEqual(message.requested_by, self.clerk)
        self.send(message)
        self.assertEqual(self.person.registration_state, "registered")

    def test_a_repeater_is_registered_under_the_new_number(self):
        known = self.known("AZ-000111")
        repeater = self.a_person(
            family_name=known.family_name,
            given_name=known.given_name,
            birth_date=str(known.birth_date),
            file_number="AZ-000111",
            reported_elsewhere_on="2024-01-31",
            repeater_number="PK-700001",
        )
        repeater.reported_elsewhere_on = False
        self.assertEqual(repeater.registration_state, "missing")
        message = self.report(record=repeater)
        self.assertEqual(message.message_type, "repeat_registration")
        self.assertEqual(message.state, "hinted", message.answer_summary)
        self.assertEqual(repeater.registration_state, "registered")
        self.assertEqual(known.registration.kind, "repeat")

    def test_who_may_not_repeat_is_refused(self):
        self.person.repeater_number = "PK-999999"
        refused = self.report()
        self.assertEqual(refused.state, "rejected")
        self.assertEqual(self.person.registration_state, "attention")

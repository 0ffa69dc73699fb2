from odoo.exceptions import UserError
from odoo.tests import tagged

from .people import PeopleCase


@tagged("post_install", "-at_install")
class TestInquiry(PeopleCase):
    """What BAMF has on a person, beside what stands here."""

    def ask(self, person=None):
        return self.report("action_inquire", person or self.person)

    def take_over(self, person=None):
        person = (person or self.person).with_user(self.clerk)
        action = person.action_take_over()
        return self.env[action["res_model"]].browse(action["res_id"])

    def line(self, takeover, field):
        return takeover.line_ids.filtered(lambda line: line.field == field)

    def test_the_answer_stands_beside_our_own_data(self):
        self.person.write({"birth_place": "Exempelhausen", "units_granted": 0})
        message = self.ask()
        self.assertEqual(message.state, "accepted", message.answer_summary)
        person = self.person.with_user(self.clerk)
        self.assertTrue(person.bamf_differs)
        for text in ("Exempelhausen", "Exempelhafen", "fiktive Regionalstelle"):
            self.assertIn(text, person.bamf_summary)
        takeover = self.take_over()
        place = self.line(takeover, "birth_place")
        self.assertEqual((place.own, place.bamf), ("Exempelhausen", "Exempelhafen"))
        self.assertFalse(self.line(takeover, "family_name").differs)

    def test_single_lines_are_taken_over_and_the_rest_stays(self):
        self.person.write({"birth_place": "Exempelhausen", "gender_id": False})
        self.ask()
        takeover = self.take_over()
        takeover.line_ids.take = False
        self.line(takeover, "gender_id").take = True
        takeover.action_take_selected()
        self.assertEqual(self.person.gender_id, self.code("gender", "female"))
        self.assertEqual(self.person.birth_place, "Exempelhausen")
        self.assertFalse(self.person.entitlement_kind_id)

    def test_all_of_it_is_taken_over(self):
        self.ask()
        self.take_over().action_take_all()
        self.assertRecordValues(
            self.person,
            [
                {
                    "entitlement_kind_id": self.code(
                        "entitlement_kind", "admission"
                    ).id,
                    "units_granted": 1000,
                    "units_used_before": 0,
                }
            ],
        )
        self.assertTrue(self.person.entitlement_valid_until)
        self.assertFalse(self.person.bamf_differs)

    def test_another_address_is_added_and_ours_stays(self):
        self.person.street = "Neubeispielweg 1"
        self.ask()
        self.take_over().action_take_all()
        self.assertEqual(self.person.street, "Neubeispielweg 1")
        added = self.person.partner_id.child_ids
        self.assertEqual((added.street, added.zip), ("Exempelgasse 4", "30159"))
        self.assertTrue(added.inge_is_participant)
        self.take_over().action_take_all()
        self.assertEqual(len(self.person.partner_id.child_ids), 1)

    def test_a_missing_address_is_filled_in(self):
        self.person.write({"street": False, "zip": False, "city": False})
        self.ask()
        self.take_over().action_take_all()
        self.assertEqual(self.person.street, "Exempelgasse 4")
        self.assertFalse(self.person.partner_id.child_ids)

    def test_nothing_is_taken_over_from_a_different_person(self):
        self.ask()
        takeover = self.take_over()
        self.person.birth_date = "1998-12-22"
        with self.assertRaisesRegex(UserError, "about another person"):
            takeover.action_take_all()
        self.assertFalse(self.person.entitlement_kind_id)

    def test_a_number_that_hits_somebody_else_is_noticed_by_the_name(self):
        self.person.write({"family_name": "Ganzanders", "given_name": "Otto"})
        self.ask()
        with self.assertRaisesRegex(UserError, "about another person"):
            self.take_over()

    def test_who_is_registered_at_bamf_already_need_not_be_reported(self):
        known = self.known("AZ-000123")
        self.assertEqual(self.participant.registration_state, "missing")
        self.participant.provider_id = self.provider
        self.ask(self.participant)
        takeover = self.take_over(self.participant)
        self.line(takeover, "reported_elsewhere_on").take = True
        takeover.action_take_selected()
        self.assertEqual(self.participant.registration_state, "registered")
        self.assertEqual(
            self.participant.registration_reported_on, known.registration.on
        )

    def test_units_used_elsewhere_are_counted(self):
        known = self.known("AZ-000127")
        person = self.a_person(
            family_name=known.family_name,
            given_name=known.given_name,
            birth_date=str(known.birth_date),
            file_number="AZ-000127",
            file_number_origin_id=self.code("file_number_origin", known.origin).id,
        )
        self.ask(person)
        self.take_over(person).action_take_all()
        self.assertEqual(person.units_used_before, known.units_used)
        self.assertTrue(person.units_used_before)
        self.assertEqual(person.units_left, known.units_granted - known.units_used)

    def test_own_units_that_bamf_was_not_billed_stay_apart_from_those_elsewhere(self):
        person = self.participant
        self.known("AZ-000123").units_used = person.units_used_before = 100
        self.report("action_report_plan", self.course)
        self.at("2025-02-25")
        self.report("action_report_start", self.course)
        self.assertEqual(person.units_used, 200)
        self.ask(person)
        values = person._bamf_values(person._bamf_record())
        self.assertEqual(values["units_used_before"], 100)

    def test_many_are_asked_at_once(self):
        people = (self.person | self.participant).with_user(self.clerk)
        people.provider_id = self.provider
        batch = people.action_inquire()
        lines = self.env[batch["res_model"]].browse(batch["res_id"]).line_ids
        self.assertEqual(len(lines), 2)
        self.assertEqual(len(people.inge_message_ids), 2)

    def test_a_participant_is_made_from_the_answer(self):
        person = self.ask_about("AZ-000004", "1991-06-05")
        self.assertTrue(person.provisional)
        with self.assertRaisesRegex(UserError, "has not answered yet"):
            person.action_report_first_registration()
        self.send(person.inge_message_ids)
        known = self.known("AZ-000004")
        self.assertFalse(person.provisional)
        self.assertEqual(
            (person.name, person.street, person.birth_place),
            (
                f"{known.family_name}, {known.given_name}",
                known.address["street"],
                known.birth_place,
            ),
        )
        self.assertEqual(person.nationality_ids.mapped("code"), ["438"])
        self.assertEqual(person.units_granted, 1000)

    def test_who_was_corrected_while_asked_about_is_to_be_asked_again(self):
        person = self.ask_about("AZ-000004", "1991-06-05")
        question = person.inge_message_ids
        person.birth_date = "1991-06-06"
        self.send(question)
        self.assertEqual((question.state, question.notice_due), ("accepted", False))
        self.assertTrue(person.provisional)
        self.assertFalse(person.inge_pending)
        task = person.activity_ids
        self.assertEqual(task.user_id, self.clerk)
        self.assertIn("about another person", task.note)
        person.birth_date = "1991-06-05"
        self.ask(person)
        self.assertFalse(person.provisional or person.activity_ids)

    def test_an_answer_without_content_is_told(self):
        person = self.ask_about("AZ-000004", "1991-06-05")
        question = person.inge_message_ids._ledger()
        question.write({"state": "sending"})
        question.write({"state": "accepted", "notice_due": True})
        question._tell()
        self.assertFalse(question.notice_due)
        self.assertIn("says nothing", person.activity_ids.note)

    def test_a_number_nobody_has_is_refused_and_can_be_corrected(self):
        person = self.ask_about("AZ-000901", "1991-06-05")
        self.send(person.inge_message_ids)
        self.assertTrue(person.provisional)
        self.assertIn("Person nicht gefunden", person.open_issue_ids.text)
        person.file_number = "AZ-000004"
        self.ask(person)
        self.assertFalse(person.provisional or person.trouble)
        self.assertEqual(person.family_name, self.known("AZ-000004").family_name)

    def ask_about(self, number, birth_date):
        wizard = (
            self.env["inge.participant.ask"]
            .with_user(self.clerk)
            .create(
                {
                    "file_number": number,
                    "file_number_origin_id": self.code("file_number_origin", "bamf").id,
                    "birth_date": birth_date,
                }
            )
        )
        action = wizard.action_ask()
        return self.env[action["res_model"]].browse(action["res_id"])

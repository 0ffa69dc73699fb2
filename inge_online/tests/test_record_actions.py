"""What a clerk chooses in a list of sections or participants, for many at once."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestRecordActions(CourseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.an_account()

    def setUp(self):
        super().setUp()
        self.at("2025-02-20")
        self.planned()
        self.sections = self.course.section_ids[:2]

    def act(self, action, records, user=None):
        """Choose an action of the list of these records."""
        return (
            self.env.ref(f"inge_online.{action}")
            .with_user(user or self.clerk)
            .with_context(active_model=records._name, active_ids=records.ids)
            .run()
        )

    def queued(self, record, message_type):
        """Return a message on the record that waits to be sent."""
        return self.ledger(message_type, "ready", record=record)

    def of_each(self):
        """Return model, records and one queued message for each of them."""
        person = self.people[0]
        yield (
            "inge_course_section",
            self.sections,
            self.queued(self.sections[0], "section_start_report"),
        )
        yield (
            "inge_participant",
            self.people,
            self.queued(person, "participant_inquiry"),
        )

    def test_what_is_queued_is_held_released_and_hurried(self):
        for model, records, message in self.of_each():
            with self.subTest(model=model):
                self.act(f"{model}_action_hold_messages", records)
                self.assertEqual(
                    (message.state, message.hold_reason), ("held", "person")
                )
                self.act(f"{model}_action_release_messages", records)
                self.assertEqual(message.state, "ready")
                message._ledger().write({"not_before": "2100-01-01"})
                self.act(f"{model}_action_retry_messages", records)
                self.assertFalse(message.not_before)
                with self.assertRaises(AccessError):
                    self.act(f"{model}_action_hold_messages", records, self.reader)
                self.assertEqual(message.state, "ready")

    def test_only_what_belongs_to_the_chosen_is_touched(self):
        chosen = self.queued(self.people[0], "participant_inquiry")
        other = self.queued(self.people[1], "participant_inquiry")
        self.act("inge_participant_action_hold_messages", self.people[0])
        self.assertEqual((chosen.state, other.state), ("held", "ready"))

    def test_checking_only_says_for_each_and_queues_nothing(self):
        for action, records in (
            ("inge_course_section_action_check", self.sections),
            ("inge_participant_action_check", self.people),
        ):
            with self.subTest(action=action):
                shown = self.act(action, records)
                batch = self.env[shown["res_model"]].browse(shown["res_id"])
                self.assertEqual(len(batch.line_ids), len(records))
                self.assertEqual(set(batch.line_ids.mapped("state")), {"blocked"})
                self.assertTrue(all(batch.line_ids.mapped("text")))
        self.assertFalse(self.env["inge.message"].search_count([]))

    def test_a_batch_says_what_a_rule_stops_before_anything_is_reported(self):
        other = self.planned(self.a_course("SPAETER", **self.published()))
        other.date_start = "2025-03-03"
        other.action_plan_sections()
        self.at("2025-03-01")  # ALPHA has begun, and no reason is given
        courses = (self.course | other).with_user(self.clerk)
        batch = self.env["inge.report.batch"].with_user(self.clerk)
        lines = batch._of(courses, "course_plan_report").line_ids
        self.assertEqual(lines.mapped("state"), ["blocked", "possible"])
        self.assertIn("needs a reason", lines[0].text)

    def test_bamf_is_asked_once_for_each(self):
        self.plan_accepted()
        self.act("inge_course_section_action_inquire", self.sections)
        self.act("inge_participant_action_inquire", self.people)
        asked = self.env["inge.message"].search([("inquiry", "=", True)])
        self.assertEqual(set(asked.mapped("state")), {"ready"})
        self.assertEqual(asked.course_id, self.course)
        self.assertEqual(asked.participant_id, self.people)
        self.assertEqual(len(asked), 1 + len(self.people))

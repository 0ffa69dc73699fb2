from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestDecide(CourseCase):
    """A clerk decides what became of a message, and says why."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.an_account()
        self.planned()
        self.plan = self.unclear()

    def unclear(self, course=None):
        course = course or self.course
        plan = self.ledger("course_plan_report", "unknown", record=course)
        plan._ledger().write({"sent_at": "2025-02-10 11:00:00", "attempt_count": 1})
        return plan

    def decide(self, *args, user=None):
        self.plan.with_user(user or self.clerk)._decide(*args)

    def test_a_reason_is_mandatory(self):
        for reason in ("", "  ", None, False):
            with self.assertRaisesRegex(UserError, "Say why you know"):
                self.decide("not_arrived", reason)
        self.assertEqual(self.plan.state, "unknown")

    def test_a_plan_that_bamf_has_needs_its_course_code(self):
        with self.assertRaisesRegex(UserError, "Enter the course code"):
            self.decide("accepted", "In der Maske gesehen.", " ")
        self.decide("accepted", "In der Maske gesehen.", " NI-2025-7 ")
        self.assertRecordValues(
            self.plan,
            [
                {
                    "state": "accepted",
                    "authority_number": "NI-2025-7",
                    "resolution": "person",
                    "resolution_reason": "In der Maske gesehen.",
                    "resolved_by_id": self.clerk.id,
                }
            ],
        )
        self.assertEqual(self.course.state, "planned")
        self.assertEqual(self.course.course_code, "NI-2025-7")
        self.assertIn("In der Maske gesehen.", self.course.message_ids[0].body)

    def test_a_course_code_belongs_to_one_course(self):
        self.decide("accepted", "Gesehen.", "NI-2025-7")
        other = self.planned(self.a_course("DOPPELT", **self.published()))
        self.plan = self.unclear(other)
        with self.assertRaisesRegex(UserError, "already belongs to another"):
            self.decide("accepted", "Gesehen.", "NI-2025-7")

    def test_what_did_not_arrive_goes_again(self):
        self.decide("not_arrived", "Herr Muster, Regionalstelle, am Telefon.")
        self.assertEqual((self.plan.state, self.plan.resolution), ("ready", "person"))

    def test_what_bamf_refused_can_be_corrected(self):
        self.decide("refused", "Schreiben vom 10.02.")
        self.assertEqual(self.plan.state, "rejected")
        again = self.plan_accepted()
        self.assertEqual(again.supersedes_id, self.plan)

    def test_only_what_is_unclear_is_decided(self):
        self.decide("refused", "Schreiben vom 10.02.")
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            self.decide("not_arrived", "Doch nicht.")
        with self.assertRaisesRegex(UserError, "not possible in the state"):
            self.plan.with_user(self.clerk).action_resolve()

    def test_readers_and_other_companies_decide_nothing(self):
        with self.assertRaisesRegex(AccessError, "Only clerks"):
            self.decide("refused", "Nein.", user=self.reader)
        company = self.env["res.company"].create({"name": "Andere Schule"})
        stranger = self.user("clerk", company)
        with self.assertRaises(AccessError):
            self.decide("refused", "Nein.", user=stranger)
        wizards = self.env["inge.message.resolve"]
        for user in (self.reader, stranger):
            with self.assertRaises(AccessError):
                wizards.with_user(user).create({"message_id": self.plan.id})
        wizard = wizards.create({"message_id": self.plan.id}).with_user(stranger)
        for field in ("content", "asked"):
            with self.assertRaises(AccessError):
                wizard.mapped(field)

    def test_the_wizard_shows_what_was_sent_and_that_nobody_asked(self):
        action = self.plan.with_user(self.clerk).action_resolve()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        wizard = wizard.with_user(self.clerk)
        self.assertIn("Eigene Kursnummer", wizard.content)
        self.assertIn("Alphabetisierungskurs", wizard.content)
        self.assertIn("not asked about it yet", wizard.asked)
        self.assertTrue(wizard.needs_number)
        with self.assertRaisesRegex(UserError, "only by its course code"):
            wizard.action_ask()
        wizard.write({"decision": "refused", "reason": "Schreiben vom 10.02."})
        wizard.action_decide()
        self.assertEqual(self.plan.state, "rejected")

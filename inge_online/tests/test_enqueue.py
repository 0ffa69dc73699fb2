from dataclasses import replace

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..protocol.samples import sample
from .common import IngeCase

PLAN = sample("course_plan_report")
CHANGED = replace(PLAN, plan=replace(PLAN.plan, own_reference="PROBE-2"))
WRONG = replace(PLAN, provider_code="")


@tagged("post_install", "-at_install")
class TestEnqueue(IngeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account = cls.an_account()

    def test_a_valid_message_is_queued_with_the_clerks_login(self):
        message = self.enqueue(message=PLAN)
        self.assertRecordValues(
            message,
            [
                {
                    "state": "ready",
                    "environment": "test",
                    "course_id": self.course.id,
                    "provider_id": self.provider.id,
                    "account_id": self.account.id,
                    "clerk_id": self.clerk.id,
                    "requested_by": self.clerk.id,
                    "sequence_key": f"course:{self.course.id}",
                    "attempt_count": 0,
                }
            ],
        )

    def test_queueing_wakes_the_cron_job(self):
        cron = self.env.ref("inge_online.ir_cron_send")
        before = self.env["ir.cron.trigger"].search_count([("cron_id", "=", cron.id)])
        self.enqueue()
        after = self.env["ir.cron.trigger"].search_count([("cron_id", "=", cron.id)])
        self.assertGreater(after, before)

    def test_a_blocked_message_stays_a_draft_that_says_why(self):
        message = self.enqueue(message=WRONG)
        self.assertEqual(message.state, "draft")
        self.assertIn("text_blank", message.issue_ids.mapped("code"))
        self.assertIn("provider_code", message.issue_ids.mapped("field"))

    def test_a_corrected_draft_goes(self):
        draft = self.enqueue(message=WRONG)
        message = self.enqueue(message=PLAN)
        self.assertEqual(message, draft)
        self.assertEqual(message.state, "ready")
        self.assertNotIn("text_blank", message.issue_ids.mapped("code"))

    def test_a_second_click_queues_nothing_new(self):
        self.assertEqual(self.enqueue(message=PLAN), self.enqueue(message=PLAN))

    def test_a_newer_version_replaces_what_has_not_left(self):
        old = self.enqueue(message=PLAN)
        new = self.enqueue(message=CHANGED)
        self.assertEqual((old.state, new.state), ("cancelled", "ready"))

    def test_what_bamf_has_or_may_have_is_not_queued_again(self):
        for state, text in (
            ("accepted", "already has this report"),
            ("hinted", "already has this report"),
            ("sending", "on its way"),
            ("unknown", "unclear whether BAMF has it"),
        ):
            message = self.enqueue(key=state)._ledger()
            message.write({"state": "sending"})
            if state != "sending":
                message.write({"state": state})
            with self.subTest(state=state), self.assertRaisesRegex(UserError, text):
                self.enqueue(key=state)
            if state == "sending":
                message.write({"state": "rejected"})

    def test_a_correction_names_what_was_refused(self):
        refused = self.enqueue()._ledger()
        refused.write({"state": "sending"})
        refused.write({"state": "rejected"})
        self.assertEqual(self.enqueue(message=CHANGED).supersedes_id, refused)

    def test_a_question_may_be_asked_again(self):
        question = sample("course_inquiry")
        first = self.enqueue(message=question, key="ask")._ledger()
        first.write({"state": "sending"})
        first.write({"state": "accepted"})
        self.assertEqual(self.enqueue(message=question, key="ask").state, "ready")

    def test_readers_and_strangers_send_nothing(self):
        stranger = self.user("clerk", self.env["res.company"].create({"name": "B"}))
        for user in (self.reader, stranger):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.enqueue(user=user)

    def test_who_may_not_change_a_course_does_not_report_it(self):
        self.env["ir.rule"].create(
            {
                "name": "Nobody changes this course",
                "model_id": self.env["ir.model"]._get_id("inge.course"),
                "domain_force": f"[('id', '!=', {self.course.id})]",
                "perm_read": False,
            }
        )
        with self.assertRaises(AccessError):
            self.enqueue()

    def test_nobody_sends_with_another_persons_login(self):
        """Not even an administrator, who may see all logins."""
        for user in (self.manager, self.administrator):
            message = self.enqueue(user=user, key=user.login)
            with self.subTest(user=user.login):
                self.assertFalse(message.account_id)
                self.assertEqual(message.hold_reason, "no_account")

    def test_a_cron_job_sends_with_the_responsible_clerks_login(self):
        self.assertEqual(self.enqueue(user=self.env.user).account_id, self.account)

    def test_a_login_entered_later_releases_what_waited_for_it(self):
        message = self.enqueue(user=self.manager)
        account = self.an_account(self.manager)
        self.assertEqual((message.state, message.account_id), ("ready", account))

    def test_checking_queues_nothing(self):
        before = self.env["inge.message"].search_count([])
        found = self.env["inge.message"].with_user(self.clerk)._check(WRONG)
        self.assertIn(
            ("text_blank", "blocking"), [(i["code"], i["severity"]) for i in found]
        )
        self.assertEqual(self.env["inge.message"].search_count([]), before)

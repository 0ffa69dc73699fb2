import os
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..protocol.samples import sample
from .common import IngeCase
from .loopback import FAULT, Loopback


@tagged("post_install", "-at_install")
class TestSend(IngeCase):
    """What goes wrong on the way. What BAMF accepts is tested against the simulator."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account = cls.an_account()

    def answered(self, *messages, status=None, body=b""):
        """Send the messages to a server that answers like this; return its calls."""
        with Loopback(status, body) as server:
            with self.endpoint(server):
                self.send(*messages)
            return server.calls

    def commit(self):
        """Do what follows a commit, which a test never does itself."""
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.cr.postcommit.run()
        self.env.invalidate_all()

    def endpoint(self, server):
        return patch.dict(os.environ, {"INGE_ONLINE_TEST_ENDPOINT": server.url})

    def test_nobody_listens_so_it_goes_later(self):
        message = self.enqueue()
        self.send(message)
        self.assertEqual((message.state, message.attempt_count), ("ready", 1))
        self.assertGreater(message.not_before, fields.Datetime.now())
        self.assertIn("connection_refused", message.issue_ids.mapped("code"))
        self.assertFalse(self.course.activity_ids)

    def test_a_message_that_waits_is_left_alone(self):
        message = self.enqueue()
        self.send(message)
        self.send(message)
        self.assertEqual(message.attempt_count, 1)

    def test_send_now_does_not_wait(self):
        message = self.enqueue()
        self.send(message)
        message.with_user(self.clerk).action_retry()
        self.send(message)
        self.assertEqual(message.attempt_count, 2)

    def test_a_broken_line_leaves_it_unclear_and_tells_the_clerk(self):
        message = self.enqueue()
        self.assertEqual(self.answered(message), 1)
        self.assertEqual(message.state, "unknown")
        self.assertEqual(self.course.activity_ids.user_id, self.clerk)

    def test_what_is_unclear_is_never_sent_again(self):
        message = self.enqueue()
        self.answered(message)
        self.assertEqual(self.answered(message), 0)

    def test_what_follows_waits_for_what_is_unclear(self):
        first = self.enqueue()
        second = self.enqueue(key="course_start_report:1")
        self.answered(first)
        self.assertEqual(self.answered(second), 0)
        self.assertEqual(second.state, "ready")
        self.assertIn("First this has to be settled", second.answer_summary)

    def test_another_course_and_a_question_do_not_wait(self):
        self.answered(self.enqueue())
        other = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        question = self.enqueue(message=sample("course_inquiry"), key="3")
        self.assertEqual(self.answered(other, question), 2)

    def test_a_question_waits_while_another_message_is_being_sent(self):
        self.enqueue()._ledger().write({"state": "sending"})
        question = self.enqueue(message=sample("course_inquiry"), key="3")
        self.assertEqual(self.answered(question), 0)

    def test_messages_of_a_course_go_in_order(self):
        first = self.enqueue()
        second = self.enqueue(key="course_start_report:1")
        self.assertEqual(self.answered(second), 0)
        self.assertEqual((first.state, second.state), ("ready", "ready"))

    def test_a_refusal_keeps_bamfs_words_as_plain_text(self):
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT)
        self.assertEqual(message.state, "rejected")
        self.assertTrue(message.issue_ids)
        self.assertEqual(self.course.activity_ids.user_id, self.clerk)
        for note in self.course.message_ids:
            self.assertNotIn("unbekannt", note.body)

    def test_a_refused_login_is_not_tried_again(self):
        first = self.enqueue()
        other = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        self.assertEqual(self.answered(first, other, status=401), 1)
        for message in (first, other):
            self.assertEqual((message.state, message.hold_reason), ("held", "refused"))
        self.assertTrue(self.account.refused_at)
        self.assertEqual(len(self.account.activity_ids), 1)
        self.assertEqual(self.account.activity_ids.user_id, self.clerk)
        self.assertFalse((first | other).course_id.activity_ids)

    def test_a_new_password_releases_what_waited(self):
        message = self.enqueue()
        self.answered(message, status=401)
        self.account.with_user(self.clerk).password = "neu-1"
        self.assertEqual(message.state, "ready")
        self.assertFalse(self.account.refused_at)
        self.assertFalse(self.account.activity_ids)

    def test_a_password_of_another_key_holds_the_message(self):
        message = self.enqueue()
        key = "A" * 43 + "="
        with patch.dict(os.environ, {"INGE_ONLINE_KEY": key}):
            self.send(message)
        self.assertEqual((message.state, message.hold_reason), ("held", "no_password"))

    def test_evidence_names_contract_and_time_but_neither_password_nor_people(self):
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT)
        self.assertEqual(message.contract_name, "stand-in")
        self.assertTrue(message.evidence_digest)
        self.assertNotIn("geheim-1", message.evidence)
        person = sample("course_plan_report").plan.attendance.participants[0]
        self.assertNotIn(person.person.file_number, message.evidence)

    def test_a_click_sends_after_its_commit_and_not_before(self):
        with Loopback(500, FAULT) as server, self.endpoint(server):
            message = self.enqueue()
            self.assertEqual((server.calls, message.state), (0, "ready"))
            self.commit()
            self.assertEqual((server.calls, message.state), (1, "rejected"))

    def test_what_was_rolled_back_is_not_sent(self):
        with Loopback(500, FAULT) as server, self.endpoint(server):
            with self.assertRaises(ValueError), self.cr.savepoint():
                self.enqueue()
                raise ValueError
            self.commit()
            self.assertEqual(server.calls, 0)

    def test_the_cron_job_sends_what_is_due(self):
        message = self.enqueue()
        cron = self.env.ref("inge_online.ir_cron_send")
        with Loopback(500, FAULT) as server, self.enter_registry_test_mode():
            with self.endpoint(server):
                cron.method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(message.state, "rejected")

    def test_a_dead_sender_leaves_its_message_unclear(self):
        message = self.enqueue()
        long_ago = fields.Datetime.now() - timedelta(minutes=10)
        message._ledger().write({"state": "sending", "sent_at": long_ago})
        fresh = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        fresh._ledger().write({"state": "sending", "sent_at": fields.Datetime.now()})
        cron = self.env.ref("inge_online.ir_cron_sweep")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual((message.state, fresh.state), ("unknown", "sending"))
        self.assertTrue(self.course.activity_ids)

    def test_what_bamf_has_is_not_sent_whatever_the_queue_says(self):
        message = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        taken = self.enqueue(key="1")._ledger()
        taken.write({"state": "sending"})
        taken.write({"state": "accepted"})
        message._ledger().write({"business_key": "1"})
        self.assertEqual(self.answered(message), 0)
        self.assertEqual((message.state, message.hold_reason), ("held", "duplicate"))
        self.assertTrue(message.course_id.activity_ids)

    def test_an_answer_to_an_earlier_attempt_changes_nothing(self):
        message = self.enqueue()
        self.answered(message)
        message._settle("another", None)
        self.assertEqual(message.state, "unknown")

    @mute_logger("odoo.addons.inge_online.models.inge_contract")
    def test_without_a_usable_contract_nothing_leaves(self):
        with patch.dict(os.environ, {"INGE_ONLINE_CONTRACT": "/nowhere"}):
            message = self.enqueue()
        self.assertEqual((message.state, message.hold_reason), ("held", "no_endpoint"))

from odoo.tests import tagged

from ..protocol.samples import sample
from .common import LoopbackCase


@tagged("post_install", "-at_install")
class TestOrder(LoopbackCase):
    """What goes first, and what has to wait."""

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

    def test_what_bamf_has_is_not_sent_whatever_the_queue_says(self):
        message = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        taken = self.enqueue(key="1")._ledger()
        taken.write({"state": "sending"})
        taken.write({"state": "accepted"})
        message._ledger().write({"business_key": "1"})
        self.assertEqual(self.answered(message), 0)
        self.assertEqual((message.state, message.hold_reason), ("held", "duplicate"))
        self.assertTrue(message.course_id.activity_ids)

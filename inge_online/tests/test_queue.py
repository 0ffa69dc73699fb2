from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ConcurrencyError
from odoo.service.model import retrying
from odoo.tests import tagged

from ..protocol.samples import sample
from .common import LoopbackCase
from .loopback import FAULT, Loopback


@tagged("post_install", "-at_install")
class TestQueue(LoopbackCase):
    """When messages go: after a click, in a cron job, or later."""

    def commit(self):
        """Do what follows a commit, which a test never does itself."""
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.cr.postcommit.run()
        self.env.invalidate_all()

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

    def test_a_request_that_odoo_repeats_sends_once(self):
        tries = []
        with (
            Loopback(500, FAULT) as server,
            self.endpoint(server),
            self.enter_registry_test_mode(),
            self.registry.cursor() as cr,
            # a test's cursor would forget at its commit what follows a real one
            patch.object(cr, "commit", cr.flush),
            patch("random.uniform", return_value=0.0),
        ):
            env = self.env(cr=cr, user=self.clerk.id)

            def request():
                messages, course = env["inge.message"], self.course.with_env(env)
                plan = sample("course_plan_report")
                tries.append(messages._enqueue(plan, record=course, business_key="1"))
                if len(tries) == 1:
                    raise ConcurrencyError("could not serialize access")

            retrying(request, env)
            cr.postcommit.run()
            self.assertEqual((len(tries), server.calls), (2, 1))

    def test_the_cron_job_sends_what_is_due(self):
        message = self.enqueue()
        cron = self.env.ref("inge_online.ir_cron_send")
        with Loopback(500, FAULT) as server, self.enter_registry_test_mode():
            with self.endpoint(server):
                cron.method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(message.state, "rejected")

    def test_open_forms_hear_of_every_call_and_of_nothing_else(self):
        message = self.enqueue()
        news = ("message", "like", f'"inge.course","ids":[{self.course.id}]')
        self.answered(message)
        self.assertEqual(self.env["bus.bus"].search_count([news]), 1)
        self.send(message)
        self.assertEqual(self.env["bus.bus"].search_count([news]), 1)

    def test_people_are_told_once_even_if_the_notice_had_to_wait(self):
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT)
        notes, tasks = len(self.course.message_ids), self.course.activity_ids
        self.send(message)
        self.assertEqual(len(self.course.message_ids), notes)
        self.assertEqual(self.course.activity_ids, tasks)
        message._ledger().write({"notice_due": True})
        with self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_sweep").method_direct_trigger()
        self.env.invalidate_all()
        self.assertGreater(len(self.course.message_ids), notes)
        self.assertFalse(message.notice_due)

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

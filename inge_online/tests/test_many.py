from odoo import sql_db
from odoo.tests import new_test_user, tagged

from ..ledger import Event
from ..lines import Call
from ..sender import Sender
from .loopback import FAULT, Loopback
from .many import ManyCase


@tagged("post_install", "-at_install")
class TestMany(ManyCase):
    """Many messages at once: what is not concerned goes out in the same run."""

    def test_a_bad_record_in_the_middle_stops_nobody_else(self):
        messages = self.queue(9)
        bad = messages[4]
        bad._ledger().write({"payload": "{}"})
        self.assertEqual(self.run_against_refusals(), 8)
        self.assertEqual((bad.state, bad.hold_reason), ("held", "invalid"))
        self.assertEqual(set((messages - bad).mapped("state")), {"rejected"})
        self.assertEqual(len(messages.course_id.activity_ids), 9)

    def test_fifty_failing_ones_in_front_starve_nobody(self):
        failing = self.queue(50)
        failing._ledger().write({"payload": "{}"})
        fine = self.queue(3)
        self.assertEqual(self.run_against_refusals(), 3)
        self.assertEqual(set(failing.mapped("state")), {"held"})
        self.assertEqual(set(fine.mapped("state")), {"rejected"})

    def test_an_unclear_report_in_front_stops_its_own_course_alone(self):
        unclear = self.enqueue()
        self.answered(unclear)
        behind = self.enqueue(key="course_plan_update:1")
        others = self.queue(5)
        self.assertEqual(self.run_against_refusals(), 5)
        self.assertEqual((unclear.state, behind.state), ("unknown", "ready"))
        self.assertEqual(set(others.mapped("state")), {"rejected"})

    def test_a_login_is_proven_by_one_call_before_others_go_beside_it(self):
        messages = self.queue(12)
        with Loopback(401) as server, self.endpoint(server):
            self.run_cron()
            self.assertEqual(server.calls, 1)
        self.assertEqual(set(messages.mapped("hold_reason")), {"refused"})
        self.assertEqual(len(self.account.activity_ids), 1)

    def test_a_wrong_password_stops_its_own_login_alone(self):
        colleague = new_test_user(
            self.env,
            "kollegin",
            groups="inge_online.group_clerk",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        self.an_account(colleague)
        mine, hers = self.queue(3), self.queue(3, user=colleague)
        self.account._refuse()
        self.assertEqual(self.run_against_refusals(), 3)
        self.assertEqual(set(mine.mapped("hold_reason")), {"refused"})
        self.assertEqual(set(hers.mapped("state")), {"rejected"})

    def test_an_answer_that_cannot_be_settled_loses_no_other(self):
        first = self.queue(1)
        messages = self.queue(4)
        broken = messages[1]
        real = type(messages)._keep

        def keep(batch, settled):
            if broken in [message for message, _event, _result in settled]:
                raise OverflowError("too far ahead")
            return real(batch, settled)

        self.patch(type(messages), "_keep", keep)
        with self.assertLogs("odoo.addons.inge_online.sender", "ERROR") as log:
            self.assertEqual(self.run_against_refusals(), 5)
        self.assertIn(f"message {broken.id} is lost: OverflowError", log.output[0])
        self.assertEqual(len(log.output), 1)
        self.assertEqual(broken.state, "sending")
        self.assertEqual(set((first | messages - broken).mapped("state")), {"rejected"})

    def test_a_call_that_breaks_does_not_keep_its_login_out(self):
        """Nobody knows whether BAMF let the login in: the next call tries it anew."""
        messages = self.queue(3)
        real = Call.make

        def make(call):
            if call.message_id == messages[0].id:
                raise RuntimeError("no")
            return real(call)

        self.patch(Call, "make", make)
        with self.assertLogs("odoo.addons.inge_online.lines", "ERROR"):
            self.assertEqual(self.run_against_refusals(), 2)
        self.assertEqual(messages.mapped("state"), ["sending", "rejected", "rejected"])

    def test_queries_do_not_grow_with_the_number_of_messages(self):
        self.counted(self.queue(10))
        few, many = self.counted(self.queue(10)), self.counted(self.queue(40))
        self.assertLessEqual(sum(few.values()), 12 * 10)
        # a task for the clerk takes one more; all else is the same for any number
        self.assertEqual(many["tell"] - few["tell"], 30)
        self.assertEqual(many["settle"], few["settle"])
        self.assertLessEqual(many["claim"], few["claim"])

    def counted(self, messages):
        """Take messages through each step at once; return the queries of each."""
        self.env.flush_all()
        queries = {}
        with Loopback(500, FAULT) as server, self.endpoint(server):
            with self.enter_registry_test_mode(), Sender(self.registry) as sender:

                def step(name, method, *args):
                    before = sql_db.sql_counter
                    result = sender._step(messages.ids, method, *args)
                    queries[name] = sql_db.sql_counter - before
                    return result

                sender.door.leave(messages[0]._login_key(), Event.ACCEPTED)
                calls, _held, _later = step("claim", "_claim", sender)
                self.assertEqual(len(calls), len(messages))
                lines = [(c.message_id, c.uuid, sender.exchange.make(c)) for c in calls]
                step("settle", "_settle_all", lines)
                step("tell", "_tell")
        self.env.invalidate_all()
        self.assertEqual(set(messages.mapped("state")), {"rejected"})
        return queries

    def test_one_failing_notice_does_not_silence_the_others(self):
        messages = self.queue(3)
        subjects = messages.course_id
        broken = subjects[1]
        real = type(subjects)._message_log_batch

        def log(courses, bodies, **values):
            if broken.id in courses.ids:
                raise ValueError("no")
            return real(courses, bodies, **values)

        self.patch(type(subjects), "_message_log_batch", log)
        self.run_against_refusals()
        self.assertEqual(set(messages.mapped("state")), {"rejected"})
        self.assertEqual(messages.mapped("notice_due"), [False, True, False])

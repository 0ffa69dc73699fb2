from odoo.tests import tagged

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestSending(SimulatorCase):
    """From the button to BAMF's answer on the course."""

    def test_a_course_from_its_plan_to_its_second_section(self):
        plan = self.report()
        self.assertEqual(plan.state, "accepted", plan.answer_summary)
        code = self.course.course_code
        self.assertTrue(code)
        self.assertEqual(plan.authority_number, code)
        self.assertIn(code, plan.answer_summary)
        self.assertEqual(self.course.state, "planned")

        self.at("2025-02-25")
        start = self.report("action_report_start")
        self.assertEqual(start.state, "accepted", start.answer_summary)
        second = self.course.section_ids[1]
        self.at(str(second.date_start))
        begin = self.report("action_report_next_section")
        self.assertEqual(begin.state, "accepted", begin.answer_summary)
        self.assertEqual(begin.section_id, second)
        self.assertEqual(second.state, "begun")
        self.assertEqual(len(self.accepted()), 3)

    def test_what_was_sent_and_answered_is_kept(self):
        plan = self.report()
        self.assertRecordValues(
            plan,
            [
                {
                    "contract_name": "stand-in",
                    "http_status": 200,
                    "environment": "test",
                    "attempt_count": 1,
                    "account_id": self.account.id,
                }
            ],
        )
        self.assertTrue(plan.sent_at <= plan.settled_at)
        self.assertNotIn("Probe-1234", plan.evidence)
        self.assertNotIn("AZ-000123", plan.evidence)

    def test_the_clerk_reads_it_in_the_chatter_and_has_nothing_to_do(self):
        plan = self.report()
        self.assertIn(plan._notice(), self.course.message_ids[0].body)
        self.assertFalse(self.course.activity_ids)

    def test_a_remark_beside_an_acceptance_is_shown(self):
        self.course.enrolment_ids.unlink()
        plan = self.report()
        self.assertEqual(plan.state, "hinted", plan.answer_summary)
        self.assertIn("bamf", plan.issue_ids.mapped("severity"))
        self.assertTrue(self.course.course_code)

    def test_an_accepted_report_whose_answer_got_lost_is_never_sent_again(self):
        self.wish("accept_then_drop")
        plan = self.report()
        self.assertEqual(plan.state, "unknown")
        self.assertEqual(self.course.activity_ids.user_id, self.clerk)
        self.send(plan)
        with self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_send").method_direct_trigger()
        self.env.invalidate_all()
        self.assertEqual(plan.state, "unknown")
        self.assertEqual(list(self.accepted().values()), [1])

    def test_a_refused_report_is_corrected_and_its_task_is_done(self):
        self.wish("refusal")
        refused = self.report()
        self.assertEqual(refused.state, "rejected")
        self.assertTrue(refused.issue_ids.bamf_text)
        self.assertIn(refused.issue_ids[0].bamf_text, refused.answer_summary)
        self.assertTrue(self.course.activity_ids)
        self.course.remarks = "Korrigiert"
        corrected = self.report()
        self.assertEqual(corrected.state, "accepted")
        self.assertEqual(corrected.supersedes_id, refused)
        self.assertFalse(self.course.activity_ids)

    def test_maintenance_makes_a_report_wait_or_unclear_but_never_doubled(self):
        self.wish("busy", wait=600)
        plan = self.report()
        self.assertEqual(plan.state, "ready")
        plan.with_user(self.clerk).action_retry()
        self.send(plan)
        self.assertEqual(plan.state, "accepted")
        self.assertEqual(list(self.accepted().values()), [1])

    def test_a_wrong_password_is_tried_once(self):
        self.account.password = "falsch"
        other = self.a_planned_course("PROBE-SIM-2")
        first, second = self.report(), self.report(record=other)
        for message in (first, second):
            self.assertEqual((message.state, message.hold_reason), ("held", "refused"))
        self.assertEqual((first.attempt_count, second.attempt_count), (1, 0))
        self.account.with_user(self.clerk).password = "Probe-1234"
        self.send(first, second)
        self.assertEqual((first.state, second.state), ("accepted", "accepted"))

    def test_bamf_is_asked_and_answers(self):
        self.report()
        inquiry = self.report("action_inquire")
        self.assertEqual(inquiry.state, "accepted", inquiry.answer_summary)
        self.assertIn(self.course.course_code, inquiry.answer)

from odoo.tests import tagged

from .clearing import Clearing
from .common import SimulatorCase

GONE = ("accept_then_drop", "garbage", "truncated", "drop_before", "reset")


@tagged("post_install", "-at_install")
class TestReconcile(Clearing, SimulatorCase):
    """A report whose answer got lost: BAMF is asked, and has it once in the end."""

    def begin(self):
        self.report()
        self.at("2025-02-25")

    def test_a_course_start_arrives_once_whatever_happens_on_the_line(self):
        for number, kind in enumerate(GONE):
            with self.subTest(kind):
                self.simulator.forget()
                self.at("2025-02-01")
                self.course = self.a_planned_course(f"START-{number}")
                self.begin()
                start = self.unclear(kind, "action_report_start")
                self.settle(start)
                self.assertEqual(self.accepted()["course_start_report"], 1)
                self.assertEqual(self.course.state, "started")
                self.assertFalse(self.course.activity_ids)

    def test_a_section_start_arrives_once(self):
        self.begin()
        self.report("action_report_start")
        second = self.course.section_ids[1]
        for kind in ("drop_before", "accept_then_drop"):
            with self.subTest(kind):
                self.at(str(second.date_start))
                self.settle(self.unclear(kind, "action_report_start", second))
                self.assertEqual(second.state, "begun")
                self.assertEqual(self.accepted()["section_start_report"], 1)
                second = self.course.section_ids[2]

    def test_a_cancellation_arrives_once(self):
        for kind in ("drop_before", "accept_then_drop"):
            with self.subTest(kind):
                self.report()
                cancel = self.unclear(kind, "action_cancel_plan")
                self.settle(cancel)
                self.assertEqual(self.course.state, "cancelled")
        self.assertEqual(self.accepted()["course_plan_report"], 2)

    def test_an_update_is_found_by_what_it_changed(self):
        self.report()
        for kind in ("drop_before", "accept_then_drop"):
            with self.subTest(kind):
                teacher = self.env["res.partner"].create(
                    {"name": "Tom Lehrbeispiel", "inge_teacher_code": "LK-1002"}
                )
                self.course.teacher_ids = teacher
                update = self.unclear(kind, "action_report_plan_update")
                self.settle(update)
                course = self.simulator.memories["test"].courses
                teachers = course[self.course.course_code].plan.setting.teacher_codes
                self.assertEqual(list(teachers), ["LK-1002"])
                self.course.teacher_ids = self.env["res.partner"].search(
                    [("inge_teacher_code", "=", "LK-1001")], limit=1
                )
                self.report("action_report_plan_update")

    def test_one_absence_soon_after_the_call_does_not_send_it_again(self):
        self.begin()
        start = self.unclear("drop_before", "action_report_start")
        self.later(90)
        self.assertEqual(start.state, "unknown")
        self.assertEqual(self.questions().state, "accepted")
        self.later(600)
        self.assertEqual(start.state, "unknown")
        self.assertEqual(len(self.questions()), 1)
        self.later()
        self.assertEqual(start.state, "accepted")
        self.assertEqual(start.resolution, "inquiry")
        self.assertEqual(start.attempt_count, 2)

    def test_what_bamf_has_is_said_with_its_proof(self):
        self.begin()
        start = self.unclear("accept_then_drop", "action_report_start")
        self.assertTrue(self.course.activity_ids)
        self.later(90)
        self.assertRecordValues(
            start,
            [{"state": "accepted", "resolution": "inquiry", "attempt_count": 1}],
        )
        self.assertEqual(start.proof_id.message_type, "course_inquiry")
        bodies = "".join(self.course.message_ids.mapped("body"))
        self.assertIn("BAMF was asked and has the message", bodies)
        self.assertFalse(self.course.activity_ids)

    def test_a_clerk_asks_at_once(self):
        self.begin()
        start = self.unclear("accept_then_drop", "action_report_start")
        self.frozen.tick(5)
        start.with_user(self.clerk).action_ask()
        self.send(self.questions())
        self.later(1)
        self.assertEqual(start.state, "accepted")

    def test_a_question_without_an_answer_is_asked_again(self):
        self.begin()
        start = self.unclear("accept_then_drop", "action_report_start")
        self.wish("drop_before", operation="course_inquiry")
        self.later(90)
        self.assertEqual(start.state, "unknown")
        self.later(300)
        self.assertEqual(start.state, "accepted")

    def test_a_plan_without_course_code_is_left_to_a_person(self):
        plan = self.unclear("accept_then_drop", "action_report_plan")
        self.later()
        self.later()
        self.assertEqual(plan.state, "unknown")
        self.assertFalse(self.questions())

    def test_a_plan_is_found_by_the_course_code_that_a_person_knows(self):
        plan = self.unclear("accept_then_drop", "action_report_plan")
        code = next(iter(self.simulator.memories["test"].courses))
        wizard = self.wizard(plan)
        wizard.authority_number = code
        self.frozen.tick(5)
        wizard.action_ask()
        self.send(self.questions())
        self.later(1)
        self.assertEqual(plan.state, "accepted")
        self.assertEqual(self.course.course_code, code)

    def test_a_plan_that_did_not_arrive_goes_again_when_a_person_says_so(self):
        plan = self.unclear("drop_before", "action_report_plan")
        wizard = self.wizard(plan)
        wizard.write({"decision": "not_arrived", "reason": "In der Maske gesucht."})
        wizard.action_decide()
        self.send(plan)
        self.assertEqual(plan.state, "accepted")
        self.assertEqual(self.accepted(), {"course_plan_report": 1})

    def wizard(self, message):
        action = message.with_user(self.clerk).action_resolve()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        return wizard.with_user(self.clerk)

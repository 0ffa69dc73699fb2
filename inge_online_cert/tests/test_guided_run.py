from odoo.exceptions import UserError
from odoo.tests import tagged

from ..simulator import Simulator
from .cert import CertCase

PLAN = "M(KP)1-1"
REGISTRATION = "M(AN)1-1"
LATE = "M(KP)1-3"
TAKEN_OVER = "M(UE)1-1"
PASSWORD = "Probe-4711"


@tagged("post_install", "-at_install")
class TestGuidedRun(CertCase):
    """Step by step before BAMF's test system, which the simulator stands for."""

    def begun(self, *names):
        booklet = self.a_booklet(*names)
        run = self.a_run(booklet, mode="test")
        run.action_start()
        world = booklet.package_ids._world("debev-probe", PASSWORD)
        self.simulator = Simulator(world).start()
        self.addCleanup(self.simulator.stop)
        self.setting("test_endpoint", self.simulator.url)
        run.debev_password = PASSWORD
        return run

    def carry_out(self, run):
        """Press the button of the next step and let its message go."""
        result = run.next_result_id
        result.action_execute()
        self.send(result.sudo().message_id)
        return result

    def test_step_by_step_to_the_end(self):
        run = self.begun(PLAN)
        with self.assertRaises(UserError):
            run.action_finish()
        for _step in run.result_ids:
            result = self.carry_out(run)
            self.assertEqual(result.actual, "positive", result.actual_text)
            self.assertEqual(result.proposal, "passed")
            self.assertFalse(result.verdict)
            result.action_pass()
            self.assertEqual(result.confirmed_by_id, self.administrator)
            following = result.action_open_next()
            self.assertEqual(following["res_id"], (run.next_result_id or run).id)
        run.action_finish()
        self.assertTrue(run.passed)

    def test_the_order_is_the_booklets(self):
        run = self.begun(PLAN)
        with self.assertRaises(UserError):
            run.result_ids[1].action_execute()

    def test_our_own_checks_answer_too(self):
        run = self.begun(LATE)
        result = self.carry_out(run)
        self.assertEqual(
            (result.actual, result.source, result.proposal),
            ("negative", "own", "passed"),
        )
        self.assertIn("late_reason_missing", result.actual_code)

    def test_a_verdict_against_the_proposal_needs_a_note(self):
        run = self.begun(PLAN)
        result = self.carry_out(run)
        with self.assertRaises(UserError):
            result.action_fail()
        result.note = "Das BAMF sieht es anders."
        result.action_fail()
        self.assertEqual(result.verdict, "failed")
        result.action_reopen()
        self.assertFalse(result.verdict)

    def test_interrupted_after_sending_nothing_is_sent_again(self):
        run = self.begun(PLAN)
        result = self.carry_out(run)
        message = result.sudo().message_id
        result.sudo()._execute()
        self.assertEqual(result.sudo().message_id, message)
        keys = self.simulator.memories["test"].tally.as_json()
        self.assertFalse(keys["duplicates"])
        self.assertEqual([key["accepted"] for key in keys["keys"]], [1])

    def test_what_other_software_reported_is_noted_and_not_sent(self):
        run = self.begun(TAKEN_OVER)
        registration, plan = run.result_ids[:2]
        registration.action_execute()
        registration.action_pass()
        with self.assertRaises(UserError) as told:
            plan.action_execute()
        self.assertIn("Kurs", str(told.exception))
        number = {"kind": "course", "label": "KU1", "code": "NI-2026-000001"}
        self.env["inge.cert.item"].create(
            {**number, "case_name": TAKEN_OVER, "package_id": run.package_id.id}
        )
        plan.action_execute()
        for step in (registration, plan):
            self.assertEqual(
                (step.actual, step.source, step.proposal),
                ("positive", "elsewhere", "passed"),
            )
        self.assertEqual(plan.authority_number, number["code"])
        course = run.sudo().trial_ids.course_id
        self.assertEqual(
            (course.state, course.course_code), ("planned", number["code"])
        )
        self.assertFalse(self.simulator.memories["test"].tally.as_json()["keys"])

    def test_a_used_number_is_told_before_it_is_wasted(self):
        run = self.begun(REGISTRATION)
        result = self.carry_out(run)
        self.assertEqual(result.actual, "positive", result.actual_text)
        person = run.package_id.item_ids.filtered(lambda i: i.kind == "person")
        self.assertEqual(person.used_by_id, run)
        again = self.a_run(run.booklet_id, mode="test")
        again.action_start()
        again.debev_password = PASSWORD
        step = again.next_result_id
        self.assertIn(person.code, step.spent_numbers)
        with self.assertRaises(UserError) as told:
            step.action_execute()
        self.assertIn(person.code, str(told.exception))
        self.assertFalse(step.message_id)

    def test_without_password_nothing_begins(self):
        run = self.a_run(self.a_booklet(PLAN), mode="test")
        run.action_start()
        with self.assertRaises(UserError):
            run.next_result_id.action_execute()

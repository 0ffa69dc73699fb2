from dataclasses import replace
from unittest.mock import patch

from odoo.tests import tagged

from odoo.addons.inge_online import config

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestOutage(SimulatorCase):
    """BAMF is slow or away; what is not concerned goes out in the same run."""

    def queue(self, number):
        """Queue the plans of so many courses; nothing is sent yet."""
        messages = self.env["inge.message"]
        for place in range(number):
            course = self.a_planned_course(f"PROBE-AUSFALL-{place}")
            course.enrolment_ids.unlink()
            course.with_user(self.clerk).action_report_plan()
            messages |= course.inge_message_ids
        return messages

    def run_cron(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_send").method_direct_trigger()
        self.env.invalidate_all()

    def counted(self):
        """Return how often BAMF has accepted each report."""
        tally = self.simulator.memories["test"].tally.as_json()
        return [key["accepted"] for key in tally["keys"]]

    def test_an_answer_that_comes_too_late_stops_its_own_course_alone(self):
        messages = self.queue(4)
        self.wish("accept_then_late")
        hasty = replace(config.options(), deadline=0.5)
        with patch.object(config, "options", lambda: hasty):
            self.run_cron()
        self.assertEqual(messages[0].state, "unknown")
        self.assertEqual(set(messages[1:].mapped("state")), {"hinted"})
        self.assertEqual(self.counted(), [1] * 4)

    def test_unavailable_for_a_while_then_each_report_arrives_once(self):
        messages = self.queue(6)
        self.wish("busy", wait=600)
        self.run_cron()
        self.assertEqual(set(messages.mapped("state")), {"ready"})
        self.assertEqual(sum(messages.mapped("attempt_count")), 1)
        self.run_cron()
        self.assertEqual(sum(messages.mapped("attempt_count")), 1)
        self.at("2025-02-02")
        self.run_cron()
        self.assertEqual(set(messages.mapped("state")), {"hinted"})
        self.assertEqual(self.counted(), [1] * 6)

    def test_calls_go_side_by_side_and_each_report_arrives_once(self):
        messages = self.queue(9)
        self.run_cron()
        self.assertEqual(set(messages.mapped("state")), {"hinted"})
        self.assertEqual(set(messages.mapped("attempt_count")), {1})
        self.assertEqual(self.counted(), [1] * 9)

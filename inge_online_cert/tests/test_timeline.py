from odoo.tests import tagged

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestTimeline(SimulatorCase):
    """Everything said to BAMF and answered, of a course and of a person."""

    def setUp(self):
        super().setUp()
        self.plan = self.report()
        self.inquiry = self.report("action_inquire")

    def test_a_course_shows_what_was_sent_oldest_first(self):
        lines = self.course.with_user(self.reader)._timeline_lines()
        self.assertEqual(
            [line["what"] for line in lines],
            [self.plan.display_name, self.inquiry.display_name],
        )
        self.assertIn(self.course.course_code, lines[0]["answer"])
        action = self.course.with_user(self.reader).action_open_timeline()
        found = self.env["inge.message"].search(action["domain"])
        self.assertEqual(found, self.plan | self.inquiry)

    def test_what_never_left_is_no_part_of_it(self):
        self.wish("busy", wait=600)
        self.course.remarks = "Es kommt etwas hinzu"
        waiting = self.report("action_report_plan_update")
        waiting.with_user(self.clerk).action_cancel()
        self.assertIn(waiting, self.course._timeline(), "it was tried")
        held = self.enqueue(key="x:1")
        held.with_user(self.clerk).action_cancel()
        self.assertNotIn(held, self.course._timeline())

    def test_a_person_has_the_reports_of_courses_that_named_them(self):
        self.assertEqual(self.participant._timeline(), self.plan)
        self.participant.birth_date = "1990-01-01"
        self.assertFalse(self.participant._timeline())

    def test_it_can_be_printed_for_both(self):
        render = self.env["ir.actions.report"].with_user(self.reader)._render_qweb_html
        for name, record in (
            ("report_timeline", self.course),
            ("report_participant_timeline", self.participant),
        ):
            html = render(f"inge_online.{name}", record.ids)[0].decode()
            self.assertIn(self.plan.display_name, html)
            self.assertIn(self.course.course_code, html)
            self.assertIn(self.plan.evidence_digest[:16], html)

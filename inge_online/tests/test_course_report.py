from datetime import date, timedelta

from odoo.exceptions import UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import format_date

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestCourseReport(CourseCase):
    """What may be reported when, what a course is then, and what comes next."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")

    def refuses(self, action, text, record=None):
        with self.assertRaisesRegex(UserError, text):
            getattr(record or self.course, action)()

    def test_a_plan_needs_sections(self):
        self.refuses("action_report_plan", "no sections yet")
        self.assertEqual(self.course.next_step, "Plan the sections.")

    def test_nothing_goes_before_the_plan(self):
        self.planned()
        self.refuses("action_report_start", "Report the course plan first")
        self.refuses("action_cancel_plan", "Report the course plan first")
        self.refuses("action_report_plan_update", "Report the course plan first")
        self.refuses("action_inquire", "only when it has a course code")

    def test_state_and_course_code_follow_from_the_ledger(self):
        self.planned()
        self.assertEqual(self.course.state, "draft")
        self.plan_accepted("NI-2025-1")
        self.assertEqual(self.course.state, "planned")
        self.assertEqual(self.course.course_code, "NI-2025-1")
        self.assertEqual(self.course.report_lamp, "done")
        self.refuses("action_report_plan", "already accepted the plan")

    def test_the_begin_is_reported_once_it_happened(self):
        self.planned()
        self.plan_accepted()
        day = format_date(self.env, date(2025, 2, 24))
        self.refuses("action_report_start", day)
        self.assertIn(day, self.course.next_step)
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        self.assertEqual(self.course.state, "started")
        self.refuses("action_report_start", "already reported")
        self.refuses("action_cancel_plan", "already reported")

    def test_sections_are_reported_in_order(self):
        self.planned()
        self.plan_accepted()
        second, third = self.course.section_ids[1:3]
        self.at("2025-05-10")
        self.refuses("action_report_start", "begin of the course first", second)
        self.ledger("course_start_report", "accepted")
        self.assertEqual(self.course.section_ids[0].state, "begun")
        self.assertEqual(self.course.next_section_id, second)
        self.refuses("action_report_start", "section 2 first", third)
        self.ledger("section_start_report", "accepted", record=second)
        self.assertEqual(second.state, "begun")
        self.assertEqual(self.course.next_section_id, third)

    def test_the_last_section_completes_the_course(self):
        self.course.first_section_id = self.course.course_type_id.section_ids[-1]
        self.planned()
        self.plan_accepted()
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        self.assertEqual(self.course.state, "complete")
        self.assertFalse(self.course.next_report or self.course.next_step)

    def test_a_cancelled_plan_makes_room_for_a_new_one(self):
        self.planned()
        self.plan_accepted("NI-1")
        self.ledger("course_plan_cancellation", "accepted")
        self.assertEqual(self.course.state, "cancelled")
        self.refuses("action_report_start", "is cancelled")
        self.plan_accepted("NI-2")
        self.assertEqual(self.course.state, "planned")
        self.assertEqual(self.course.course_code, "NI-2")

    def test_a_course_is_archived_only_when_nothing_is_expected_of_it(self):
        self.planned()
        self.plan_accepted()
        with self.assertRaisesRegex(ValidationError, "still expects reports"):
            self.course.action_archive()
        self.ledger("course_plan_cancellation", "accepted")
        self.course.action_archive()
        self.assertFalse(self.course.active)

    def test_an_update_may_follow_an_update_until_the_course_begins(self):
        self.planned()
        self.plan_accepted()
        self.course.remarks = "Ein Raum im Erdgeschoss."
        first = self.ledger("course_plan_update", "accepted")
        self.course.remarks = "Ein Raum im ersten Stock."
        second = self.ledger("course_plan_update", "accepted")
        self.assertNotEqual(first.business_key, second.business_key)
        self.at("2025-02-24")
        self.refuses("action_report_plan_update", "only before")

    def test_nothing_follows_what_is_unclear(self):
        self.planned()
        self.ledger("course_plan_report", "unknown")
        self.refuses("action_report_plan", "unclear whether BAMF received")
        self.assertEqual(self.course.report_lamp, "attention")
        self.assertEqual(self.course.state, "draft")
        self.assertIn("unclear", self.course.trouble)

    def test_a_refused_report_is_done_again(self):
        self.planned()
        refused = self.ledger("course_plan_report", "rejected")
        self.assertIn("refused", self.course.trouble)
        again = self.plan_accepted()
        self.assertEqual(again.supersedes_id, refused)
        self.assertFalse(self.course.trouble)
        self.assertEqual(self.course.report_lamp, "done")

    def test_deadlines_are_the_day_before_and_a_week_after(self):
        self.planned()
        self.assertEqual(str(self.course.next_deadline), "2025-02-23")
        self.plan_accepted()
        self.assertEqual(str(self.course.next_deadline), "2025-03-03")
        self.assertFalse(self.course.overdue)
        self.at("2025-03-04")
        self.course.invalidate_recordset()
        self.assertTrue(self.course.overdue)

    def test_a_plan_without_people_is_due_the_day_before_the_begin(self):
        self.at("2025-02-12")
        self.course.action_plan_sections()
        self.plan_accepted()
        self.assertEqual(str(self.course.next_deadline), "2025-02-23")
        self.assertIn("Add participants", self.course.next_step)
        self.planned()
        self.assertIn("Update the plan", self.course.next_step)
        self.ledger("course_plan_update", "accepted")
        self.env.cr.flush()
        self.assertEqual(str(self.course.next_deadline), "2025-03-03")
        self.assertIn("Report the begin", self.course.next_step)

    def test_of_many_courses_each_gets_its_line(self):
        self.an_account()
        ready = self.planned()
        empty = self.a_course("LEER").with_user(self.clerk)
        taken = self.planned(self.a_course("DOPPELT", **self.published()))
        key = taken._business_key("course_plan_report")
        self.enqueue(key=key, record=empty)._ledger().write({"state": "sending"})
        action = (ready | empty | taken).action_report_plan()
        lines = self.env[action["res_model"]].browse(action["res_id"]).line_ids
        self.assertEqual(lines.mapped("name"), ["ALPHA", "LEER", "DOPPELT"])
        self.assertEqual(lines.mapped("state"), ["ready", "blocked", "blocked"])
        self.assertIn("The course has no sections yet", lines[1].text)
        self.assertIn("This report is on its way", lines[2].text)
        self.assertEqual(ready.inge_message_ids.state, "ready")

    def test_what_a_rule_forbids_stays_here_and_is_listed(self):
        self.at("2025-03-01")  # the course began, and no reason is given
        self.planned()
        self.course.action_report_plan()
        self.assertEqual(self.course.inge_message_ids.state, "draft")
        self.assertIn("late_reason_missing", self.course.open_issue_ids.mapped("code"))
        self.course.late_reason_id = self.code("late_reason", "takeover")
        self.course.action_report_plan()
        self.assertEqual(self.course.inge_message_ids.state, "held")
        self.assertNotIn(
            "late_reason_missing", self.course.open_issue_ids.mapped("code")
        )

    def test_a_code_that_the_contract_does_not_know_is_found_before_sending(self):
        self.planned()
        self.course.course_format_id = self.env["inge.code"].create(
            {"kind": "course_format", "code": "moon", "name": "auf dem Mond"}
        )
        self.course.action_report_plan()
        self.assertEqual(self.course.inge_message_ids.state, "draft")
        self.assertEqual(
            self.course.open_issue_ids.mapped("field"), ["plan.setting.course_format"]
        )

    def test_checking_shows_everything_and_sends_nothing(self):
        self.planned()
        self.course.enrolment_ids.unlink()
        action = self.course.action_check()
        check = self.env[action["res_model"]].browse(action["res_id"])
        self.assertFalse(check.blocked)
        missing = check.line_ids.filtered(lambda line: "participant" in line.text)
        opened = missing.action_open_field()
        self.assertEqual(opened["res_model"], "inge.course")
        self.assertFalse(self.course.inge_message_ids)

    def test_what_was_sent_keeps_its_course_and_its_people(self):
        self.planned()
        self.plan_accepted()
        with self.assertRaisesRegex(UserError, "archive the course"):
            self.course.unlink()
        self.course.enrolment_ids[0].unlink()
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        with self.assertRaisesRegex(UserError, "instead of deleting"):
            self.course.enrolment_ids[0].unlink()
        self.course.early_end_on = "2025-02-24"
        self.ledger("early_end", "accepted")
        self.course.action_archive()
        self.assertTrue(self.course.inge_message_ids)

    def test_the_day_is_that_of_germany_for_whoever_asks(self):
        self.planned()
        self.plan_accepted()
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        section = self.course.section_ids.sorted("number")[1]
        night = section.date_start - timedelta(days=1)
        self.clerk.tz = False
        section.invalidate_recordset()
        with freeze_time(f"{night} 22:30"):
            self.assertIn("begins on", section._section_start_report_obstacle())
            self.assertFalse(self.course.report_possible)
        self.env.invalidate_all()
        with freeze_time(f"{night} 23:30"):
            self.assertFalse(section._section_start_report_obstacle())
            self.assertEqual(
                (section.phase, self.course.report_possible), ("due", True)
            )
            facts = self.env["inge.mapper"]._facts(section)
            self.assertEqual(facts.today, section.date_start)

    def test_server_actions_report(self):
        self.planned()
        action = self.env.ref("inge_online.inge_course_action_report_plan")
        action.with_user(self.clerk).with_context(
            active_model="inge.course", active_ids=self.course.ids
        ).run()
        self.assertEqual(self.course.inge_message_ids.state, "held")

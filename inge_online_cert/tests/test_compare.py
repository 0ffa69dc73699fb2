from odoo import Command
from odoo.tests import tagged

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestCompare(SimulatorCase):
    """BAMF's data of a course beside ours, on demand and every night."""

    def cron(self, name):
        with self.enter_registry_test_mode():
            self.env.ref(f"inge_online.ir_cron_{name}").method_direct_trigger()
        self.env.invalidate_all()

    def ask(self):
        inquiry = self.report("action_inquire")
        self.cron("clarify")
        return inquiry

    def questions(self):
        return self.env["inge.message"].search([("inquiry", "=", True)])

    def at_bamf(self):
        return self.simulator.memories["test"].courses[self.course.course_code]

    def test_what_bamf_has_as_we_do_is_no_difference(self):
        self.report()
        self.ask()
        self.assertFalse(self.course.difference_ids.mapped("place"))
        self.assertIn("TEST-NI-01-A", self.course.bamf_view)
        self.at("2025-02-25")
        self.report("action_report_start")
        self.ask()
        self.assertFalse(self.course.difference_ids.mapped("place"))
        second = self.course.section_ids[1]
        self.at(str(second.date_start))
        self.report("action_report_start", second)
        self.ask()
        self.assertFalse(self.course.difference_ids.mapped("place"))

    def test_a_difference_is_listed_with_a_task_until_it_is_gone(self):
        self.report()
        teacher = self.env["res.partner"].create(
            {"name": "Tom Lehrbeispiel", "inge_teacher_code": "LK-1002"}
        )
        first = self.course.teacher_ids
        self.course.teacher_ids = [Command.set(teacher.ids)]
        self.ask()
        self.assertRecordValues(
            self.course.difference_ids,
            [{"place": "Lehrkraftkennungen", "ours": "LK-1002", "theirs": "LK-1001"}],
        )
        since = self.course.difference_ids.since
        self.assertIn("table-warning", self.course.bamf_view)
        self.assertEqual(self.course.activity_ids.user_id, self.clerk)
        self.ask()
        self.assertEqual(self.course.difference_ids.since, since)
        self.assertEqual(len(self.course.activity_ids), 1)
        self.course.teacher_ids = [Command.set(first.ids)]
        self.ask()
        self.assertFalse(self.course.difference_ids or self.course.activity_ids)

    def test_a_person_missing_at_bamf_is_named(self):
        self.report()
        self.course.enrolment_ids.unlink()
        self.ask()
        by_place = {d.place: d for d in self.course.difference_ids}
        name = f"Teilnehmerliste {self.participant.display_name} (AZ-000123)"
        self.assertEqual(by_place[name].theirs, "there")
        self.assertFalse(by_place[name].ours)

    def test_each_running_course_is_asked_about_once_a_night(self):
        other = self.a_planned_course("PROBE-SIM-2")
        self.report()
        self.report(record=other)
        draft = self.a_planned_course("PROBE-SIM-3")
        self.cron("compare")
        self.assertEqual(self.questions().course_id, self.course | other)
        self.cron("compare")
        self.assertEqual(len(self.questions()), 2)
        self.cron("send")
        self.assertEqual(set(self.questions().mapped("state")), {"accepted"})
        self.at("2025-02-02")
        self.cron("compare")
        self.assertEqual(len(self.questions()), 4)
        self.assertFalse(draft.compared_on)

    def test_a_question_held_back_is_not_asked_twice(self):
        self.report()
        self.account._refuse()
        for day in ("2025-02-02", "2025-02-03"):
            self.at(day)
            self.cron("compare")
        self.assertEqual(self.questions().mapped("state"), ["held"])

    def test_nightly_answers_stay_out_of_the_chatter(self):
        self.report()
        before = len(self.course.message_ids)
        self.cron("compare")
        self.cron("send")
        self.cron("clarify")
        self.assertEqual(self.questions().state, "accepted")
        self.assertEqual(len(self.course.message_ids), before)

    def test_a_reader_sees_it_and_asks_nothing(self):
        self.report()
        self.ask()
        course = self.course.with_user(self.reader)
        self.assertIn("TEST-NI-01-A", course.bamf_view)
        with self.assertRaisesRegex(Exception, "Only clerks"):
            course.action_inquire()

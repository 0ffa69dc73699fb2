from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestTakeover(SimulatorCase):
    """A running course that was reported with other software."""

    def setUp(self):
        super().setUp()
        # what the other software did: reported from here, then forgotten here
        self.report()
        self.at("2025-02-25")
        self.report("action_report_start")
        self.second = self.course.section_ids[1]
        self.at(str(self.second.date_start))
        self.report("action_report_start", self.second)
        self.code = self.course.course_code
        self.told = self.accepted()
        self.forget()
        self.taken = self.a_course("UEBERNOMMEN", date_start="2025-02-01")

    def forget(self):
        """Let this house know nothing of what was reported."""
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM inge_message_issue")
        self.env.cr.execute(
            "UPDATE inge_course SET state = 'draft', course_code = NULL, "
            "last_message_id = NULL"
        )
        self.env.cr.execute("UPDATE inge_course_section SET report_message_id = NULL")
        self.env.cr.execute("DELETE FROM inge_message")
        self.env.invalidate_all()

    def wizard(self, course=None):
        course = (course or self.taken).with_user(self.clerk)
        action = course.action_take_over()
        wizard = self.env[action["res_model"]].with_user(self.clerk)
        return wizard.browse(action["res_id"])

    def asked(self):
        wizard = self.wizard()
        wizard.course_code = self.code
        wizard.action_ask()
        self.assertTrue(wizard.inge_pending)
        self.send(wizard.question_id)
        self.assertFalse(wizard.inge_pending)
        return wizard

    def take_over(self):
        wizard = self.asked()
        wizard.action_review()
        wizard.action_take_over()

    def test_the_course_is_filled_from_what_bamf_has(self):
        self.take_over()
        self.assertRecordValues(
            self.taken,
            [{"state": "started", "course_code": self.code, "report_lamp": "done"}],
        )
        self.assertEqual(str(self.taken.date_start), "2025-02-24")
        begun = self.taken.section_ids.filtered(lambda s: s.state == "begun")
        self.assertEqual(begun.mapped("number"), [1, 2])
        self.assertEqual(begun[1].date_start, self.second.date_start)
        self.assertEqual(self.taken.enrolment_ids.participant_id, self.participant)
        self.assertEqual(
            self.taken.teacher_ids.mapped("inge_teacher_code"), ["LK-1001"]
        )
        self.assertEqual(len(self.taken.section_ids), len(self.course.section_ids))
        # the other software's number of the course is not ours
        self.assertEqual(
            self.taken.difference_ids.mapped("place"), ["Eigene Kursnummer"]
        )

    def test_nothing_but_the_inquiry_is_sent(self):
        self.take_over()
        self.assertEqual(self.accepted(), self.told)
        made = self.taken.inge_message_ids.filtered("made_elsewhere")
        self.assertEqual(
            sorted(made.mapped("message_type")),
            ["course_plan_report", "course_start_report", "section_start_report"],
        )
        self.assertFalse(any(made.mapped("payload")) or any(made.mapped("evidence")))
        self.assertIn("other software", made[0].answer_summary)

    def test_the_next_report_goes_from_here_and_no_earlier_one_again(self):
        self.take_over()
        for action in ("action_report_plan", "action_report_start"):
            with self.assertRaises(UserError):
                getattr(self.taken.with_user(self.clerk), action)()
        third = self.taken.next_section_id
        self.assertEqual(third.number, 3)
        self.at(str(third.date_start))
        begin = self.report("action_report_next_section", self.taken)
        self.assertEqual(begin.state, "accepted", begin.answer_summary)

    def test_whom_we_do_not_keep_is_named(self):
        self.participant.file_number = "AZ-ANDERS"
        wizard = self.asked()
        self.assertIn("AZ-000123", wizard.found)
        self.assertIn("not kept here yet", wizard.found)

    def test_each_report_has_a_day(self):
        wizard = self.asked()
        wizard.action_review()
        self.assertEqual(wizard.report_ids.mapped("number"), [0, 1, 2])
        wizard.report_ids[0].day = "2025-01-15"
        wizard.action_take_over()
        plan = self.taken.inge_message_ids.filtered(
            lambda m: m.message_type == "course_plan_report"
        )
        self.assertEqual(str(plan.made_elsewhere), "2025-01-15")

    def test_a_course_is_taken_over_once(self):
        self.take_over()
        with self.assertRaisesRegex(UserError, "already reported"):
            self.wizard()
        other = self.a_course("NOCHMAL", date_start="2025-02-01")
        wizard = self.wizard(other)
        wizard.course_code = self.code
        with self.assertRaisesRegex(UserError, "already has this course code"):
            wizard.action_ask()

    def test_an_unknown_course_code_is_said_in_bamfs_words(self):
        wizard = self.wizard()
        wizard.course_code = "NI-2025-9999"
        wizard.action_ask()
        self.send(wizard.question_id)
        self.assertEqual(wizard.question_state, "rejected")
        self.assertTrue(wizard.summary)
        with self.assertRaisesRegex(UserError, "not told anything"):
            wizard.action_review()

    def test_a_section_the_type_does_not_have_is_said(self):
        wizard = self.asked()
        self.taken.course_type_id.section_ids[1].number = 20
        with self.assertRaisesRegex(UserError, "choose the right course type"):
            wizard.action_review()
            wizard.action_take_over()

    def test_a_reader_takes_nothing_over(self):
        with self.assertRaisesRegex(Exception, "not allowed|Only clerks"):
            self.taken.with_user(self.reader).action_take_over()

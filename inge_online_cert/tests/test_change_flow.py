from odoo import Command
from odoo.tests import tagged

from ..simulator.memory import CANCELLED, ENDED
from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestChangeFlow(SimulatorCase):
    """Reports that change or end a course, and those on examinations, at BAMF."""

    @property
    def at_bamf(self):
        return self.simulator.memories["test"].courses[self.course.course_code]

    def begun(self):
        self.report()
        self.at("2025-02-24")
        self.report("action_report_start")
        self.assertEqual(self.course.state, "started", self.course.trouble)

    def test_a_section_is_updated_as_often_as_it_changes(self):
        self.begun()
        first = self.course.section_ids[0]
        enrolment = self.course.enrolment_ids
        for day in ("2025-02-28", "2025-03-03"):
            enrolment.date_to = day
            self.assertEqual(self.course.update_report, "section_update")
            update = self.report("action_report_update", first)
            self.assertEqual(update.state, "accepted", update.answer_summary)
            self.assertFalse(self.course.update_report)
            (told,) = self.at_bamf.begun[0].attendance.participations
            self.assertEqual(str(told.end), day)
        self.assertEqual(len(self.at_bamf.begun), 1)

    def test_a_refused_update_is_corrected(self):
        self.begun()
        first = self.course.section_ids[0]
        self.course.teacher_ids.inge_teacher_code = "LK-9999"
        refused = self.report("action_report_update", first)
        self.assertEqual(refused.state, "rejected", refused.answer_summary)
        self.assertTrue(self.course.open_issue_ids)
        self.course.teacher_ids.inge_teacher_code = "LK-1002"
        again = self.report("action_report_update", first)
        self.assertEqual(again.state, "accepted", again.answer_summary)
        self.assertEqual(again.supersedes_id, refused)

    def test_a_refused_update_that_was_undone_is_history(self):
        self.begun()
        self.course.teacher_ids.inge_teacher_code = "LK-9999"
        refused = self.report("action_report_update", self.course.section_ids[0])
        self.assertEqual(refused.state, "rejected", refused.answer_summary)
        self.assertEqual(self.course.report_lamp, "attention")
        self.course.teacher_ids.inge_teacher_code = "LK-1001"
        self.assertEqual(self.course.report_lamp, "done")
        self.assertFalse(self.course.trouble or self.course.open_issue_ids)

    def test_a_blocked_begin_is_history_when_the_plan_is_made_anew(self):
        self.course.enrolment_ids.unlink()
        self.report()
        self.at("2025-02-25")
        self.course.enrolment_ids = [
            Command.create({"participant_id": self.participant.id})
        ]
        self.assertEqual(self.report("action_report_start").state, "draft")
        self.assertEqual(self.course.report_lamp, "attention")
        self.report("action_cancel_plan")
        self.course.late_reason_id = self.env.ref(
            "inge_online.inge_code_late_reason_plan_not_updated"
        )
        self.assertEqual(self.report().state, "hinted", self.course.trouble)
        self.assertEqual(self.course.report_lamp, "done")
        self.assertFalse(self.course.trouble or self.course.open_issue_ids)

    def test_a_course_moves(self):
        self.begun()
        self.course.site_id = self.site.copy(
            {"name": "Haus zwei", "site_code": "TEST-NI-01-X"}
        )
        self.course.site_valid_from = "2025-03-03"
        refused = self.report("action_report_site_change")
        self.assertEqual(refused.state, "rejected")
        self.assertIn("Kursort", self.course.open_issue_ids.text)
        self.course.site_id.site_code = "TEST-NI-01-B"
        moved = self.report("action_report_site_change")
        self.assertEqual(moved.state, "accepted", moved.answer_summary)
        self.assertEqual(self.at_bamf.moved_to, "TEST-NI-01-B")
        self.assertFalse(self.course.update_report)

    def test_a_course_ends_early(self):
        self.begun()
        self.at("2025-03-04")
        self.course.early_end_on = "2025-03-04"
        self.course.early_end_reason_id = self.env.ref(
            "inge_online.inge_code_early_end_reason_no_teacher"
        )
        ended = self.report("action_report_early_end")
        self.assertEqual(ended.state, "accepted", ended.answer_summary)
        self.assertEqual(self.course.state, "ended")
        self.assertEqual(str(self.at_bamf.end), "2025-03-04")

    def test_bamf_refuses_what_was_ended_elsewhere(self):
        self.begun()
        self.at_bamf.status = ENDED
        self.course.early_end_on = "2025-02-24"
        refused = self.report("action_report_early_end")
        self.assertEqual(refused.state, "rejected")
        self.assertEqual(self.course.state, "started")

    def test_a_cancellation_says_why(self):
        self.report()
        self.course.cancellation_reason_id = self.env.ref(
            "inge_online.inge_code_cancellation_reason_too_few_participants"
        )
        cancelled = self.report("action_cancel_plan")
        self.assertEqual(cancelled.state, "accepted", cancelled.answer_summary)
        self.assertIn("too_few_participants", cancelled.payload)
        self.assertEqual(self.at_bamf.status, CANCELLED)

    def an_exam(self, **values):
        return self.env["inge.examination"].create(
            {
                "company_id": self.company.id,
                "provider_id": self.provider.id,
                "clerk_id": self.clerk.id,
                **values,
            }
        )

    def a_language_test(self):
        self.participant.write(
            {
                "street": "Probestraße 1",
                "zip": "30159",
                "city": "Hannover",
                "country_id": self.env.ref("base.de").id,
            }
        )
        return self.an_exam(
            name="DTZ-1",
            exam_date="2025-01-25",
            exam_centre_code="PS-TEST-NI",
            line_ids=[
                Command.create(
                    {
                        "participant_id": self.participant.id,
                        "sheet_number": "BOGEN-1",
                        "identity_document": "PASS-FIKTIV-1",
                    }
                )
            ],
        )

    def test_a_language_test_is_taken_once(self):
        exam = self.a_language_test()
        taken = self.report(record=exam, action="action_report")
        self.assertEqual(taken.state, "accepted", taken.answer_summary)
        self.assertIn("BOGEN-1", self.simulator.memories["test"].sheet_numbers)
        self.assertTrue(exam.line_ids.reported)
        self.assertIn("already", exam.obstacle)

    def test_a_sheet_number_that_bamf_has_is_refused_and_corrected(self):
        self.simulator.memories["test"].sheet_numbers.add("BOGEN-1")
        exam = self.a_language_test()
        refused = self.report(record=exam, action="action_report")
        self.assertEqual(refused.state, "rejected")
        self.assertIn("Bogennummer", exam.open_issue_ids.text)
        exam.line_ids.sheet_number = "BOGEN-2"
        taken = self.report(record=exam, action="action_report")
        self.assertEqual(taken.state, "accepted", taken.answer_summary)
        self.assertEqual(taken.supersedes_id, refused)

    def test_an_orientation_test_gets_its_number_from_bamf(self):
        exam = self.an_exam(
            name="LID-1",
            kind="lid",
            exam_date="2025-03-08",
            room="Raum 1.01",
            contact_email="klara@example.org",
            administrative_site_code="VS-UNBEKANNT",
        )
        refused = self.report(record=exam, action="action_report")
        self.assertEqual(refused.state, "rejected")
        exam.administrative_site_code = "VS-TEST-NI"
        taken = self.report(record=exam, action="action_report")
        self.assertEqual(taken.state, "accepted", taken.answer_summary)
        known = self.simulator.memories["test"].examinations[exam.exam_number]
        self.assertEqual(known["own_reference"], "LID-1")

    def test_many_courses_one_refused_and_all_go_on(self):
        other = self.a_planned_course("PROBE-ZWEI")
        empty = self.a_course("PROBE-LEER")
        other.site_id = self.site.copy({"site_code": "TEST-NI-99-X"})
        courses = (self.course | other | empty).with_user(self.clerk)
        action = courses.with_context(
            inge_report="course_plan_report"
        ).action_begin_report()
        batch = (
            self.env[action["res_model"]].with_user(self.clerk).browse(action["res_id"])
        )
        self.assertEqual(
            batch.line_ids.mapped("state"), ["possible", "possible", "blocked"]
        )
        batch.action_report()
        self.send(*batch.line_ids.message_id)
        batch = batch.with_user(self.clerk)
        self.assertEqual(
            batch.line_ids.mapped("state"), ["accepted", "rejected", "blocked"]
        )
        self.assertIn("Kursortkennung unbekannt", batch.line_ids[1].text)
        self.assertIn("no sections", batch.line_ids[2].text)

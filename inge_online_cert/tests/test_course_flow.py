from odoo import Command
from odoo.tests import tagged

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestCourseFlow(SimulatorCase):
    """What a clerk does with a course besides the straight way."""

    def test_a_refusal_is_shown_in_bamfs_words_and_leads_to_its_field(self):
        self.site.site_code = "TEST-NI-99-X"
        refused = self.report()
        self.assertEqual(refused.state, "rejected")
        self.assertEqual(self.course.report_lamp, "attention")
        issue = self.course.open_issue_ids
        self.assertIn("Kursortkennung unbekannt", issue.text)
        action = issue.with_user(self.clerk).action_open_field()
        self.assertEqual((action["res_model"], action["res_id"]), self.key(self.site))

        self.site.site_code = "TEST-NI-01-A"
        accepted = self.report()
        self.assertEqual(accepted.state, "accepted", accepted.answer_summary)
        self.assertEqual(accepted.supersedes_id, refused)
        self.assertFalse(self.course.trouble or self.course.open_issue_ids)

    def test_a_person_bamf_does_not_know_leads_to_the_participant(self):
        self.participant.birth_date = "1995-09-26"
        self.report()
        issue = self.course.open_issue_ids
        self.assertIn("Person nicht gefunden", issue.text)
        action = issue.with_user(self.clerk).action_open_field()
        self.assertEqual(
            (action["res_model"], action["res_id"]), self.key(self.participant)
        )

    def test_a_plan_is_updated_cancelled_and_made_anew(self):
        first = self.report()
        self.course.remarks = "Ein Raum im Erdgeschoss."
        self.assertEqual(self.report("action_report_plan_update").state, "accepted")
        self.course.remarks = "Ein Raum im ersten Stock."
        self.assertEqual(self.report("action_report_plan_update").state, "accepted")
        self.assertEqual(self.report("action_cancel_plan").state, "accepted")
        self.assertEqual(self.course.state, "cancelled")
        second = self.report()
        self.assertEqual(self.course.state, "planned")
        self.assertNotEqual(second.authority_number, first.authority_number)
        self.assertEqual(self.course.course_code, second.authority_number)
        self.assertEqual(
            self.accepted(),
            {"course_plan_report": 2, "course_plan_cancellation": 1},
        )

    def test_bamf_answers_what_it_has_of_the_course(self):
        self.report()
        inquiry = self.report("action_inquire")
        self.assertEqual(inquiry.state, "accepted", inquiry.answer_summary)
        self.assertEqual(self.course.state, "planned")
        self.assertEqual(self.course.report_lamp, "done")

    def test_who_joins_later_is_reported_with_the_later_section(self):
        self.report()
        newcomer = self.a_registered_person()
        second = self.course.section_ids[1]
        self.course.enrolment_ids = [
            Command.create({"participant_id": newcomer.id, "section_id": second.id})
        ]
        self.at("2025-02-25")
        self.assertEqual(self.report("action_report_start").state, "accepted")
        self.at(str(second.date_start))
        begin = self.report("action_report_start", second)
        self.assertEqual(begin.state, "accepted", begin.answer_summary)
        course = self.simulator.memories["test"].courses[self.course.course_code]
        self.assertEqual([len(begun.people) for begun in course.begun], [1, 2])

    def test_without_answer_nothing_is_sent_twice_and_the_course_says_so(self):
        self.wish("accept_then_drop")
        unclear = self.report()
        self.assertEqual(unclear.state, "unknown")
        self.assertEqual(self.course.state, "draft")
        self.assertIn("unclear", self.course.trouble)
        obstacle = self.course._obstacle("course_plan_report")
        self.assertIn("settle that first", obstacle)
        self.assertEqual(sum(self.accepted().values()), 1)

    def a_registered_person(self):
        return (
            self.env["inge.participant"]
            .with_user(self.clerk)
            .create(
                {
                    "family_name": "Musterberg",
                    "given_name": "Karim",
                    "birth_date": "1995-11-02",
                    "file_number": "AZ-000201",
                    "file_number_origin_id": self.env.ref(
                        "inge_online.inge_code_file_number_origin_bamf"
                    ).id,
                }
            )
        )

    def key(self, record):
        return record._name, record.id

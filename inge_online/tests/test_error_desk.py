from odoo.tests import tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestErrorDesk(CourseCase):
    """What was refused, grouped by what it means, until it is corrected."""

    def setUp(self):
        super().setUp()
        self.an_account()
        self.at("2025-02-20")
        self.planned()

    def refused(self, code="K-17", text="Lehrkraft unbekannt"):
        entry = self.ledger("course_plan_report", "rejected")
        entry._ledger().write(
            {
                "issue_ids": [
                    (0, 0, {"code": code, "severity": "bamf", "bamf_text": text})
                ]
            }
        )
        return entry

    def desk(self):
        issues = self.env["inge.message.issue"].with_user(self.clerk)
        return issues.search([("to_correct", "=", True)])

    def test_a_refusal_stands_on_the_desk_until_a_correction_takes_its_place(self):
        refused = self.refused()
        self.assertEqual(self.desk().message_id, refused)
        self.assertTrue(self.desk().to_correct)
        corrected = self.ledger("course_plan_report", "accepted")
        self.assertEqual(corrected.supersedes_id, refused)
        self.assertFalse(self.desk())

    def test_a_correction_that_was_given_up_corrects_nothing(self):
        refused = self.refused()
        self.course.action_report_plan()
        later = self.course.inge_message_ids - refused
        self.assertFalse(self.desk())
        later.with_user(self.clerk).action_cancel()
        self.assertEqual(self.desk().message_id, refused)

    def test_a_place_that_bamf_names_by_its_path_is_said_in_one_word(self):
        issue = self.refused().issue_ids
        issue.field = "Kursplan/Durchfuehrung/Lehrkraefte/Lehrkraftkennung[1]"
        self.assertEqual(issue.concerns, "Lehrkraftkennung 1")
        issue.field = "plan.sections[0].start"
        self.assertEqual(issue.concerns, "Kursplan › Kursabschnitte 1 › Von")

    def test_an_unknown_code_collects_itself_and_can_be_explained(self):
        self.refused()
        self.env.flush_all()
        text = self.env["inge.error.text"].search([("code", "=", "K-17")])
        self.assertEqual((text.explained, text.count), (False, 1))
        self.assertTrue(text.last_seen)
        self.assertNotIn("Lehrkraft", text.meaning or "", "may speak of a person")
        name = self.desk().error_text_id.display_name
        self.assertEqual(name, "Lehrkraft unbekannt (K-17)")
        text.with_user(self.administrator).write(
            {"meaning": "The teacher is unknown.", "remedy": "Enter the right code."}
        )
        self.assertTrue(text.explained)
        self.assertEqual(self.desk().remedy, "Enter the right code.")
        self.assertEqual(self.desk().text, "Lehrkraft unbekannt")
        self.assertEqual(self.desk().error_text_id.display_name, text.meaning)

    def test_a_known_code_is_not_collected_again(self):
        before = self.env["inge.error.text"].search_count([])
        self.refused(code="hold_person")
        self.assertEqual(self.env["inge.error.text"].search_count([]), before)

    def test_the_desk_takes_no_query_per_row(self):
        self.refused()
        counts = []
        names = ["course_id", "message_type", "text", "remedy", "place", "clerk_id"]
        for rows in (1, 9):
            for _each in range(rows):
                self.course.inge_message_ids[:1]._ledger().write(
                    {"issue_ids": [(0, 0, {"code": "K-17", "severity": "bamf"})]}
                )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.desk().read(names)
            counts.append(self.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 1)

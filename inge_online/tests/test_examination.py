from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestExamination(CourseCase):
    """Examinations are reported with what BAMF asks for, and nobody twice."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.planned()
        for person in self.people:
            person.write(
                {
                    "street": "Probestraße 1",
                    "zip": "30159",
                    "city": "Hannover",
                    "country_id": self.env.ref("base.de").id,
                }
            )
        exams = self.env["inge.examination"].with_user(self.clerk)
        self.language = exams.create(
            {
                "name": "DTZ-1",
                "company_id": self.company.id,
                "provider_id": self.provider.id,
                "exam_date": "2025-02-08",
                "exam_centre_code": "PS-1",
                "line_ids": [
                    Command.create(
                        {
                            "participant_id": person.id,
                            "sheet_number": f"B-{number}",
                            "identity_document": f"P-{number}",
                        }
                    )
                    for number, person in enumerate(self.people[:2])
                ],
            }
        )
        self.orientation = exams.create(
            {
                "name": "LID-1",
                "kind": "lid",
                "company_id": self.company.id,
                "course_id": self.course.id,
                "exam_date": "2025-03-08",
                "room": "1.01",
                "contact_email": "klara@example.org",
                "administrative_site_code": "VS-1",
            }
        )

    def accept(self, exam, **answer):
        exam.action_report()
        entry = exam.inge_message_ids.sorted("id")[-1].sudo()
        for state in ("ready", "sending", "accepted"):
            if entry.state != state:
                entry._ledger().write({"state": state})
        entry._ledger().write(answer)
        return entry

    def test_a_language_test_names_everybody_with_sheet_and_address(self):
        message = self.language._message("language_test_report")
        self.assertEqual(message.exam_centre_code, "PS-1")
        one = message.examinees[0]
        self.assertEqual((one.sheet_number, one.identity_document), ("B-0", "P-0"))
        self.assertEqual(
            (one.address.street, one.address.country), ("Probestraße 1", "DE")
        )
        self.assertEqual(one.person.file_number, "AZ-1")

    def test_who_did_not_come_is_not_reported(self):
        self.language.line_ids[0].result = "absent"
        message = self.language._message("language_test_report")
        self.assertEqual([one.sheet_number for one in message.examinees], ["B-1"])

    def test_nobody_is_reported_twice_and_latecomers_follow(self):
        first = self.accept(self.language)
        self.assertEqual(self.language.state, "reported")
        with self.assertRaisesRegex(UserError, "reported already"):
            self.language.action_report()
        self.language.line_ids = [
            Command.create({"participant_id": self.people[2].id, "sheet_number": "B-9"})
        ]
        message = self.language._message("language_test_report")
        self.assertEqual([one.sheet_number for one in message.examinees], ["B-9"])
        self.language.line_ids[2].identity_document = "P-9"
        second = self.accept(self.language)
        self.assertNotEqual(first.business_key, second.business_key)

    def test_a_sheet_that_bamf_has_is_found_before_sending(self):
        self.accept(self.language)
        again = self.language.copy({"name": "DTZ-2"})
        again.line_ids = [
            Command.create(
                {
                    "participant_id": self.people[2].id,
                    "sheet_number": "B-0",
                    "identity_document": "P-9",
                }
            )
        ]
        again.action_report()
        self.assertEqual(again.inge_message_ids.state, "draft")
        self.assertIn("sheet_number_used", again.open_issue_ids.mapped("code"))
        issues = again.open_issue_ids.grouped("code")
        action = issues["sheet_number_used"].action_open_field()
        self.assertEqual(action["res_model"], "inge.examination")
        mapper = self.env["inge.mapper"]
        address = "Pruefungsteilnehmerliste/Pruefungsteilnehmer[1]/Anschrift/PLZ"
        self.assertEqual(mapper._locate(again, address), self.people[2])
        self.assertEqual(
            mapper._locate(again, "examinees[0].person.birth_date"), self.people[2]
        )

    def test_an_orientation_test_gets_its_number(self):
        self.accept(self.orientation, authority_number="LID-77")
        self.assertEqual(self.orientation.exam_number, "LID-77")
        self.assertEqual(self.orientation.report_lamp, "done")
        with self.assertRaisesRegex(UserError, "already reported"):
            self.orientation.action_report()

    def test_an_unclear_report_stops_the_next(self):
        self.orientation.action_report()
        entry = self.orientation.inge_message_ids.sudo()
        for state in ("ready", "sending", "unknown"):
            if entry.state != state:
                entry._ledger().write({"state": state})
        self.assertIn("settle that first", self.orientation.obstacle)
        self.assertIn("unclear", self.orientation.trouble)

    def test_the_list_comes_from_the_course(self):
        self.orientation.exam_date = "2025-02-25"
        self.orientation.action_fill()
        self.assertEqual(self.orientation.line_ids.participant_id, self.people)
        self.assertEqual(self.orientation.participant_count, 3)
        self.orientation.action_fill()
        self.assertEqual(len(self.orientation.line_ids), 3)

    def test_who_stopped_does_not_sit_the_test(self):
        language, orientation = self.language, self.orientation
        language.line_ids.unlink()
        language.course_id = self.course
        sections = self.course.section_ids.sorted("number")
        stopped, repeats, _stays = self.course.enrolment_ids
        stopped.date_to = sections[2].date_end
        # repeats the language course alone
        repeats.date_to = sections[-2].date_end
        for exam in (language, orientation):
            exam.exam_date = "2026-02-27"
            exam.action_fill()
        self.assertLess(str(self.course.date_end), "2026-02-27")
        self.assertEqual(language.line_ids.participant_id, self.people[1:])
        self.assertEqual(orientation.line_ids.participant_id, self.people[2])

    def test_a_result_fits_its_examination(self):
        with self.assertRaises(ValidationError):
            self.language.line_ids[0].result = "passed"

    def test_both_kinds_are_reported_in_one_go(self):
        action = (self.language | self.orientation).action_report()
        lines = self.env[action["res_model"]].browse(action["res_id"]).line_ids
        self.assertEqual(
            lines.mapped("message_type"),
            ["language_test_report", "orientation_test_report"],
        )

    def test_a_message_leads_to_its_examination(self):
        for view in ("form", "list", "search"):
            arch = self.env["inge.message"].get_view(view_type=view)["arch"]
            self.assertIn('name="examination_id"', arch, view)

    def test_readers_report_nothing(self):
        with self.assertRaises(AccessError):
            self.orientation.with_user(self.reader).action_report()

    def test_another_company_sees_nothing_of_it(self):
        other = self.env["res.company"].create({"name": "Fremde Schule"})
        stranger = self.user("clerk", other)
        seen = self.env["inge.examination"].with_user(stranger).search([])
        self.assertFalse(seen & (self.language | self.orientation))

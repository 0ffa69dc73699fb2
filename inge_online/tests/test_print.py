from datetime import date

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestPrint(CourseCase):
    """What printed sheets hold, page by page, and who may print them."""

    def setUp(self):
        super().setUp()
        self.planned()
        self.section = self.course.section_ids.sorted("number")[0]

    def pages(self, report, records, user=None):
        sheet = self.env[f"report.inge_online.{report}"].with_user(user or self.clerk)
        return sheet._get_report_values(records.ids)["pages"]

    def html(self, report, records):
        render = self.env["ir.actions.report"].with_user(self.clerk)._render_qweb_html
        return render(f"inge_online.{report}", records.ids)[0].decode()

    def more_people(self, count):
        people = self.env["inge.participant"].create(
            [
                {
                    "family_name": f"Viele-{number:02}",
                    "given_name": "Ada",
                    "birth_date": "1990-01-01",
                    "company_id": self.company.id,
                }
                for number in range(count)
            ]
        )
        self.course.enrolment_ids = [
            Command.create({"participant_id": person.id}) for person in people
        ]

    def test_each_day_of_lessons_has_a_column_ten_to_a_page(self):
        pages = self.pages("report_attendance_list", self.section)
        days = [[day for day, _label, _units in page["days"]] for page in pages]
        self.assertEqual([len(columns) for columns in days], [10, 10])
        self.assertEqual(sum(days, []), [day for day, _ in self.section._lessons()])
        self.assertEqual(days[0][0], date(2025, 2, 24))

    def test_nobody_is_lost_between_two_pages(self):
        self.more_people(20)
        pages = self.pages("report_attendance_list", self.section)
        self.assertEqual(len(pages), 4)
        shown = [number for page in pages[:2] for number, _person in page["people"]]
        self.assertEqual(shown, list(range(1, 24)))

    def test_who_has_stopped_cannot_sign_later_days(self):
        person = self.course.enrolment_ids[0]
        person.date_to = date(2025, 3, 6)
        absent = self.html("report_attendance_list", self.section)
        self.assertEqual(absent.count("o_inge_absent"), 11)
        person.write({"date_to": False, "cancelled_on": date(2025, 2, 24)})
        name = person.participant_id.display_name
        self.assertNotIn(name, self.html("report_attendance_list", self.section))
        self.assertNotIn(name, self.html("report_participant_list", self.course))

    def test_a_course_prints_the_lists_of_all_its_sections(self):
        pages = self.pages("report_course_attendance", self.course)
        sections = {page["section"] for page in pages}
        self.assertEqual(sections, set(self.course.section_ids))

    def test_a_course_without_anything_can_be_printed(self):
        empty = self.a_course("LEER")
        for report in ("course_plan_sheet", "participant_list", "course_attendance"):
            self.assertTrue(self.html(f"report_{report}", empty))

    def test_the_plan_keeps_within_its_pages(self):
        interruptions = [
            Command.create(
                {"date_from": f"2027-01-{d:02}", "date_to": f"2027-01-{d:02}"}
            )
            for d in range(1, 31)
        ]
        self.course.interruption_ids = interruptions
        pages = self.pages("report_course_plan_sheet", self.course)
        rows = [sum(len(table["rows"]) for table in page["tables"]) for page in pages]
        self.assertEqual(sum(rows), len(self.course.section_ids) + 5 + 31)
        self.assertGreater(len(pages), 1)
        self.assertLessEqual(max(rows), 34)

    def test_a_reader_prints_the_plan_but_nobodys_data(self):
        self.assertTrue(
            self.pages("report_course_plan_sheet", self.course, self.reader)
        )
        for report, records in (
            ("report_participant_list", self.course),
            ("report_attendance_list", self.section),
            ("report_course_attendance", self.course),
            ("report_registration_sheet", self.people[0]),
        ):
            with self.assertRaises(AccessError):
                self.pages(report, records, self.reader)

    def test_another_company_prints_nothing(self):
        company = self.env["res.company"].create({"name": "Andere Schule"})
        stranger = self.user("clerk", company)
        with self.assertRaises(AccessError):
            self.pages("report_participant_list", self.course, stranger)

    def test_printing_a_person_is_noted(self):
        self.pages("report_registration_sheet", self.people[0])
        noted = self.env["inge.access.log"].search([("kind", "=", "printed")])
        self.assertEqual(noted.participant_id, self.people[0])
        self.assertEqual(noted.user_id, self.clerk)

    def test_printing_a_list_notes_everybody_on_it(self):
        self.course.enrolment_ids[0].cancelled_on = date(2025, 2, 24)
        printed = self.people[1:]
        log = self.env["inge.access.log"]
        for report, records in (
            ("report_participant_list", self.course),
            ("report_attendance_list", self.section),
            ("report_course_attendance", self.course),
        ):
            with self.subTest(report=report):
                known = log.search([])
                self.pages(report, records)
                noted = log.search([]) - known
                self.assertEqual(set(noted.mapped("kind")), {"printed"})
                self.assertEqual(noted.mapped("participant_id.id"), printed.ids[::-1])
                self.assertEqual(noted.user_id, self.clerk)
        known = log.search([])
        self.pages("report_course_plan_sheet", self.course)
        self.assertEqual(log.search([]), known)

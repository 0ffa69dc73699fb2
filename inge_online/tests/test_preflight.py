from odoo import Command
from odoo.tests import tagged

from .courses import DAY, CourseCase


@tagged("post_install", "-at_install")
class TestPreflight(CourseCase):
    def codes(self, course=None):
        course = course or self.course
        course.invalidate_recordset()
        return [code for code, _path, _values in course._preflight()]

    def test_a_course_without_times_or_sections_says_so(self):
        self.assertEqual(self.codes(), ["missing_sections"])
        self.course.lesson_time_ids.unlink()
        self.assertEqual(self.codes(), ["missing_lesson_times"])
        self.assertEqual(self.course.missing[0]["field"], "lesson_time_ids")

    def test_what_is_missing_is_counted_named_and_leads_to_its_field(self):
        self.at("2025-02-17")  # a Monday; the plan is due on Sunday
        self.planned()
        self.course.course_format_id = self.code("course_format", "on_site")
        self.assertEqual(self.course.missing_count, 0)
        self.assertFalse(self.course.missing_text)
        ada = self.people[0]
        ada.file_number = False
        self.site.site_code = False
        self.course.invalidate_recordset()
        self.assertEqual(self.course.missing_count, 2)
        self.assertEqual(self.course.missing_text, "2 entries missing until Sunday")
        items = {item["target"]: item for item in self.course.missing}
        self.assertEqual(items.keys(), {ada.display_name, self.site.display_name})
        site = items[self.site.display_name]
        action = self.course.action_open_missing(site["path"])
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("inge.site", self.site.id)
        )

    def test_without_a_rule_nothing_is_missing_until_today(self):
        self.at("2025-02-17")
        self.planned()
        self.env["inge.deadline.rule"].search([]).active = False
        self.site.site_code = False
        self.course._recount()
        self.course.invalidate_recordset()
        self.assertFalse(self.course.next_deadline)
        self.assertRegex(self.course.missing_text, r"^\d+ entr(y|ies) missing$")

    def test_nothing_is_missing_of_a_start_only_because_it_is_too_early(self):
        self.at("2025-02-10")
        self.planned()
        self.course.course_format_id = self.code("course_format", "on_site")
        self.plan_accepted()
        self.assertEqual(self.course.next_report, "start")
        self.assertEqual(self.codes(), [])

    def found(self):
        """Return whether the filter of the list finds the course."""
        courses = self.env["inge.course"].with_user(self.clerk)
        return self.course in courses.search([("missing_count", ">", 0)])

    def test_the_filter_follows_every_entry_a_report_is_made_of(self):
        self.at("2025-02-17")
        self.assertTrue(self.found())
        self.planned()
        self.assertFalse(self.found())
        for record, name in (
            (self.people[0], "file_number"),
            (self.site, "site_code"),
            (self.provider, "test_provider_code"),
        ):
            with self.subTest(missing=name):
                before = record[name]
                record.write({name: False})
                self.assertTrue(self.found())
                record.write({name: before})
                self.assertFalse(self.found())

    def test_the_filter_follows_the_day_and_bamf(self):
        self.at("2025-02-17")
        self.planned()
        self.at("2025-02-26")  # now a plan is late, which wants a reason
        self.env["inge.course"]._cron_refresh_missing()
        self.assertEqual(self.found(), bool(self.codes()))
        self.at("2025-02-17")
        self.plan_accepted()
        self.teacher.inge_teacher_code = False
        self.assertEqual(self.course.next_report, "start")
        self.assertTrue(self.found())

    def test_two_hundred_courses_take_no_more_queries_than_twenty(self):
        self.at("2025-02-17")
        self.site.site_code = False
        self.many(200)
        few = self.queries(20)
        self.assertLessEqual(self.queries(200), few)
        self.assertLess(few, 5)
        courses = self.env["inge.course"].search([("name", "like", "VIEL-")])
        courses.flush_recordset()
        self.assertLessEqual(self.asked(courses), self.asked(courses[:20]) + 5)

    def asked(self, courses):
        """Return the queries that asking the rules anew takes."""
        self.env.invalidate_all()
        courses._ask_again()
        before = self.cr.sql_log_count
        self.env.flush_all()
        return self.cr.sql_log_count - before

    def many(self, count):
        """Create planned courses in which the same three people take part."""
        sections = [
            {"date_start": "2025-02-24", "date_end": "2025-03-21"},
            {"date_start": "2025-03-24", "date_end": "2025-04-28"},
        ]
        return (
            self.env["inge.course"]
            .with_user(self.clerk)
            .create(
                [
                    {
                        "name": f"VIEL-{number:03}",
                        "company_id": self.company.id,
                        "site_id": self.site.id,
                        "course_type_id": self.course.course_type_id.id,
                        "date_start": "2025-02-24",
                        "teacher_ids": [Command.set(self.teacher.ids)],
                        "lesson_time_ids": [
                            Command.create({**DAY, "weekday": day}) for day in "12345"
                        ],
                        "section_ids": [
                            Command.create(
                                {
                                    **section,
                                    "number": position,
                                    "name": f"Basiskurs {position}",
                                    "units": 100,
                                }
                            )
                            for position, section in enumerate(sections, 1)
                        ],
                        "enrolment_ids": [
                            Command.create({"participant_id": person.id})
                            for person in self.people
                        ],
                    }
                    for number in range(count)
                ]
            )
        )

    def queries(self, count):
        """Return the queries for what list and kanban show of so many courses."""
        self.env.flush_all()
        self.env.invalidate_all()
        domain = [("name", "like", "VIEL-")]
        model = self.env["inge.course"].with_user(self.clerk)
        courses = model.search(domain, limit=count)
        courses.read(["missing_text"])  # what every request needs once is loaded
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        read = courses.read(["missing_count", "missing_text"])
        self.assertEqual(len(read), count)
        self.assertTrue(all(row["missing_count"] for row in read))
        return self.cr.sql_log_count - before

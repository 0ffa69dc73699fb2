from datetime import date

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestCoursePlanning(CourseCase):
    def test_the_published_course_is_planned_as_published(self):
        self.course.action_plan_sections()
        self.assertRecordValues(
            self.course.section_ids[:2],
            [
                {
                    "number": 1,
                    "name": "Basiskurs 1",
                    "units": 100,
                    "planned_units": 100,
                    "date_start": date(2025, 2, 24),
                    "date_end": date(2025, 3, 21),
                },
                {
                    "number": 2,
                    "name": "Basiskurs 2",
                    "units": 100,
                    "planned_units": 100,
                    "date_start": date(2025, 3, 24),
                    "date_end": date(2025, 4, 28),
                },
            ],
        )
        self.assertEqual(len(self.course.section_ids), 10)
        self.assertEqual(self.course.date_end, self.course.section_ids[-1].date_end)

    def test_planning_again_keeps_the_sections_and_moves_them(self):
        self.course.action_plan_sections()
        sections = self.course.section_ids
        self.course.interruption_ids = [
            Command.create({"date_from": "2025-03-03", "date_to": "2025-03-07"})
        ]
        self.course.action_plan_sections()
        self.assertEqual(self.course.section_ids, sections)
        self.assertEqual(sections[0].date_end, date(2025, 3, 28))

    def test_what_bamf_knows_as_begun_stays(self):
        self.at("2025-02-23")
        self.planned()
        self.plan_accepted()
        self.at("2025-02-25")
        self.ledger("course_start_report", "accepted")
        self.course.interruption_ids = [
            Command.create({"date_from": "2025-03-03", "date_to": "2025-03-28"})
        ]
        self.course.action_plan_sections()
        first, second = self.course.section_ids[:2]
        self.assertEqual(first.date_end, date(2025, 3, 21))
        self.assertEqual(second.date_start, date(2025, 3, 31))

    def test_a_course_may_begin_with_a_later_section(self):
        orientation = self.course.course_type_id.section_ids[-1]
        self.course.first_section_id = orientation
        self.course.action_plan_sections()
        self.assertEqual(self.course.section_ids.mapped("number"), [10])

    def test_without_lesson_times_it_says_what_to_do(self):
        self.course.lesson_time_ids.unlink()
        with self.assertRaisesRegex(UserError, "no lesson times yet"):
            self.course.action_plan_sections()

    def test_the_clock_times_suggest_the_units_and_the_clerk_decides(self):
        with Form(self.course) as form:
            with form.lesson_time_ids.edit(0) as block:
                self.assertEqual(block.units, 5)
                block.hour_to = 12.0
                self.assertEqual(block.units, 3)
                block.units = 4
        self.assertEqual(self.course.units_per_week, 24)

    def test_one_block_is_repeated_for_the_week(self):
        tuesday = self.course.lesson_time_ids[1]
        (self.course.lesson_time_ids - tuesday).unlink()
        tuesday.units = 4
        self.course.action_fill_week()
        self.course.action_fill_week()
        week = self.course.lesson_time_ids.sorted("weekday")
        self.assertEqual("".join(week.mapped("weekday")), "12345")
        self.assertEqual(week.mapped("units"), [4] * 5)

    def test_lessons_of_a_day_do_not_overlap(self):
        with self.assertRaisesRegex(ValidationError, "overlap"):
            self.course.lesson_time_ids = [
                Command.create({"weekday": "1", "hour_from": 12.0, "hour_to": 14.0})
            ]

    def test_a_course_the_law_does_not_know_any_more_is_refused(self):
        youth = self.env.ref("inge_online.inge_course_type_youth_before_2025")
        self.course.course_type_id = youth
        with self.assertRaisesRegex(ValidationError, "knows no course of type"):
            self.course.date_start = "2025-05-01"

    def test_a_copy_is_a_new_course(self):
        self.at("2025-02-23")
        self.planned()
        self.plan_accepted()
        copy = self.course.copy()
        self.assertEqual(copy.state, "draft")
        self.assertFalse(copy.course_code or copy.section_ids or copy.enrolment_ids)
        self.assertEqual(len(copy.lesson_time_ids), 5)
        self.assertNotEqual(copy.name, self.course.name)

    def test_ten_sections_take_as_many_queries_as_three(self):
        few, many = map(self.queries_to_plan, ("literacy_repeat", "literacy"))
        self.assertEqual(many, few)

    def queries_to_plan(self, course_type):
        kind = self.env.ref(f"inge_online.inge_course_type_{course_type}")
        counts = []
        for number in range(2):  # the first one fills the caches of the registry
            course = self.a_course(
                f"{course_type}-{number}",
                **{**self.published(), "course_type_id": kind.id},
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            course.action_plan_sections()
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        return counts[-1]

    def test_the_laws_structures_are_there_once(self):
        types = self.env["inge.course.type"].search([])
        self.env["inge.course.type"]._load_structures()
        self.assertEqual(self.env["inge.course.type"].search([]), types)
        general = self.env.ref("inge_online.inge_course_type_general")
        self.assertEqual((general.units, len(general.section_ids)), (700, 7))

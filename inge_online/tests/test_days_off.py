from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .courses import DAY, CourseCase


@tagged("post_install", "-at_install")
class TestDaysOff(CourseCase):
    """What keeps a course free reaches the planner; first section: 24.02. to 21.03."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course.interruption_ids.unlink()

    def first(self):
        self.course.action_plan_sections()
        return self.course.section_ids[0]

    def closure(self, **values):
        return self.env["inge.closure"].create(
            {
                "name": "Fortbildung",
                "company_id": self.company.id,
                "date_from": "2025-03-03",
                "date_to": "2025-03-07",
                **values,
            }
        )

    def special(self, day, kind, **values):
        return self.env["inge.special.day"].create(
            {"name": "Probe", "company_id": self.company.id, "day": day, "kind": kind}
            | values
        )

    def test_a_closure_of_the_company_keeps_its_courses_free(self):
        self.closure()
        self.assertEqual(self.first().date_end, date(2025, 3, 28))

    def test_a_closure_of_another_site_does_not_matter(self):
        self.closure(site_id=self.site.copy({"site_code": "X"}).id)
        self.assertEqual(self.first().date_end, date(2025, 3, 21))

    def test_school_holidays_count_only_if_wanted_and_of_the_own_state(self):
        holidays = self.env["inge.school.holiday"].with_user(self.clerk)
        for state in ("ni", "hb"):
            week = 3 if state == "ni" else 10
            holidays.create(
                {
                    "name": "Probeferien",
                    "state_id": self.env.ref(f"base.state_de_{state}").id,
                    "date_from": f"2025-03-{week:02}",
                    "date_to": f"2025-03-{week + 4:02}",
                }
            )
        self.assertEqual(self.first().date_end, date(2025, 3, 21))
        self.course.school_holidays = True
        self.assertEqual(self.first().date_end, date(2025, 3, 28))

    def test_a_single_holiday_may_be_taught_and_a_single_day_kept_free(self):
        self.special("2025-03-03", "off")
        self.assertEqual(self.first().date_end, date(2025, 3, 24))
        self.special("2025-03-03", "taught", course_id=self.course.id)
        self.assertEqual(self.first().date_end, date(2025, 3, 21))

    def test_a_day_may_have_lesson_units_of_its_own(self):
        self.special("2025-03-01", "extra", course_id=self.course.id, units=5)
        self.assertEqual(self.first().date_end, date(2025, 3, 20))

    def test_units_of_its_own_need_a_course_and_a_number(self):
        with self.assertRaisesRegex(ValidationError, "choose the course"):
            self.special("2025-03-01", "extra", units=5)
        with self.assertRaisesRegex(ValidationError, "how many lesson units"):
            self.special("2025-03-01", "extra", course_id=self.course.id)

    def test_a_course_takes_over_the_habits_of_its_provider(self):
        self.provider.write({"bridge_days": True, "gap_days": 3})
        course = self.a_course("NEU")
        self.assertRecordValues(
            course,
            [
                {
                    "bridge_days": True,
                    "school_holidays": False,
                    "succession": "gap",
                    "gap_days": 3,
                    "grid_weeks": 4,
                }
            ],
        )
        self.provider.gap_days = 5
        self.assertEqual(course.gap_days, 3)

    def test_another_site_changes_the_habits_until_the_course_is_planned(self):
        bremen = self.env.ref("base.state_de_hb").id
        other = self.provider.copy({"state_id": bremen, "gap_days": 3})
        sites = self.site.copy({"site_code": "Y"}) | self.site.copy(
            {"site_code": "X", "provider_id": other.id}
        )
        self.course.site_id = sites[1]
        self.assertEqual(self.course.gap_days, 3)
        self.course.gap_days = 7
        self.first()
        dates = self.course.section_ids.mapped("date_start")
        for site in sites:
            with Form(self.course) as form:
                form.site_id = site
            self.assertEqual(self.course.gap_days, 7)
        self.first()
        self.assertEqual(self.course.section_ids.mapped("date_start"), dates)

    def test_sections_follow_in_the_grid_or_after_a_gap(self):
        self.course.gap_days = 3
        self.first()
        self.assertEqual(self.course.section_ids[1].date_start, date(2025, 3, 25))
        self.course.write({"succession": "grid", "grid_weeks": 5})
        self.first()
        self.assertEqual(self.course.section_ids[1].date_start, date(2025, 3, 31))

    def test_days_are_kept_free_before_the_orientation_course(self):
        self.first()
        ninth, tenth = self.course.section_ids[-2:]
        self.assertLess((tenth.date_start - ninth.date_end).days, 5)
        self.course.reserve_days = 14
        self.first()
        self.assertGreaterEqual((tenth.date_start - ninth.date_end).days, 15)
        with self.assertRaisesRegex(ValidationError, "not both"):
            self.course.reserve_units = 10

    def test_the_timetable_changes_from_a_section_on(self):
        second = self.course.course_type_id.section_ids[1]
        self.course.lesson_time_ids = [
            Command.create({**DAY, "weekday": day, "from_section_id": second.id})
            for day in "12"
        ]
        first = self.first()
        self.assertEqual(first.date_end, date(2025, 3, 21))
        section = self.course.section_ids[1]
        days = [day.weekday() for day, _units in section._lessons()]
        self.assertEqual(set(days), {0, 1})
        setting = self.env["inge.mapper"]._setting(self.course, section)
        self.assertEqual([time.weekday for time in setting.lesson_times], [1, 2])
        self.assertEqual(self.course.units_per_week, 25)

    def test_augsburg_has_a_holiday_of_its_own_but_only_in_bavaria(self):
        with self.assertRaisesRegex(ValidationError, "does not lie in"):
            self.site.municipality = "Augsburg"

    def test_another_company_does_not_see_our_closures(self):
        closure = self.closure()
        other = self.env["res.company"].create({"name": "Andere Schule"})
        stranger = self.user("clerk", other)
        with self.assertRaises(AccessError):
            closure.with_user(stranger).read(["name"])
        with self.assertRaises(AccessError):
            closure.with_user(self.reader).name = "Umbenannt"


@tagged("post_install", "-at_install")
class TestSectionDates(CourseCase):
    """Dates changed by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course.action_plan_sections()
        cls.first, cls.second, cls.third = cls.course.section_ids[:3]

    def test_sections_never_overlap(self):
        with self.assertRaisesRegex(ValidationError, "move one of the two days"):
            self.second.date_start = "2025-03-20"

    def test_two_dates_changed_together_are_looked_at_together(self):
        self.course.section_ids = [
            Command.update(self.first.id, {"date_end": "2025-03-26"}),
            Command.update(self.second.id, {"date_start": "2025-03-27"}),
        ]
        self.assertEqual(self.second.date_start, date(2025, 3, 27))

    def test_a_begin_set_by_hand_stays_when_planned_anew(self):
        self.second.date_start = "2025-03-27"
        self.assertRegex(self.second.date_remark, "Only 85 of 100 lesson units")
        self.course.action_plan_sections()
        self.assertEqual(self.second.date_start, date(2025, 3, 27))
        self.assertFalse(self.second.date_remark)
        self.second.fixed_start = False
        self.course.action_plan_sections()
        self.assertEqual(self.second.date_start, date(2025, 3, 24))

    def test_the_begin_bamf_knows_stays(self):
        self.at("2025-02-23")
        self.plan_accepted()
        self.at("2025-02-25")
        self.ledger("course_start_report", "accepted")
        with self.assertRaisesRegex(UserError, "reported to BAMF"):
            self.first.date_start = "2025-02-25"

    def test_each_day_of_lessons_is_shown_with_its_units(self):
        self.course.lesson_time_ids.filtered(lambda b: b.weekday == "5").units = 4
        self.course.action_plan_sections()
        lessons = self.first._lessons()
        self.assertEqual(lessons[0], (date(2025, 2, 24), 5))
        self.assertEqual(lessons[4], (date(2025, 2, 28), 4))
        self.assertEqual(lessons[-1], (date(2025, 3, 24), 4))
        self.assertEqual(sum(units for _day, units in lessons), 100)
        section, same, unused = self.course._day_plan()[0]
        self.assertEqual((section, same, unused), (self.first, lessons, 1))
        self.assertIn("Basiskurs 1", self.course.day_plan)
        html = self.env["ir.actions.report"]._render_qweb_html(
            "inge_online.report_day_plan", self.course.ids
        )[0]
        self.assertIn(b"Basiskurs 1", html)

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import format_date

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestCourseUpdate(CourseCase):
    """What BAMF does not know yet is known, and nothing else is sent again."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.planned()
        self.plan_accepted()

    def begun(self):
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        return self.course.section_ids[0]

    def test_nothing_is_sent_again_when_nothing_changed(self):
        self.assertFalse(self.course.update_report)
        self.assertEqual(self.course.report_lamp, "done")
        with self.assertRaisesRegex(UserError, "Nothing has changed"):
            self.course.action_report_plan_update()

    def test_a_change_of_the_plan_is_told_in_words(self):
        self.course.section_ids[0].date_end = "2025-03-22"
        self.course.enrolment_ids[0].cancelled_on = "2025-02-10"
        self.assertEqual(self.course.update_report, "course_plan_update")
        self.assertEqual(self.course.report_lamp, "update")
        text = self.course.update_text
        days = [format_date(self.env, day) for day in ("2025-03-22", "2025-03-21")]
        self.assertIn("section 1, Bis: {} instead of {}".format(*days), text)
        self.assertIn("Teilnehmerliste: no longer Beispiel, Ada", text)
        self.assertIn("Gesamtzahl der Teilnehmer: 2 instead of 3", text)

    def test_what_is_taken_back_needs_no_update(self):
        end = self.course.section_ids[0].date_end
        self.course.section_ids[0].date_end = "2025-03-22"
        self.assertTrue(self.course.update_report)
        self.course.section_ids[0].date_end = end
        self.assertFalse(self.course.update_report)

    def test_an_accepted_update_settles_it(self):
        self.course.remarks = "Ein Raum im Erdgeschoss."
        self.ledger("course_plan_update", "accepted")
        self.assertFalse(self.course.update_report)
        self.assertEqual(self.course.report_lamp, "done")

    def test_changes_of_persons_and_places_are_seen(self):
        for record, values in (
            (self.people[0], {"birth_date": "1990-01-31"}),
            (self.people[1], {"file_number": "AZ-22"}),
            (self.site, {"site_code": "TEST-NI-09-Z"}),
            (self.teacher, {"inge_teacher_code": "LK-1009"}),
            (self.course.lesson_time_ids[0], {"hour_from": 8.5}),
        ):
            with self.subTest(changed=values):
                before = {name: record[name] for name in values}
                record.write(values)
                self.assertEqual(self.course.update_report, "course_plan_update")
                record.write(before)
                self.assertFalse(self.course.update_report)

    def test_what_bamf_does_not_get_is_no_change(self):
        self.course.clerk_id = self.manager
        self.people[0].phone = "0511 000"
        self.assertFalse(self.course.update_report)

    def test_once_begun_the_plan_is_no_longer_updated(self):
        self.course.remarks = "Ein Raum im Erdgeschoss."
        self.at("2025-02-24")
        self.env["inge.course"]._cron_refresh_updates()
        self.assertFalse(self.course.update_report)

    def test_a_section_is_updated_when_somebody_stops_in_it(self):
        first = self.begun()
        self.assertFalse(self.course.update_report)
        self.course.enrolment_ids[0].date_to = "2025-03-05"
        self.assertEqual(self.course.update_report, "section_update")
        self.assertTrue(first.update_needed)
        day = format_date(self.env, "2025-03-05")
        self.assertIn(f"Beispiel, Ada, Bis: {day}", self.course.update_text)
        self.ledger("section_update", "accepted", record=first)
        self.assertFalse(first.update_needed or self.course.update_report)
        with self.assertRaisesRegex(UserError, "Nothing has changed"):
            first.with_user(self.clerk).action_report_update()

    def test_who_stops_later_is_no_news_of_an_earlier_section(self):
        first = self.begun()
        second = self.course.section_ids[1]
        self.at(str(second.date_start))
        self.ledger("section_start_report", "accepted", record=second)
        self.course.enrolment_ids[0].date_to = second.date_start
        self.assertFalse(first.update_needed)
        self.assertTrue(second.update_needed)

    def test_a_new_timetable_is_no_news_of_sections_that_are_over(self):
        first = self.begun()
        second = self.course.section_ids[1]
        self.at(str(second.date_start))
        self.ledger("section_start_report", "accepted", record=second)
        self.course.lesson_time_ids[0].hour_from = 8.5
        self.assertFalse(first.update_needed)
        self.assertTrue(second.update_needed)

    def test_each_update_of_a_section_has_a_key_of_its_own(self):
        first = self.begun()
        self.course.enrolment_ids[0].date_to = "2025-03-05"
        one = self.ledger("section_update", "accepted", record=first)
        self.course.enrolment_ids[0].date_to = "2025-03-06"
        two = self.ledger("section_update", "accepted", record=first)
        self.assertNotEqual(one.business_key, two.business_key)

    def test_a_new_site_goes_as_site_change_once_begun(self):
        first = self.begun()
        other = self.site.copy({"name": "Haus zwei", "site_code": "TEST-NI-09-B"})
        self.course.site_id = other
        self.assertEqual(self.course.update_report, "site_change")
        self.assertFalse(first.update_needed)
        self.course.site_valid_from = "2025-03-03"
        moved = self.ledger("site_change", "accepted")
        self.assertFalse(self.course.update_report)
        self.course.site_id = self.site
        back = self.ledger("site_change", "accepted")
        self.assertNotEqual(moved.business_key, back.business_key)

    def test_a_course_ends_early_once(self):
        with self.assertRaisesRegex(UserError, "not reported yet"):
            self.course.action_report_early_end()
        self.begun()
        with self.assertRaisesRegex(UserError, "last day of lessons"):
            self.course.action_report_early_end()
        self.course.early_end_on = "2025-02-20"
        with self.assertRaisesRegex(UserError, "cannot have ended before"):
            self.course.action_report_early_end()
        self.course.early_end_on = "2025-02-26"
        self.ledger("early_end", "accepted")
        self.assertEqual(self.course.state, "ended")
        self.assertFalse(self.course.next_report)
        with self.assertRaisesRegex(UserError, "already reported"):
            self.course.action_report_early_end()

    def test_the_reason_of_a_cancellation_goes_along(self):
        reason = self.code("cancellation_reason", "new_plan")
        self.course.cancellation_reason_id = reason
        message = self.course._message("course_plan_cancellation")
        self.assertEqual(message.reason, "new_plan")

    def test_many_courses_cost_no_query_each(self):
        courses = self.course
        for number in range(3):
            course = self.planned(self.a_course(f"K{number}", **self.published()))
            self.ledger("course_plan_report", "accepted", record=course)
            courses |= course.with_user(self.clerk)
        self.site.site_code = "TEST-NI-09-Y"
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            self.assertEqual(
                set(courses.mapped("update_report")), {"course_plan_update"}
            )

    def test_later_entries_belong_to_no_difference_of_the_begin(self):
        third = self.course.section_ids[2]
        self.course.enrolment_ids[0].section_id = third
        self.ledger("course_plan_update", "accepted")
        self.at("2025-02-24")
        self.assertEqual(
            self.course._difference_lines("course_start_report"),
            ["Gesamtzahl der Teilnehmer: 2 instead of 3"],
        )

    def test_the_begin_button_is_the_one_to_press_when_it_is_next(self):
        buttons = self.course.report_buttons
        self.assertIn("begins on", buttons["reasons"]["course_start_report"])
        self.assertFalse(buttons["next"])
        self.at("2025-02-24")
        self.course.invalidate_recordset()
        buttons = self.course.report_buttons
        self.assertFalse(buttons["reasons"]["course_start_report"])
        self.assertEqual(buttons["next"], "course_start_report")

    def test_a_new_person_is_told_by_name(self):
        person = self.people[0].copy({"file_number": "AZ-9", "family_name": "Neu"})
        self.course.enrolment_ids = [Command.create({"participant_id": person.id})]
        self.assertIn("Teilnehmerliste: new Neu, Ada", self.course.update_text)

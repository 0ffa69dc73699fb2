from datetime import date

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestReplan(CourseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course.action_plan_sections()
        cls.first, cls.second, cls.third = cls.course.section_ids[:3]

    def begun(self):
        """Let BAMF know the course and its first section as begun."""
        self.at("2025-02-23")
        self.planned()
        self.plan_accepted()
        self.at("2025-02-25")
        self.ledger("course_start_report", "accepted")

    def change(self):
        return Form(
            self.env["inge.course.replan"]
            .with_user(self.clerk)
            .with_context(default_course_id=self.course.id)
        )

    def wizard(self, kind, **values):
        form = self.change()
        form.kind = kind
        for name, value in values.items():
            setattr(form, name, value)
        return form

    def dates(self):
        return [(s.date_start, s.date_end) for s in self.course.section_ids]

    def stays_when_planned_anew(self):
        dates = self.dates()
        self.course.action_plan_sections()
        self.assertEqual(self.dates(), dates)

    def test_the_change_is_shown_and_nothing_is_written_before(self):
        before = self.dates()
        form = self.wizard("move", section_id=self.second, day=date(2025, 3, 31))
        self.assertIn("with the course plan", form.reports)
        wizard = form.save()
        line = wizard.line_ids[1]
        self.assertEqual(line.start_before, date(2025, 3, 24))
        self.assertEqual(line.start_after, date(2025, 3, 31))
        self.assertEqual(wizard.line_ids[0].changed, False)
        self.assertEqual(self.dates(), before)
        wizard.action_apply()
        self.assertEqual(self.second.date_start, date(2025, 3, 31))
        self.assertEqual(self.first.date_end, date(2025, 3, 21))
        self.assertIn("Plan changed", self.course.message_ids[0].body)
        self.stays_when_planned_anew()

    def test_the_first_section_moves_with_the_course(self):
        form = self.wizard("move", section_id=self.first, day=date(2025, 3, 3))
        form.save().action_apply()
        self.assertEqual(self.course.date_start, date(2025, 3, 3))
        self.assertEqual(self.first.date_start, date(2025, 3, 3))
        self.stays_when_planned_anew()

    def test_a_begin_set_by_hand_gives_way_when_the_course_moves(self):
        self.first.date_start = "2025-02-26"
        self.assertEqual(self.first.fixed_start, date(2025, 2, 26))
        form = self.wizard("move", section_id=self.first, day=date(2025, 3, 3))
        form.save().action_apply()
        self.assertEqual(self.first.date_start, date(2025, 3, 3))
        self.stays_when_planned_anew()

    def test_a_section_is_lengthened_and_the_later_ones_follow(self):
        self.wizard("lengthen", section_id=self.second, units=10).save().action_apply()
        self.assertEqual(self.second.units, 110)
        self.assertEqual(self.second.date_end, date(2025, 4, 30))
        self.assertEqual(self.third.date_start, date(2025, 5, 5))
        self.stays_when_planned_anew()

    def test_an_interruption_is_inserted(self):
        form = self.wizard(
            "interrupt", date_from=date(2025, 3, 3), date_to=date(2025, 3, 7)
        )
        form.save().action_apply()
        self.assertEqual(self.first.date_end, date(2025, 3, 28))
        self.assertEqual(len(self.course.interruption_ids), 2)
        self.stays_when_planned_anew()

    def test_the_timetable_changes_from_a_section_on(self):
        form = self.wizard("timetable", section_id=self.second)
        self.assertEqual(len(form.time_ids), 5)
        for _day in range(3):
            form.time_ids.remove(index=4 - _day)
        form.save().action_apply()
        self.assertEqual(self.first.date_end, date(2025, 3, 21))
        self.assertEqual(self.second.date_end, date(2025, 6, 10))
        self.assertEqual(len(self.course.lesson_time_ids), 7)
        self.stays_when_planned_anew()

    def test_what_is_begun_at_bamf_stays(self):
        self.begun()
        form = self.wizard("lengthen", section_id=self.first, units=10)
        self.assertRegex(form.problem, "reported to BAMF as begun")
        self.assertFalse(form.line_ids)
        with self.assertRaisesRegex(UserError, "reported to BAMF as begun"):
            form.save().action_apply()

    def test_the_running_section_may_end_later_if_the_clerk_wants(self):
        self.begun()
        form = self.wizard(
            "interrupt",
            date_from=date(2025, 3, 3),
            date_to=date(2025, 3, 7),
            running_end_moves=True,
        )
        self.assertRegex(form.reports, "section update")
        form.save().action_apply()
        self.assertEqual(self.first.date_start, date(2025, 2, 24))
        self.assertEqual(self.first.date_end, date(2025, 3, 28))
        self.assertEqual(self.second.date_start, date(2025, 3, 31))
        self.stays_when_planned_anew()

    def test_a_plan_bamf_has_needs_an_update(self):
        self.at("2025-02-20")
        self.planned()
        self.plan_accepted()
        form = self.wizard("move", section_id=self.second, day=date(2025, 3, 31))
        self.assertRegex(form.reports, "Update plan")

    def test_closures_entered_meanwhile_are_taken_over(self):
        self.assertRegex(self.wizard("anew").reports, "Nothing: all dates stay")
        self.env["inge.closure"].create(
            {
                "name": "Umzug",
                "company_id": self.company.id,
                "date_from": "2025-03-03",
                "date_to": "2025-03-07",
            }
        )
        self.wizard("anew").save().action_apply()
        self.assertEqual(self.first.date_end, date(2025, 3, 28))

    def test_nothing_is_applied_that_was_not_shown(self):
        wizard = self.wizard(
            "move", section_id=self.second, day=date(2025, 3, 31)
        ).save()
        self.course.interruption_ids = [
            Command.create({"date_from": "2025-04-01", "date_to": "2025-04-02"})
        ]
        before = self.dates()
        with self.assertRaisesRegex(UserError, "in the meantime"):
            wizard.action_apply()
        self.assertEqual(self.dates(), before)

    def test_several_changes_are_shown_and_applied_as_one(self):
        wizard = self.wizard("lengthen", section_id=self.second, units=10).save()
        wizard.action_note()
        self.assertEqual(self.second.units, 100)
        self.assertEqual(wizard.line_ids[1].end_after, date(2025, 4, 30))
        form = Form(wizard)
        form.kind = "interrupt"
        form.date_from, form.date_to = date(2025, 3, 3), date(2025, 3, 7)
        wizard = form.save()
        both = [(line.start_after, line.end_after) for line in wizard.line_ids]
        wizard.action_apply()
        self.assertEqual(self.dates(), both)
        self.assertEqual(both[0][1], date(2025, 3, 28))
        self.assertEqual(self.second.units, 110)
        body = self.course.message_ids[0].body
        self.assertIn("Section 2 has +10 lesson units. No lessons from", body)
        self.stays_when_planned_anew()

    def test_a_noted_change_may_be_the_last_or_be_dropped(self):
        form = self.wizard("timetable", section_id=self.second)
        for _day in range(3):
            form.time_ids.remove(index=0)
        wizard = form.save()
        wizard.action_note()
        shown = [line.end_after for line in wizard.line_ids]
        self.assertEqual(shown[1], self.dates_of(wizard)[1])
        with self.assertRaisesRegex(UserError, "Enter first what is to be changed"):
            wizard.action_note()
        form = Form(wizard)
        form.step_ids.remove(index=0)
        self.assertFalse(form.line_ids)
        wizard.action_apply()
        self.assertEqual(
            [section.date_end for section in self.course.section_ids], shown
        )
        self.stays_when_planned_anew()

    def dates_of(self, wizard):
        """Return the ends that the planner gives, whatever the wizard shows."""
        return [section.last_day for section in wizard._replanning().after.sections]

    def test_a_course_that_ends_sooner_may_go_on(self):
        sections = self.course.course_type_id.section_ids
        self.course.last_section_id = sections[2]
        before = self.dates()
        self.course.action_plan_sections()
        self.assertEqual(self.dates(), before[:3])
        wizard = self.wizard("add", until_section_id=sections[4]).save()
        self.assertFalse(wizard.line_ids[4].start_before)
        wizard.action_apply()
        self.assertEqual(self.dates(), before[:5])
        self.stays_when_planned_anew()
        with self.assertRaisesRegex(ValidationError, "leave it empty"):
            self.course.write(
                {"first_section_id": sections[3].id, "last_section_id": sections[1].id}
            )

    def test_a_reader_changes_no_plan(self):
        with self.assertRaises(AccessError):
            self.env["inge.course.replan"].with_user(self.reader).create(
                {"course_id": self.course.id, "kind": "anew"}
            )

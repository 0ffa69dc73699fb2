from datetime import timedelta

from odoo import Command
from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .courses import CourseCase

ONE_DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestEnrolment(CourseCase):
    """From when until when, in which sections, and into which other course."""

    def setUp(self):
        super().setUp()
        self.at("2025-03-10")
        self.planned()
        self.enrolment = self.course.enrolment_ids[0]
        self.person = self.enrolment.participant_id

    def test_sections_and_units_follow_from_the_days(self):
        self.assertEqual(
            (self.enrolment.section_names, self.enrolment.units), ("1–10", 1000)
        )
        self.enrolment.date_to = "2025-05-02"
        self.assertEqual(
            (self.enrolment.section_names, self.enrolment.units), ("1–3", 300)
        )
        self.enrolment.write({"date_to": False, "cancelled_on": "2025-02-20"})
        self.assertEqual((self.enrolment.section_names, self.enrolment.units), ("", 0))

    def test_a_person_has_as_many_units_left_as_are_not_booked(self):
        self.person.write({"units_granted": 1000, "units_used_before": 100})
        self.assertEqual(self.person.units_left, -100)
        self.assertIn("only 900 are available", self.person.warning)
        self.assertIn("only 900 are available", self.enrolment.warning)
        self.assertEqual(self.person.units_used, 200)  # one section has begun
        self.enrolment.section_id = self.course.section_ids[1]
        self.assertEqual(self.person.units_left, 0)
        self.assertFalse(self.person.warning)

    def test_self_payers_use_no_units(self):
        self.enrolment.self_payer = True
        self.assertEqual(self.person.units_booked, 0)

    def test_storno_is_for_those_who_never_came(self):
        with self.assertRaisesRegex(ValidationError, "Storno is possible until"):
            self.enrolment.cancelled_on = "2025-02-25"
        self.enrolment.cancelled_on = "2025-02-24"
        self.assertEqual(self.enrolment.state, "cancelled")

    def test_a_cancelled_plan_uses_no_units_and_lets_people_wait_again(self):
        self.at("2025-02-12")
        self.person.write({"units_granted": 1000, "registered_on": "2025-02-10"})
        self.plan_accepted()
        self.assertEqual((self.person.units_left, self.person.warning), (0, False))
        self.ledger("course_plan_cancellation", "accepted")
        self.assertEqual((self.enrolment.state, self.enrolment.units), ("cancelled", 0))
        self.assertEqual(self.person.units_left, 1000)
        self.assertEqual(str(self.person.six_weeks_until), "2025-03-24")
        _section, new = self.transfer(begin="2025-04-07")
        self.assertEqual(str(self.enrolment.cancelled_on), "2025-02-12")
        self.assertEqual(new.state, "enrolled")

    def test_an_early_end_gives_back_what_is_not_taught(self):
        self.at("2025-02-21")
        self.person.units_granted = 1000
        self.plan_accepted()
        self.at("2025-03-10")
        self.ledger("course_start_report", "accepted")
        self.course.early_end_on = "2025-05-02"
        self.assertEqual(self.person.units_left, 0)
        self.ledger("early_end", "accepted")
        self.assertEqual(
            (self.enrolment.section_names, self.enrolment.units), ("1–3", 300)
        )
        self.assertEqual(self.person.units_left, 700)
        self.assertEqual(str(self.enrolment.last_day), "2025-05-02")
        self.assertEqual(str(self.person.entitlement_lapses_on), "2026-05-02")

    def test_nobody_stays_longer_than_the_course(self):
        with self.assertRaisesRegex(ValidationError, "The course ends on"):
            self.enrolment.date_to = "2027-01-01"

    def test_a_transfer_leaves_no_gap(self):
        section, new = self.transfer(begin="2025-04-07", number=2)
        self.assertEqual(str(self.enrolment.date_to), str(section.date_start - ONE_DAY))
        self.assertEqual(new.date_from, section.date_start)
        self.assertEqual(new.participant_id, self.person)
        self.assertEqual(new.transferred_from_id, self.enrolment)
        self.assertEqual(self.enrolment.state, "stopped")

    def test_a_transfer_before_the_first_day_is_a_storno(self):
        self.enrolment.section_id = self.course.section_ids[4]
        _section, new = self.transfer(begin="2025-04-07")
        self.assertEqual(self.enrolment.state, "cancelled")
        self.assertEqual(str(self.enrolment.cancelled_on), "2025-03-10")
        self.assertEqual(str(new.date_from), "2025-04-07")

    def test_who_has_stopped_is_not_transferred(self):
        self.enrolment.date_to = "2025-03-14"
        with self.assertRaisesRegex(UserError, "has ended already"):
            self.transfer(begin="2025-04-07")

    def test_a_full_group_is_pointed_out_before(self):
        other = self.other_course("2025-04-07")
        other.course_type_id.sudo().group_size = 1
        other.enrolment_ids = [Command.create({"participant_id": self.people[1].id})]
        form = self.form(other)
        self.assertIn("2 participants; 1 are allowed", form.effect)
        other.course_type_id.sudo().group_size = 0
        self.assertEqual(other._seats_free(), 24)
        facts = self.env["inge.mapper"]._facts(other)
        self.assertEqual(facts.limits.group_size, 25)

    def other_course(self, begin):
        other = self.a_course(
            "ANDERER",
            **{**self.published(), "date_start": begin, "interruption_ids": []},
        ).with_user(self.clerk)
        other.action_plan_sections()
        return other

    def form(self, course):
        action = self.enrolment.action_transfer()
        transfers = self.env[action["res_model"]].with_user(self.clerk)
        form = Form(transfers.with_context(**action["context"]))
        form.course_id = course
        return form

    def transfer(self, begin, number=1):
        """Transfer into a section of a course that begins on that day."""
        form = self.form(self.other_course(begin))
        section = form.course_id.section_ids[number - 1]
        form.section_id = section
        action = form.save().action_transfer()
        return section, self.env[action["res_model"]].browse(action["res_id"])

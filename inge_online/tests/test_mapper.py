from datetime import date, time

from odoo import Command
from odoo.tests import tagged

from ..protocol.rules import check
from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestMapper(CourseCase):
    """Messages say what the records say, in BAMF's terms."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.planned()
        self.mapper = self.env["inge.mapper"].with_user(self.clerk)

    def test_a_plan_holds_the_whole_course(self):
        plan = self.mapper._course_plan_report(self.course).plan
        self.assertEqual(plan.own_reference, "ALPHA")
        self.assertEqual(plan.course_type, "literacy")
        self.assertEqual([s.number for s in plan.sections], list(range(1, 11)))
        self.assertEqual((plan.start, plan.sections[0].units), (date(2025, 2, 24), 100))
        self.assertEqual(plan.setting.site_code, "TEST-NI-09-A")
        self.assertEqual(plan.setting.teacher_codes, ("LK-1001",))
        self.assertEqual(plan.setting.interruptions[0].end, date(2025, 4, 17))
        friday = plan.setting.lesson_times[-1]
        self.assertEqual((friday.weekday, friday.units), (5, 5))
        self.assertEqual((friday.start, friday.end), (time(8, 45), time(12, 50)))

    def test_the_number_of_the_environment_is_taken(self):
        message = self.mapper._course_plan_report(self.course)
        self.assertEqual(message.provider_code, "TEST-NI-09")

    def test_a_reason_is_given_only_when_the_plan_is_late(self):
        self.course.late_reason_id = self.code("late_reason", "other")
        self.assertFalse(self.mapper._course_plan_report(self.course).late_reason)
        self.at("2025-02-24")
        late = self.mapper._course_plan_report(self.course)
        self.assertEqual(late.late_reason, "other")

    def test_self_payers_count_but_are_not_named(self):
        self.course.enrolment_ids[0].self_payer = True
        attendance = self.mapper._course_plan_report(self.course).plan.attendance
        self.assertEqual(attendance.total, 3)
        self.assertEqual(len(attendance.participants), 2)

    def test_who_never_came_is_left_out_and_who_stopped_counts_until_then(self):
        gone, stopped, _stays = self.course.enrolment_ids
        gone.cancelled_on = "2025-02-20"
        stopped.date_to = "2025-03-10"
        first, second = self.course.section_ids[:2]
        self.assertEqual(self.named(first), ["AZ-2", "AZ-3"])
        self.assertEqual(self.named(second), ["AZ-3"])

    def test_who_enters_later_is_reported_from_then_on(self):
        second = self.course.section_ids[1]
        self.course.enrolment_ids[2].section_id = second
        report = self.mapper._section_start_report(second).attendance
        self.assertEqual(report.participants[2].start, second.date_start)
        self.assertEqual(self.named(self.course.section_ids[0]), ["AZ-1", "AZ-2"])

    def test_a_section_has_its_own_teachers_if_it_names_them(self):
        other = self.teacher.copy({"name": "Marta", "inge_teacher_code": "LK-7"})
        section = self.course.section_ids[1]
        section.teacher_ids = [Command.set(other.ids)]
        report = self.mapper._section_start_report(section)
        self.assertEqual(report.setting.teacher_codes, ("LK-7",))
        self.assertEqual(len(report.setting.interruptions), 1)
        first = self.mapper._course_start_report(self.course)
        self.assertEqual(first.setting.teacher_codes, ("LK-1001",))
        self.assertFalse(first.setting.interruptions)

    def test_the_rules_hear_what_a_teacher_is_approved_for(self):
        general, literacy = "teacher_not_approved", "teacher_not_approved_for_literacy"
        for approval, said in (
            (False, set()),
            ("literacy", set()),
            ("courses", {literacy}),
            ("withdrawn", {general, literacy}),
        ):
            with self.subTest(approval=approval):
                self.teacher.inge_teacher_approval = approval
                self.assertEqual(
                    self.said("course_plan_report") & {general, literacy}, said
                )

    def test_the_rules_hear_which_schooling_means_no_degree(self):
        person = self.people[0]
        person.registered_on = "2025-02-03"
        for education, asked in (("isced_9", True), ("isced_6", False)):
            with self.subTest(education=education):
                person.education_id = self.code("education", education)
                said = self.said("first_registration", person)
                self.assertEqual("school_years_missing" in said, asked)

    def said(self, message_type, record=None):
        """Return the codes of what the rules say to a report."""
        record = record or self.course
        message = getattr(self.mapper, f"_{message_type}")(record)
        return {issue.code for issue in check(message, self.mapper._facts(record))}

    def test_a_person_is_known_by_one_number_only(self):
        person = self.people[0]
        person.person_number = "PKZ-1"
        key = self.mapper._person_key(person)
        self.assertEqual((key.file_number, key.person_number), ("AZ-1", None))
        self.assertEqual(key.file_number_origin, "bva")
        person.file_number = False
        key = self.mapper._person_key(person)
        self.assertEqual((key.file_number_origin, key.person_number), (None, "PKZ-1"))

    def test_the_rules_hear_what_bamf_accepted_as_plan(self):
        self.plan_accepted()
        self.course.enrolment_ids[0].unlink()
        history = self.mapper._facts(self.course).course
        self.assertEqual(history.planned_start, date(2025, 2, 24))
        self.assertEqual(len(history.planned_persons), 3)

    def test_a_place_in_a_message_leads_to_its_record(self):
        person, enrolment = self.people[1], self.course.enrolment_ids[1]
        for path, target in (
            ("plan.setting.site_code", self.site),
            ("Kursplan/Durchfuehrung/Kursortkennung", self.site),
            ("Kursplan/Kursart", self.course.course_type_id),
            ("provider_code", self.provider),
            ("plan.attendance.participants[1].person.birth_date", person),
            ("Teilnehmer/Teilnehmerliste/Teilnahme[2]/Person", person),
            ("Teilnehmer/Teilnehmerliste/Teilnahme[2]/Von", enrolment),
            ("plan.attendance.participants[1].start", enrolment),
            ("late_reason", self.course),
            ("Anderswo", self.course),
            ("Teilnahme[9]", self.course),
            (False, self.course),
        ):
            with self.subTest(path=path):
                action = self.mapper._open_field(self.course, path)
                found = self.env[action["res_model"]].browse(action["res_id"])
                self.assertEqual(found, target.with_env(self.env))

    def test_a_place_in_a_message_leads_to_its_field(self):
        for path, field in (
            ("plan.setting.site_code", "site_code"),
            ("Kursplan/Durchfuehrung/Kursortkennung", "site_code"),
            ("plan.setting.teacher_codes", "teacher_ids"),
            ("Durchfuehrung/Lehrkraefte/Lehrkraftkennung[1]", "teacher_ids"),
            ("plan.attendance.participants[1].person.birth_date", "birth_date"),
            ("Teilnehmer/Teilnehmerliste/Teilnahme[2]/Person", "birth_date"),
            ("Teilnehmer/Teilnehmerliste/Teilnahme[2]/Von", "date_from"),
            ("Teilnehmer/GesamtzahlTeilnehmer", "enrolment_ids"),
            ("Kursplan/Kursabschnitte/Kursabschnitt[1]/Von", "section_ids"),
            ("Teilnehmer/Teilnehmerliste/Teilnahme[2]", None),
            ("late_reason", "late_reason_id"),
            ("Anderswo", None),
        ):
            with self.subTest(path=path):
                action = self.mapper._open_field(self.course, path)
                found = action.get("context", {}).get("inge_focus")
                self.assertEqual(found, field)

    def named(self, section):
        report = self.mapper._section_start_report(section)
        return [one.person.file_number for one in report.attendance.participants]

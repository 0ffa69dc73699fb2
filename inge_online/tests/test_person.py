from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged

from .courses import CourseCase

SENSITIVE = (
    *("nationality_ids", "literacy_id", "education_id", "fee_kind_id"),
    *("fee_exemption_requested", "entitlement_kind_id", "entitlement_obliged"),
    *("birth_place", "gender_id", "language_level_id", "low_threshold"),
)


@tagged("post_install", "-at_install")
class TestPerson(CourseCase):
    """Registration data, days to keep, numbers and doubles of a person."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.person = self.people[0].with_user(self.clerk)

    def test_what_is_sensitive_is_for_clerks_and_never_in_the_chatter(self):
        for name in SENSITIVE:
            with self.subTest(field=name):
                self.assertFalse(getattr(self.person._fields[name], "tracking", None))
                with self.assertRaises(AccessError):
                    self.person.with_user(self.reader).read([name])
                self.person.read([name])

    def test_a_letter_and_its_accent_are_one_character(self):
        """BAMF compares exactly; what was copied may be an e with a mark behind it."""
        self.person.given_name = "Zoe\u0308"
        self.assertEqual(self.person.given_name, "Zo\u00eb")
        self.assertIn("Zo\u00eb", self.person.partner_id.name)
        other = self.person.create(
            {"family_name": "U\u0308", "given_name": "A", "birth_date": "1990-01-01"}
        )
        self.assertEqual(other.family_name, "\u00dc")

    def test_a_course_has_to_begin_within_six_weeks(self):
        self.person.registered_on = "2025-02-03"
        self.assertEqual(str(self.person.six_weeks_until), "2025-03-17")
        self.assertFalse(self.person.warning)
        self.at("2025-03-03")
        self.person.invalidate_recordset(["warning"])
        self.assertIn("six weeks after registration", self.person.warning)
        self.planned()
        self.assertFalse(self.person.six_weeks_until or self.person.warning)

    def test_a_course_that_begins_too_late_does_not_keep_the_six_weeks(self):
        self.person.registered_on = "2025-01-02"
        self.planned()
        self.assertEqual(str(self.person.six_weeks_until), "2025-02-13")

    def test_an_entitlement_lapses_after_a_year_without_course(self):
        self.person.registered_on = "2024-03-11"
        self.assertEqual(str(self.person.entitlement_lapses_on), "2025-03-11")
        self.assertIn("entitlement lapses", self.person.warning)
        self.planned().enrolment_ids[0].date_to = "2025-03-14"
        self.assertEqual(str(self.person.entitlement_lapses_on), "2026-03-14")

    def test_the_filters_find_who_is_in_danger(self):
        self.person.registered_on = "2025-01-01"
        found = self.env["inge.participant"].search(
            [
                ("six_weeks_until", "<=", "today +14d"),
                ("company_id", "=", self.company.id),
            ]
        )
        self.assertEqual(found, self.person)

    def test_days_lie_between_birth_and_today(self):
        for day in ("2025-02-11", "1989-12-31"):
            with self.assertRaisesRegex(ValidationError, "Registered On.*lies in the"):
                self.person.registered_on = day

    def test_values_belong_to_their_lists(self):
        with self.assertRaisesRegex(ValidationError, "does not belong to the list"):
            self.person.literacy_id = self.code("education", "isced_2")

    def test_a_new_file_number_keeps_the_old_one_when_bamf_knows_it(self):
        self.person.file_number = "AZ-7"
        self.assertFalse(self.person.other_file_number_ids)
        self.person.reported_elsewhere_on = "2025-02-01"
        self.person.file_number = "AZ-8"
        old = self.person.other_file_number_ids
        self.assertEqual((old.number, str(old.used_until)), ("AZ-7", "2025-02-10"))
        old.action_use()
        self.assertEqual(self.person.file_number, "AZ-7")
        self.assertEqual(self.person.other_file_number_ids.number, "AZ-8")

    def test_a_double_is_found_while_typing_by_number_and_by_name(self):
        form = Form(self.env["inge.participant"].with_user(self.clerk))
        form.birth_date = "1990-01-01"
        form.file_number = "AZ-1"
        self.assertIn("Beispiel, Ada, born on", form.duplicate_warning)
        form.file_number = "AZ-99"
        self.assertFalse(form.duplicate_warning)
        form.family_name, form.given_name = "beispiel", "ADA"
        self.assertIn("Beispiel, Ada, born on", form.duplicate_warning)

    def test_a_double_is_refused_by_former_number_and_by_name(self):
        self.person.reported_elsewhere_on = "2025-02-01"
        self.person.file_number = "AZ-8"
        twin = {"family_name": "X", "given_name": "Y", "birth_date": "1990-01-01"}
        people = self.env["inge.participant"].with_user(self.clerk)
        with self.assertRaisesRegex(ValidationError, "is already a participant"):
            people.create({**twin, "file_number": "AZ-1"})
        same = {**twin, "family_name": "Beispiel", "given_name": "Ada"}
        with self.assertRaisesRegex(ValidationError, "is already a participant"):
            people.create(same)
        self.assertTrue(people.create({**same, "namesake": True}))

    def test_the_only_provider_is_taken(self):
        self.assertEqual(self.person.provider_id, self.provider)

    def test_everybody_in_the_office_opens_the_forms(self):
        for model in ("inge.participant", "inge.enrolment"):
            for user in (self.reader, self.clerk, self.manager):
                with self.subTest(model=model, user=user.login):
                    records = self.env[model].with_user(user)
                    kinds = [(False, kind) for kind in ("form", "list", "search")]
                    views = records.get_views(kinds)["views"]
                    self.assertTrue(all(view["arch"] for view in views.values()))

    def test_readers_read_what_the_list_shows(self):
        names = ("registration_state", "six_weeks_until", "units_left", "warning")
        self.assertTrue(self.person.with_user(self.reader).read(names))

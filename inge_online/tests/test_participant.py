from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, new_test_user, tagged

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestParticipant(CourseCase):
    def test_a_clerk_enters_a_person_and_gets_a_contact(self):
        person = self.people[0].with_user(self.clerk)
        self.assertEqual(person.name, "Beispiel, Ada")
        person.family_name = "Neumuster"
        self.assertEqual(person.partner_id.name, "Neumuster, Ada")

    def test_a_person_is_found_by_any_words_of_the_name(self):
        person = self.people[0].with_user(self.clerk)
        for typed in ("Beispiel, Ada", "ada beisp", "Ada", person.display_name):
            with self.subTest(typed=typed):
                found = person.name_search(typed)
                self.assertIn(person.id, [number for number, _name in found])
        self.assertFalse(person.name_search("Beispiel Nirgends"))

    def test_the_same_person_is_entered_once(self):
        twin = {"family_name": "X", "given_name": "Y", "file_number": "AZ-1"}
        twin["birth_date"] = "1990-01-01"
        people = self.env["inge.participant"].with_user(self.clerk)
        with self.assertRaisesRegex(ValidationError, "Beispiel, Ada, born on"):
            people.create(twin)

    def test_two_companies_may_teach_the_same_person(self):
        other = self.user("clerk", self.env["res.company"].create({"name": "B"}))
        twin = {"family_name": "X", "given_name": "Y", "file_number": "AZ-1"}
        twin["birth_date"] = "1990-01-01"
        people = self.env["inge.participant"].with_user(other)
        self.assertFalse(people.search([("file_number", "=", "AZ-1")]))
        self.assertTrue(people.create(twin))

    def test_every_participant_belongs_to_a_company(self):
        person = self.people[0].with_user(self.clerk)
        for record in (person, person.partner_id):
            with self.assertRaisesRegex(ValidationError, "belongs to one company"):
                record.company_id = False
        shared = self.env["res.partner"].create({"name": "Gast, Gerd"})
        values = {"family_name": "Gast", "given_name": "Gerd", "partner_id": shared.id}
        with self.assertRaisesRegex(ValidationError, "belongs to one company"):
            self.env["inge.participant"].create({**values, "birth_date": "1990-01-01"})

    def test_all_lines_of_an_address_that_is_reported_can_be_entered(self):
        with Form(self.people[0].with_user(self.clerk)) as form:
            form.street, form.street2 = "Probestraße 1", "Hinterhaus"
            form.zip, form.city = "30159", "Hannover"
        address = self.env["inge.mapper"]._address(self.people[0].partner_id)
        self.assertEqual(address.street, "Probestraße 1, Hinterhaus")
        answered = {"street": address.street, "zip": "30159", "city": "Hannover"}
        answered["country_id"] = False
        self.assertFalse(self.people[0]._differs("address", answered))

    def test_nobody_is_born_tomorrow(self):
        with self.assertRaisesRegex(ValidationError, "lies in the future"):
            self.people[0].birth_date = "2999-01-01"

    def test_contacts_of_participants_are_hidden_from_everybody_else(self):
        outsider = new_test_user(
            self.env,
            "test-colleague",
            groups="base.group_user",
            company_id=self.company.id,
            company_ids=[(6, 0, self.company.ids)],
        )
        contact = self.people[0].partner_id
        with self.assertRaises(AccessError):
            contact.with_user(outsider).read(["name"])
        found = (
            self.env["res.partner"]
            .with_user(outsider)
            .search([("name", "=", "Beispiel, Ada")])
        )
        self.assertFalse(found)
        with self.assertRaises(AccessError):
            self.people.with_user(outsider).read(["file_number"])
        self.assertTrue(contact.with_user(self.reader).name)

    def test_readers_see_the_whole_course(self):
        self.planned()
        for record in (self.course, self.course.section_ids):
            with self.subTest(model=record._name):
                self.assertTrue(record.with_user(self.reader).read())
        person = self.people[0].with_user(self.reader)
        self.assertEqual((person.name, person.file_number), ("Beispiel, Ada", "AZ-1"))

    def test_readers_change_nothing(self):
        for record in (self.people[0], self.course, self.site):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.reader).write({"active": False})

    def test_clerks_keep_no_codes_of_bamf(self):
        for record in (self.site, self.provider, self.course.course_type_id):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.clerk).write({"active": False})

    def test_other_companies_see_no_course(self):
        stranger = self.user("clerk", self.env["res.company"].create({"name": "B"}))
        for record in (self.course, self.course.lesson_time_ids, self.provider):
            with self.subTest(model=record._name):
                self.assertFalse(
                    self.env[record._name]
                    .with_user(stranger)
                    .search([("id", "in", record.ids)])
                )

    def test_the_first_day_is_that_of_the_section_of_entry(self):
        enrolment = self.planned().enrolment_ids[0]
        self.assertEqual(str(enrolment.date_from), "2025-02-24")
        enrolment.section_id = self.course.section_ids[1]
        self.assertEqual(str(enrolment.date_from), "2025-03-24")

    def test_storno_and_abbruch_exclude_each_other(self):
        enrolment = self.planned().enrolment_ids[0]
        enrolment.date_to = "2025-03-01"
        self.assertEqual(enrolment.state, "stopped")
        with self.assertRaisesRegex(ValidationError, "only one of the two days"):
            enrolment.cancelled_on = "2025-03-01"

    def test_nobody_stops_before_the_first_day(self):
        enrolment = self.planned().enrolment_ids[0]
        with self.assertRaisesRegex(ValidationError, "before the first"):
            enrolment.date_to = "2025-02-23"

    def test_repeat_units_are_counted_and_limited(self):
        self.at("2025-02-10")
        enrolment = self.planned().enrolment_ids[0]
        person = enrolment.participant_id
        self.assertEqual(person.units_repeated, 0)
        enrolment.write({"repeater": True, "section_id": self.course.section_ids[6].id})
        self.assertEqual((person.units_booked, person.units_repeated), (400, 300))
        self.assertRegex(person.warning, "Only the language course can be repeated")
        enrolment.date_to = self.course.section_ids[8].date_end
        self.assertEqual((person.units_booked, person.units_repeated), (300, 300))
        self.assertFalse(person.warning)
        enrolment.section_id = self.course.section_ids[5]
        self.assertRegex(person.warning, "400 lesson units .* at most 300 can be")
        self.course.course_type_id = self.env.ref(
            "inge_online.inge_course_type_second_script"
        )
        self.assertRegex(person.warning, "type Zweitschriftlernerkurs cannot be")
        enrolment.self_payer = True
        self.assertEqual(person.units_repeated, 0)

    def test_a_second_repetition_is_warned_of(self):
        person = self.people[0].with_user(self.clerk)
        person.write({"repeater_number": "WH-1", "registered_on": "2025-02-10"})
        self.ledger("repeat_registration", "accepted", record=person)
        self.assertNotRegex(person.warning, "possible once")
        person.repeater_number = "WH-2"
        self.assertRegex(person.warning, "possible once .§ 13")

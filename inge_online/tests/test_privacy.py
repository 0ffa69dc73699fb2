import base64
import json
import zipfile
from datetime import timedelta
from io import BytesIO

import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .courses import CourseCase

SECRET = "Geheimberg"


@tagged("post_install", "-at_install")
class TestPrivacy(CourseCase):
    """What is kept on a person is seen, handed out and deleted by rule."""

    def setUp(self):
        super().setUp()
        self.person = self.people[0]
        self.person.write(
            {"street": f"{SECRET} 1", "email": "ada@example.com", "birth_place": SECRET}
        )
        self.person.message_post(body=f"wohnt am {SECRET}")
        self.env["ir.attachment"].create(
            {
                "name": f"{SECRET}.txt",
                "raw": b"x",
                "res_model": "inge.participant",
                "res_id": self.person.id,
            }
        )

    def traces(self, *words):
        """Return the tables in which one of the words is found."""
        self.env.flush_all()
        found = []
        for model, about in (
            ("inge.participant", "id = %s"),
            (
                "res.partner",
                "id = (SELECT partner_id FROM inge_participant WHERE id=%s)",
            ),
            ("mail.message", "model = 'inge.participant' AND res_id = %s"),
            ("ir.attachment", "res_model = 'inge.participant' AND res_id = %s"),
            ("inge.message", "participant_id = %s"),
        ):
            table = self.env[model]._table
            self.env.cr.execute(
                f"SELECT t::text FROM {table} t WHERE {about}",  # noqa: S608
                self.person.ids,
            )
            told = str(self.env.cr.fetchall())
            found += [model for word in words if word in told]
        return found

    def message_on_person(self, state="accepted"):
        entry = self.enqueue(record=self.person, key=f"first_registration:{state}")
        for step in ("ready", "sending", state):
            if entry.state != step:
                entry._ledger().write({"state": step})
        entry._ledger().write({"answer": "{}", "evidence": "{}"})
        return entry

    # looking

    def opened(self, user, person=None):
        person = (person or self.person).with_user(user)
        person.web_read({"family_name": {}})
        return self.env["inge.access.log"].search(
            [("participant_id", "=", person.id), ("kind", "=", "opened")]
        )

    def test_opening_a_form_is_noted_once_for_each_visit(self):
        with freeze_time("2025-03-01 10:00"):
            log = self.opened(self.reader)
            self.assertEqual((log.user_id, log.company_id), (self.reader, self.company))
        with freeze_time("2025-03-01 10:05"):
            self.assertEqual(self.opened(self.reader), log)
            self.assertEqual(len(self.opened(self.clerk)), 2)
        with freeze_time("2025-03-01 11:00"):
            self.assertEqual(len(self.opened(self.reader)), 3)

    def test_a_list_is_no_form(self):
        self.people.with_user(self.reader).web_read({"family_name": {}})
        self.assertFalse(self.env["inge.access.log"].search([("kind", "=", "opened")]))

    def test_the_log_is_for_administrators_of_the_company_and_for_nobody_to_write(self):
        log = self.opened(self.reader)
        self.assertTrue(log.with_user(self.administrator).read(["kind"]))
        with self.assertRaises(AccessError):
            log.with_user(self.manager).read(["kind"])
        with self.assertRaises(AccessError):
            log.with_user(self.administrator).unlink()
        company = self.env["res.company"].create({"name": "B"})
        with self.assertRaises(AccessError):
            log.with_user(self.user("administrator", company)).read(["kind"])

    # handing out

    def export(self):
        self.person.with_user(self.manager).action_export_personal_data()
        download = self.env["inge.download"].search([], limit=1, order="id desc")
        with zipfile.ZipFile(BytesIO(base64.b64decode(download.file))) as archive:
            return [archive.read(n).decode() for n in ("Auskunft.html", "daten.json")]

    def test_all_data_is_handed_out_to_read_and_for_machines(self):
        self.planned()
        self.message_on_person()
        page, data = self.export()
        values = json.loads(data)
        self.assertEqual(values["inge.participant"][0]["birth_place"], SECRET)
        for model in ("res.partner", "inge.enrolment", "inge.message", "mail.message"):
            self.assertTrue(values[model], model)
        for word in (SECRET, "ada@example.com", "AZ-1", "1990-01-01"):
            self.assertIn(word, page)
        self.assertNotIn("Muster", page, "another person's name")

    def test_what_somebody_entered_is_shown_and_not_run(self):
        self.person.birth_place = "<script>alert(1)</script>"
        page, _data = self.export()
        self.assertNotIn("<script>", page)
        self.assertIn("&lt;script&gt;", page)

    def test_a_clerk_cannot_take_everything_out(self):
        with self.assertRaises(AccessError):
            self.person.action_export_personal_data()

    def test_a_formula_is_no_formula_in_a_spreadsheet(self):
        self.person.street = '=HYPERLINK("http://127.0.0.1:9/?"&A1)'
        self.person.city = "@SUM(A1)"
        self.person.phone = "+49 511 0000"
        (row,) = self.person.sudo().export_data(["street", "city", "phone"])["datas"]
        self.assertEqual([value[:2] for value in row], ["'=", "'@", "+4"])

    # erasing

    def test_a_person_is_erased_and_the_outcome_of_the_messages_stays(self):
        self.planned()
        message = self.message_on_person()
        digest = message.payload_digest
        self.assertTrue(self.traces(SECRET))
        self.person.with_user(self.administrator).action_erase()
        words = (SECRET, "Beispiel", "ada@", "AZ-1", "1990-01-01")
        self.assertEqual(self.traces(*words), [])
        self.assertEqual((message.state, message.payload_digest), ("accepted", digest))
        self.assertEqual(message.participant_id, self.person)
        self.assertFalse(message.payload or message.answer or message.evidence)
        self.assertEqual(len(self.course.enrolment_ids), 3)

    def test_only_administrators_erase(self):
        with self.assertRaises(AccessError):
            self.person.with_user(self.manager).action_erase()

    def test_what_is_not_settled_is_settled_first(self):
        message = self.message_on_person("unknown")
        with self.assertRaisesRegex(UserError, "not settled"):
            self.person.with_user(self.administrator).action_erase()
        self.assertTrue(message.payload)

    def test_odoos_privacy_lookup_deletes_who_is_not_needed(self):
        person, contact = self.person.sudo(), self.person.sudo().partner_id
        person.unlink()
        self.assertFalse(person.exists())
        contact.unlink()
        self.assertFalse(contact.exists())

    def test_odoos_privacy_lookup_erases_who_is_needed(self):
        self.message_on_person()
        contact = self.person.sudo().partner_id
        contact.unlink()
        self.assertTrue(contact.exists())
        self.assertEqual(self.traces(SECRET, "Beispiel"), [])

    def test_a_clerk_deletes_no_one_whom_bamf_knows(self):
        self.message_on_person()
        with self.assertRaises(UserError):
            self.person.with_user(self.clerk).unlink()
        self.assertTrue(self.traces(SECRET))

    # by rule

    def delete(self, day):
        with freeze_time(f"{day} 03:00"), self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_delete").method_direct_trigger()
        self.env.invalidate_all()
        done = self.env["inge.retention"].search([("company_id", "=", self.company.id)])
        return {line.kind: line.amount for line in done}

    def of_2025(self):
        """Let the course and what was said about it be of the spring of 2025."""
        self.planned()
        message = self.message_on_person()
        self.env.flush_all()
        for table in ("inge_message", "inge_participant"):
            self.env.cr.execute(
                f"UPDATE {table} SET create_date = '2025-02-01',"  # noqa: S608
                " write_date = '2025-02-01'"
            )
        self.env.invalidate_all()
        return message, self.course.date_end

    def test_messages_are_reduced_some_time_after_they_are_settled(self):
        message, _end = self.of_2025()
        self.assertEqual(self.delete("2025-07-30"), {})
        self.assertTrue(message.payload)
        self.assertEqual(self.delete("2025-08-01"), {"wire": 1})
        self.assertFalse(message.payload or message.answer or message.evidence)
        self.assertEqual(message.state, "accepted")
        self.assertTrue(message.payload_digest)

    def test_after_five_years_only_names_are_left_and_after_ten_nothing(self):
        _message, end = self.of_2025()
        day = end.replace(year=end.year + 5)
        self.assertNotIn("details", self.delete(day))
        self.assertTrue(self.traces(SECRET))
        self.assertEqual(self.delete(day + timedelta(days=40))["details"], 3)
        self.assertEqual(self.traces(SECRET, "ada@", "AZ-1"), [])
        self.assertEqual(self.person.family_name, "Beispiel")
        self.assertEqual(self.delete(day.replace(year=end.year + 11))["names"], 3)
        self.assertEqual(self.traces("Beispiel", "1990-01-01"), [])

    def test_a_company_may_keep_less_but_not_more_than_the_law_allows(self):
        self.company.write({"inge_keep_years": 2, "inge_keep_names_years": 3})
        self.env.flush_all()
        for values in ({"inge_keep_years": 6}, {"inge_keep_names_years": 11}):
            with (
                self.subTest(values),
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.IntegrityError),
            ):
                self.company.write(values)
                self.env.flush_all()

    def test_the_log_of_accesses_does_not_grow_for_ever(self):
        with freeze_time("2025-03-01 10:00"):
            self.opened(self.reader)
        self.assertEqual(self.delete("2025-09-01").get("access"), 1)

import base64
import json
import zipfile
from datetime import timedelta
from io import BytesIO

import psycopg2

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.web.controllers.export import GroupsTreeNode

from ..controllers.export import disarm
from ..models.inge_participant_concerning import LEFT_OUT
from .privacy import SECRET, PrivacyCase


@tagged("post_install", "-at_install")
class TestPrivacy(PrivacyCase):
    """What is kept on a person is seen, handed out and deleted by rule."""

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

    def noted(self, kind="read"):
        return self.env["inge.access.log"].search([("kind", "=", kind)])

    def test_lists_and_remote_reads_are_noted_once_a_day_by_whichever_door(self):
        self.planned()
        names = self.people.ids
        people = self.env["inge.participant"].with_user(self.reader)
        enrolments = self.env["inge.enrolment"].with_user(self.reader)
        domain = [("id", "in", names)]
        here = [("course_id", "=", self.course.id)]
        doors = {
            "list": lambda: people.web_search_read(domain, {"family_name": {}}),
            "read": lambda: people.browse(names).read(["birth_date"]),
            "search": lambda: people.search_read(domain, ["birth_date"]),
            "course": lambda: enrolments.search_read(here, ["participant_id"]),
            "form": lambda: self.course.with_user(self.reader).web_read(
                {"enrolment_ids": {"fields": {"participant_id": {}}}}
            ),
        }
        for number, (door, look) in enumerate(doors.items()):
            for time in ("08:00", "15:00"):
                with freeze_time(f"2025-03-0{number + 1} {time}"):
                    look()
            with self.subTest(door=door):
                noted = self.noted()
                self.assertEqual(noted.participant_id, self.people)
                self.assertEqual((noted.user_id, len(noted)), (self.reader, 3))
                self.assertEqual(noted.company_id, self.company)
            noted.sudo().unlink()
        self.assertFalse(self.noted("opened"))

    def test_what_the_system_itself_reads_is_not_noted(self):
        self.people.sudo().read(["family_name"])
        self.assertFalse(self.noted())

    def test_a_list_that_is_taken_out_is_noted(self):
        exporting = self.env.ref("base.group_allow_export")
        exporting.user_ids = [Command.link(self.clerk.id)]
        self.people.with_user(self.clerk).export_data(["family_name"])
        self.assertEqual(self.noted("list").participant_id, self.people)

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

    def test_whatever_points_to_a_person_is_looked_at(self):
        """A new field, here or in another add-on, is not forgotten."""
        left_out, looked_at = set(), set()
        fields = self.env["ir.model.fields"].search(
            [
                ("store", "=", True),
                ("related", "=", False),
                "|",
                ("relation", "in", ("inge.participant", "res.partner")),
                ("ttype", "in", ("many2one_reference", "reference")),
                ("ttype", "!=", "one2many"),
            ]
        )
        for field in fields:
            model = self.env.get(field.model)
            if model is None or model._abstract or model._transient or not model._auto:
                continue
            found = self.person._about(model)
            self.assertIn(field.name, str(found), f"{field.model}.{field.name}")
            (left_out if model._name in LEFT_OUT else looked_at).add(model._name)
        for name in ("inge.enrolment", "inge.file.number", "mail.activity"):
            self.assertIn(name, looked_at)
        self.assertIn("account.move", looked_at, "another add-on's")
        self.assertLess(len(left_out), 12)

    def test_what_was_attached_noted_and_invoiced_is_handed_out(self):
        self.person.sudo().activity_schedule(
            "mail.mail_activity_data_todo", summary=f"Anruf {SECRET}"
        )
        self.env["res.partner"].create(
            {"name": f"{SECRET} privat", "parent_id": self.person.partner_id.id}
        )
        self.env["ir.attachment"].create(
            {
                "name": "../../böse.txt",
                "raw": b"Anlage",
                "res_model": "res.partner",
                "res_id": self.person.partner_id.id,
            }
        )
        page, _data = self.export()
        self.assertIn(f"Anruf {SECRET}", page)
        self.assertIn(f"{SECRET} privat", page)
        download = self.env["inge.download"].search([], limit=1, order="id desc")
        with zipfile.ZipFile(BytesIO(base64.b64decode(download.file))) as archive:
            names = archive.namelist()
            (hostile,) = (name for name in names if name.endswith("böse.txt"))
            self.assertEqual(archive.read(hostile), b"Anlage")
        self.assertFalse([name for name in names if ".." in name])

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
        self.person.zip = "-2+3+cmd|' /C calc'!A0"
        names = ["street", "city", "phone", "zip"]
        (row,) = self.person.sudo().export_data(names)["datas"]
        self.assertEqual([value[:2] for value in row], ["'=", "'@", "+4", "'-"])
        self.planned()
        self.course.name = "=1+1"
        for record, name in (
            (self.course, "name"),
            (self.person.partner_id, "street"),
            (self.course.enrolment_ids[0], "participant_id/street"),
        ):
            (row,) = record.sudo().export_data([name])["datas"]
            self.assertEqual(row[0][:2], "'=", record)

    def test_nor_is_the_heading_of_a_group(self):
        people = self.env["inge.participant"]
        tree = GroupsTreeNode(people, ["street"], ["city"], ["char"])
        for city in ('=HYPERLINK("x")&T', "Hannover"):
            tree.insert_leaf({"city": city, "__count": 1}, [["Weg 1"]])
        disarm(tree)
        self.assertEqual(list(tree.children), ['\'=HYPERLINK("x")&T', "Hannover"])
        self.assertEqual(tree.count, 2)

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

    def test_who_lost_the_company_is_not_kept_for_ever(self):
        _message, end = self.of_2025()
        self.env["inge.participant"].flush_model()
        for table, ids in (
            ("inge_participant", self.person.ids),
            ("res_partner", self.person.partner_id.ids),
        ):
            self.env.cr.execute(
                f"UPDATE {table} SET company_id = NULL WHERE id = %s",  # noqa: S608
                ids,
            )
        self.env.invalidate_all()
        self.person._touch_deadlines()
        self.env.cr.flush()
        day = end.replace(year=end.year + 5) + timedelta(days=40)
        self.delete(day)
        self.assertEqual(self.traces(SECRET, "ada@", "AZ-1"), [])

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
        self.assertEqual(self.delete("2025-09-01").get("access"), 2)

import base64
import io
import zipfile
from datetime import date

import psycopg2

from odoo import Command
from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.inge_online.protocol import MESSAGES
from odoo.addons.inge_online.protocol.bundle import sha256
from odoo.addons.inge_online.protocol.verify import verify

from .. import tables
from ..days import day_from
from ..models.res_company import CERT
from .cert import CertCase


@tagged("post_install", "-at_install")
class TestBooklet(CertCase):
    """Booklets and data packages as data, and as files."""

    def test_the_example_covers_every_message_and_says_that_it_is_not_bamfs(self):
        told = set(self.booklet.case_ids.step_ids.mapped("message_type"))
        self.assertEqual(told, set(MESSAGES))
        self.assertIn("nicht vom BAMF", self.booklet.name)

    def test_exported_and_imported_it_is_the_same(self):
        content = self.booklet._xlsx(self.booklet.package_ids)
        read = tables.read(content, "Testdaten")
        read["Heft"][0]["Version"] = "2"
        copy = self.env["inge.cert.booklet"]._load(read)
        self.assert_same(copy)

    def test_a_copy_is_the_next_version_with_all_that_it_holds(self):
        number = self.booklet.package_ids.item_ids.filtered("person_number")[0]
        number.used_on = "2025-01-01"
        copy = self.booklet.copy()
        self.assertNotEqual(copy.version, self.booklet.version)
        self.assert_same(copy)
        # BAMF has seen a number, in whatever package it stands now
        used = copy.package_ids.item_ids.filtered("used_on")
        self.assertEqual(used.code, number.code)

    def assert_same(self, copy):
        one, other = (b._tables(b.package_ids) for b in (self.booklet, copy))
        del one["Heft"], other["Heft"]
        self.assertTrue(one["Testdaten"][1])
        self.assertEqual(one, other)

    def test_the_template_comes_by_the_buttons_of_both_lists(self):
        for name in ("inge.cert.booklet", "inge.cert.package"):
            model = self.env[name].with_user(self.administrator)
            action = call_kw(model, "action_template", [[]], {})
            newest = self.env["inge.download"].search([])[-1]
            self.assertTrue(base64.b64decode(newest.file).startswith(b"PK"))
            self.assertTrue(action["url"].endswith("?download=true"))

    def test_a_package_comes_as_csv_too(self):
        csv = (
            "Testfall;Art;Bezeichnung;Kennung;Geburtsdatum;Straße\n"
            "M(TO)1-1;Person;TN1;0047;4.5.1990;Probestraße 1\n"
        )
        wizard = self.env["inge.cert.import"].create(
            {
                "kind": "package",
                "booklet_id": self.booklet.id,
                "file": base64.b64encode(csv.encode("cp1252")),
            }
        )
        package = self.env["inge.cert.package"].browse(wizard.action_import()["res_id"])
        self.assertEqual(package.item_ids.code, "0047")
        self.assertEqual(str(package.item_ids.birth_date), "1990-05-04")

    def test_what_is_not_understood_is_told_with_its_place(self):
        for content, told in (
            ({"Heft": [{"Name": "X", "Farbe": "rot"}]}, "Farbe"),
            ({"Heft": [{"Name": "X", "Datum": "bald"}]}, "bald"),
        ):
            with self.assertRaises(UserError) as error:
                self.env["inge.cert.booklet"]._load(content)
            self.assertIn(told, str(error.exception))
        with self.assertRaises(UserError):
            self.env["inge.cert.tables"]._read(b"PK\x03\x04 kein Archiv")

    def test_two_cases_of_one_name_are_not_made_one(self):
        content = tables.read(self.booklet._xlsx(self.booklet.package_ids), "")
        content["Heft"][0]["Version"] = "2"
        cases = content["Testfälle"]
        cases[5]["Testfall"] = cases[1]["Testfall"]
        with self.assertRaises(UserError) as error:
            self.env["inge.cert.booklet"]._load(content)
        told = str(error.exception)
        self.assertIn(f"line 7: there is a case “{cases[1]['Testfall']}” already", told)

    def test_days_are_counted_whatever_space_stands_between(self):
        today = date(2026, 5, 4)
        for text in ("heute-40", " Heute - 40", "today\u00a0-\u00a040", "heute -\t40"):
            self.assertEqual(day_from(text, today), date(2026, 3, 25), text)

    @mute_logger("odoo.sql_db")
    def test_a_number_belongs_to_one_case(self):
        package = self.booklet.package_ids
        item = package.item_ids.filtered(lambda i: i.kind == "person")[0]
        with self.assertRaises(psycopg2.errors.UniqueViolation):
            item.copy({"case_name": "M(TA)9-9", "label": "TN9"})
            self.env.flush_all()

    def test_a_case_gets_no_data_of_another(self):
        package = self.booklet.package_ids
        people = package._of_case("M(KB)1-1", "person")
        self.assertEqual(set(people.mapped("case_name")), {"M(KB)1-1"})
        self.assertFalse(package._of_case("M(XX)1-1", "person"))

    def test_what_came_is_in_a_bundle_that_anybody_can_verify(self):
        run = self.rehearse(self.a_run(self.a_booklet("M(TA)1-2")))
        content = self.bundle(run)
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            self.assertTrue(bundle.read("protokoll.pdf").startswith(b"%PDF"))
            evidence = bundle.read("nachweis.json")
            self.assertIn("K-10", evidence.decode())
            self.assertEqual(sha256(evidence), run.evidence_digest)
        report = verify(io.BytesIO(content))
        self.assertEqual((report.messages, report.faults), (1, ()))
        noted = self.env["inge.access.log"].search([], limit=1).details
        self.assertIn(report.manifest, noted)
        # it is all there when the company is gone
        run.action_remove_company()
        self.assertEqual(verify(io.BytesIO(self.bundle(run))).messages, 1)

    def test_what_a_run_goes_by_is_not_changed_until_it_is_closed(self):
        booklet = self.a_booklet("M(TA)1-2")
        run = self.a_run(booklet, package_id=booklet.package_ids.id)
        case, package = booklet.case_ids, booklet.package_ids
        case.instructions = "Erst das"
        other = package.copy({"item_ids": False})
        elsewhere = package.item_ids[0].copy({"package_id": other.id})
        run.action_start()
        person = package._of_case(case.name, "person")[0]
        for record, values in (
            (booklet, {"name": "Anders"}),
            (booklet, {"case_ids": [Command.clear()]}),
            (case, {"instructions": "Dann das"}),
            (case, {"step_ids": [Command.create({"message_type": "early_end"})]}),
            (case.step_ids, {"expected_code": "K-99"}),
            (self.booklet.case_ids[-1], {"booklet_id": booklet.id}),
            (package, {"name": "Anders"}),
            (person, {"code": "AZ-ANDERS"}),
            (elsewhere, {"package_id": package.id}),
        ):
            with self.subTest(model=record._name, values=values):
                with self.assertRaises(UserError) as error, self.env.cr.savepoint():
                    record.with_user(self.administrator).write(values)
                self.assertIn(run.name, str(error.exception))
        with self.assertRaises(UserError), self.env.cr.savepoint():
            person.unlink()
        run.action_abort()
        before = self.exported(run)
        case.with_user(self.administrator).instructions = "Dann das"
        person.code = "AZ-ANDERS"
        self.assertEqual(self.exported(run), before)
        told = str(tables.read(before, ""))
        self.assertIn("Erst das", told)
        self.assertNotIn("AZ-ANDERS", told)
        # the hash stands for the data package, too
        again = self.a_run(booklet, package_id=package.id)
        again.action_start()
        self.assertNotEqual(again.booklet_digest, run.booklet_digest)

    def exported(self, run):
        """Return the booklet of a run's bundle."""
        with zipfile.ZipFile(io.BytesIO(self.bundle(run))) as bundle:
            return bundle.read("testfallheft.xlsx")

    def bundle(self, run):
        """Press the button and fetch the file."""
        # Debian's wkhtmltopdf complains of switches that its Qt does not know
        with mute_logger("odoo.addons.base.models.ir_actions_report"):
            run.with_context(force_report_rendering=True).action_bundle()
        download = self.env["inge.download"].search([], limit=1, order="id desc")
        return base64.b64decode(download.file)

    def test_a_changed_answer_is_noticed(self):
        run = self.rehearse(self.a_run(self.a_booklet("M(TA)1-2")))
        changed = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self.bundle(run))) as bundle,
            zipfile.ZipFile(changed, "w") as other,
        ):
            for name in bundle.namelist():
                data = bundle.read(name)
                if name.startswith("messages/"):
                    data = data.replace(b"rejected", b"accepted")
                other.writestr(name, data)
        self.assertTrue(verify(changed).faults)


@tagged("post_install", "-at_install")
class TestRemoval(CertCase):
    def test_the_test_company_goes_without_a_trace_and_the_evidence_stays(self):
        run = self.rehearse(self.a_run(self.a_booklet("M(KB)1-4")))
        self.assertTrue(run.passed, self.told(run))
        answered = run.result_ids.filtered(lambda r: r.source == "bamf")
        before = run.evidence_digest
        company = run.sudo().test_company_id
        partners = self.env["res.partner"].search([("company_id", "=", company.id)])
        self.assertTrue(partners)
        with self.assertRaises(UserError):
            self.a_run().action_remove_company()
        run.action_remove_company()
        self.env.invalidate_all()
        self.assertFalse(company.exists())
        self.assertFalse(partners.exists())
        self.assertFalse(run.test_company_id or run.clerk_id)
        self.assertTrue(run.removed_at)
        self.assertEqual(run.evidence_digest, before)
        self.assertTrue(answered)
        self.assertEqual(set(answered.mapped("verdict")), {"passed"})
        self.assertTrue(all(answered.mapped("payload_digest")))
        self.assertTrue(all(answered.mapped("evidence_digest")))

    def test_the_ledger_of_a_real_company_stays_for_ever(self):
        """Even for the certification's own methods, which delete that of a run."""
        run = self.rehearse(self.a_run(self.a_booklet("M(TA)1-2"))).sudo()
        message = run.result_ids.message_id
        real = self.env["res.company"].create({"name": "Echt"})
        with self.assertRaises(UserError), self.env.cr.savepoint():
            message.unlink()
        # past the ORM: a message keeps its company
        self.env.cr.execute(
            "UPDATE inge_message SET company_id = %s WHERE id = %s",
            [real.id, message.id],
        )
        message.invalidate_recordset()
        with self.assertRaises(UserError):
            message.with_context(inge_cert=CERT).unlink()

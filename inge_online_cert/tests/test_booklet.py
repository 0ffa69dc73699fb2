import base64
import io
import zipfile

import psycopg2

from odoo.exceptions import UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.inge_online.protocol import MESSAGES
from odoo.addons.inge_online.protocol.bundle import sha256
from odoo.addons.inge_online.protocol.verify import verify

from .. import tables
from .cert import CertCase


@tagged("post_install", "-at_install")
class TestBooklet(CertCase):
    """Booklets and data packages as data, and as files."""

    def test_the_example_covers_every_message_and_says_that_it_is_not_bamfs(self):
        told = set(self.booklet.case_ids.step_ids.mapped("message_type"))
        can = self.env["inge.cert.step"]._can_report
        self.assertEqual(told, set(filter(can, MESSAGES)))
        self.assertIn("nicht vom BAMF", self.booklet.name)

    def test_exported_and_imported_it_is_the_same(self):
        content = self.booklet._xlsx(self.booklet.package_ids)
        read = tables.read(content, "Testdaten")
        read["Heft"][0]["Version"] = "2"
        copy = self.env["inge.cert.booklet"]._load(read)
        one, other = self.booklet._tables(), copy._tables()
        del one["Heft"], other["Heft"]
        self.assertEqual(one, other)
        labels = [p.item_ids.mapped("code") for p in (self.booklet + copy).package_ids]
        self.assertEqual(labels[0], labels[1])

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
        self.assertTrue(all(run.result_ids.mapped("actual_code")) or run.passed)
        self.assertTrue(run.result_ids[0].payload_digest)

    def test_the_ledger_of_a_real_company_stays_for_ever(self):
        run = self.rehearse(self.a_run(self.a_booklet("M(TA)1-2")))
        with self.assertRaises(UserError):
            run.sudo().result_ids.message_id.unlink()

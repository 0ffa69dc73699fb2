import base64
import json
import zipfile
from io import BytesIO
from tempfile import NamedTemporaryFile

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..protocol.verify import verify
from .common import LoopbackCase
from .loopback import FAULT


@tagged("post_install", "-at_install")
class TestEvidence(LoopbackCase):
    """What was sent can be shown and verified, years later and without Odoo."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager.group_ids |= cls.env.ref("base.group_user")

    def refused(self):
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT)
        self.assertEqual(message.state, "rejected")
        return message

    def export(self, messages):
        action = messages.with_user(self.manager).action_export_evidence()
        download = self.env["inge.download"].search([], limit=1, order="id desc")
        self.assertIn(f"/{download.id}/", action["url"])
        return base64.b64decode(download.file)

    def verified(self, bundle, expect=""):
        with NamedTemporaryFile(suffix=".zip") as file:
            file.write(bundle)
            file.flush()
            return verify(file.name, expect)

    def test_it_says_who_asked_with_whose_login_when_and_what_came_of_it(self):
        message = self.refused()
        record = json.loads(message.record)
        self.assertEqual(record["requested_by"]["login"], self.clerk.login)
        self.assertEqual(record["account"]["login"], "debev-probe")
        self.assertEqual(record["environment"], "test")
        self.assertEqual(record["http_status"], 500)
        self.assertEqual(record["result"], "Rejected")
        self.assertTrue(record["module_version"].startswith("19.0."))
        self.assertTrue(record["contract_version"])
        self.assertNotIn("geheim", message.record)

    def test_the_bundle_is_verified_without_odoo(self):
        bundle = self.export(self.refused())
        report = self.verified(bundle)
        self.assertEqual((report.messages, report.faults), (1, ()))
        log = self.env["inge.access.log"].search([("kind", "=", "evidence")])
        self.assertEqual(log.user_id, self.manager)
        self.assertIn(report.manifest, log.details)

    def test_what_was_changed_in_the_database_is_found(self):
        message = self.refused()
        evidence = message.evidence
        message._ledger().write({"evidence": evidence.replace("500", "200")})
        (fault,) = self.verified(self.export(message)).faults
        self.assertIn(f"messages/{message.id}.json", fault)
        message._ledger().write({"evidence": evidence})
        forged = message.record.replace(self.clerk.login, "somebody")
        message._ledger().write({"record": forged})
        (fault,) = self.verified(self.export(message)).faults
        self.assertIn("record", fault)

    def test_it_can_be_read_without_us(self):
        with zipfile.ZipFile(BytesIO(self.export(self.refused()))) as archive:
            self.assertIn("protocol.verify", archive.read("LIESMICH.txt").decode())

    def test_a_message_says_for_ever_where_it_went(self):
        message = self.refused()
        with self.assertRaises(UserError):
            message._ledger().write({"environment": "production"})

    def test_only_managers_export_and_only_what_was_sent(self):
        message = self.refused()
        with self.assertRaises(AccessError):
            message.with_user(self.clerk).action_export_evidence()
        with self.assertRaises(UserError):
            self.enqueue(key="x").with_user(self.manager).action_export_evidence()

    def test_the_file_is_for_whoever_made_it(self):
        self.export(self.refused())
        download = self.env["inge.download"].search([], limit=1, order="id desc")
        self.assertTrue(download.with_user(self.manager).file)
        other = self.env.ref("base.user_admin")
        with self.assertRaises(AccessError):
            download.with_user(other).read(["file"])

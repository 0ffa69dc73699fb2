import os
import tempfile
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .. import passwords
from .common import IngeCase


@tagged("post_install", "-at_install")
class TestAccount(IngeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account = cls.an_account(password="geheim-1")

    def test_the_password_is_used_but_never_shown(self):
        self.assertEqual(self.account._credentials().password, "geheim-1")
        for user in (self.clerk, self.administrator):
            account = self.account.with_user(user)
            account.invalidate_recordset()
            with self.subTest(user=user.login):
                self.assertFalse(account.password)
                self.assertTrue(account.has_password)
                self.assertNotIn("geheim-1", str(account.read()))
                with self.assertRaises(AccessError):
                    account.read(["password_encrypted"])
                with self.assertRaises(AccessError):
                    account.search([("password_encrypted", "like", "g")])

    def test_the_database_holds_no_readable_password(self):
        self.account.flush_recordset()
        self.cr.execute("SELECT * FROM inge_account WHERE id = %s", self.account.ids)
        self.assertNotIn("geheim-1", str(self.cr.fetchall()))

    def test_a_copy_has_no_password(self):
        copy = self.account.copy({"user_id": self.manager.id, "login": "debev-2"})
        self.assertFalse(copy.has_password)

    def test_a_clerk_keeps_the_own_login_only(self):
        self.account.with_user(self.clerk).password = "neu-1"
        other = self.an_account(self.manager).with_user(self.clerk)
        with self.assertRaises(AccessError):
            other.password = "neu-1"
        with self.assertRaises(AccessError):
            other.read(["login"])
        with self.assertRaises(AccessError):
            self.account.with_user(self.clerk).copy(
                {"user_id": self.reader.id, "login": "debev-2"}
            )

    def test_a_reader_sees_no_login(self):
        with self.assertRaises(AccessError):
            self.account.with_user(self.reader).read(["login"])

    def test_another_companys_administrator_sees_no_login(self):
        other = self.user(
            "administrator", self.env["res.company"].create({"name": "B"})
        )
        self.assertFalse(self.env["inge.account"].with_user(other).search([]))
        with self.assertRaises(AccessError):
            self.account.with_user(other).read(["login"])

    def test_a_password_does_not_go_over_to_another_user_or_environment(self):
        for values in (
            {"user_id": self.manager.id},
            {"environment": "production"},
            {"login": "debev-other"},
        ):
            with self.subTest(values):
                account = self.account.with_user(self.administrator)
                account.password = "geheim-1"
                account.write({name: account[name] for name in ("login", "active")})
                self.assertTrue(account.has_password, "nothing has changed")
                account.write(values)
                self.assertFalse(account.has_password)
                account.write({"login": "debev-3", "password": "geheim-3"})
                self.assertEqual(self.account._credentials().password, "geheim-3")

    def test_nothing_that_leads_out_tells_the_password(self):
        """Lists, exports, groups, copies, histories and logs."""
        exporting = self.env.ref("base.group_allow_export")
        exporting.user_ids = [Command.link(self.administrator.id)]
        account = self.account.with_user(self.administrator)
        stored = self.account.sudo().password_encrypted
        with self.assertLogs("odoo", "DEBUG") as logs:
            account.write({"login": "debev-4", "password": "geheim-4"})
            self.env.flush_all()
        told = [
            *logs.output,
            account.export_data(["login", "password", "has_password"]),
            account.web_read({"password": {}, "has_password": {}}),
            account.copy_data({"user_id": self.manager.id}),
            account.message_ids.mapped("body"),
            account.message_ids.sudo().tracking_value_ids.read(),
        ]
        self.assertNotIn("geheim-4", str(told))
        # a statement at DEBUG holds what it stores, and that is encrypted
        del told[: len(logs.output)]
        for secret in (stored, self.account.sudo().password_encrypted):
            self.assertNotIn(secret, str(told))
        with self.assertRaises(AccessError):
            account.formatted_read_group([], ["password_encrypted"])
        with self.assertRaises(AccessError):
            account.export_data(["password_encrypted"])
        with self.assertRaises(AccessError):
            account.search([], order="password_encrypted")

    def test_an_administrator_keeps_all_logins(self):
        self.account.with_user(self.administrator).password = "neu-1"
        self.assertEqual(self.account._credentials().password, "neu-1")

    def test_an_empty_password_changes_nothing(self):
        self.account.password = ""
        self.assertEqual(self.account._credentials().password, "geheim-1")

    def test_credentials_are_not_told_by_their_text(self):
        self.assertNotIn("geheim-1", repr(self.account._credentials()))

    def test_without_a_place_for_the_key_no_password_is_taken(self):
        nowhere = {"INGE_ONLINE_KEY": "", "INGE_ONLINE_KEY_FILE": "/dev/null/key"}
        with patch.dict(os.environ, nowhere), self.assertRaisesRegex(UserError, "key"):
            self.account.password = "neu-1"

    def test_a_key_is_made_when_none_is_there_and_only_its_owner_reads_it(self):
        path = f"{self.mkdtemp()}/key"
        with patch.dict(
            os.environ, {"INGE_ONLINE_KEY": "", "INGE_ONLINE_KEY_FILE": path}
        ):
            stored = passwords.encrypt("neu-1")
            self.assertEqual(passwords.decrypt(stored), "neu-1")
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)

    def test_an_older_key_still_opens_what_it_closed(self):
        old, new = os.environ["INGE_ONLINE_KEY"], "A" * 43 + "="
        with patch.dict(os.environ, {"INGE_ONLINE_KEY": f"{new} {old}"}):
            self.assertEqual(self.account._credentials().password, "geheim-1")
        with patch.dict(os.environ, {"INGE_ONLINE_KEY": new}):
            with self.assertRaises(passwords.NoKey):
                self.account._credentials()

    def mkdtemp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return folder.name

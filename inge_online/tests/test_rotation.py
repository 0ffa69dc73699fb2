import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from odoo.tests import tagged

from .. import passwords
from ..models import inge_account_key
from .common import IngeCase


class Stopped(Exception):
    """The command was broken off."""


@tagged("post_install", "-at_install")
class TestRotation(IngeCase):
    """All passwords get a new key, even if it takes two attempts."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.setting("key", "")
        cls.file = f"{folder.name}/key"
        cls.setting("key_file", cls.file)
        passwords.encrypt("")
        cls.key = Path(cls.file).read_text()
        # those of the demo data have another key
        cls.env["inge.account"]._kept().password_encrypted = False
        cls.accounts = cls.an_account(password="geheim-1")
        cls.accounts |= cls.an_account(cls.manager, password="geheim-2")
        cls.accounts |= cls.an_account(environment="production", password="geheim-3")
        cls.accounts[2].active = False

    def setUp(self):
        super().setUp()
        # the database is rolled back after a test, the file is not
        Path(self.file).write_text(self.key)
        self.commits = 0
        model = type(self.env["inge.account"])
        self.patch(model, "_commit_bite", lambda _self: self.commit())
        self.patch(inge_account_key, "BITE", 1)

    def commit(self):
        self.commits += 1
        if self.commits == getattr(self, "stop_at", None):
            raise Stopped

    def opened(self):
        return sorted(account._credentials().password for account in self.accounts)

    def lines(self):
        return Path(self.file).read_text().split()

    def test_all_get_the_new_key_and_the_old_one_is_no_longer_needed(self):
        old = self.lines()
        passwords.add_key()
        self.assertEqual(self.env["inge.account"]._outdated(), 3)
        self.assertEqual(self.env["inge.account"]._rotate(), 0)
        self.assertEqual(self.env["inge.account"]._outdated(), 0)
        passwords.forget_old_keys()
        self.assertEqual(self.opened(), ["geheim-1", "geheim-2", "geheim-3"])
        self.assertFalse(set(old) & set(self.lines()))
        self.assertEqual(os.stat(self.file).st_mode & 0o777, 0o600)

    def test_broken_off_it_goes_on_and_all_stays_readable_in_between(self):
        passwords.add_key()
        self.stop_at = 2
        # assertRaises would roll back what was done until then
        with suppress(Stopped):
            self.env["inge.account"]._rotate()
        self.assertEqual(self.env["inge.account"]._outdated(), 1)
        self.assertEqual(self.opened(), ["geheim-1", "geheim-2", "geheim-3"])
        self.assertEqual(self.env["inge.account"]._rotate(), 0)
        self.assertEqual(self.env["inge.account"]._outdated(), 0)

    def test_what_no_key_opens_is_counted_and_left_alone(self):
        self.accounts[0].password_encrypted = "gAAAAA-broken"
        passwords.add_key()
        self.assertEqual(self.env["inge.account"]._rotate(), 1)
        self.assertEqual(self.accounts[0].password_encrypted, "gAAAAA-broken")
        self.assertEqual(self.env["inge.account"]._outdated(), 1)

    def test_a_key_of_the_environment_is_not_ours_to_change(self):
        with patch.dict(os.environ, {"INGE_ONLINE_KEY": self.lines()[0]}):
            with self.assertRaisesRegex(passwords.NoKey, "environment"):
                passwords.add_key()
            with self.assertRaisesRegex(passwords.NoKey, "environment"):
                passwords.forget_old_keys()

import os
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..ledger import Hold
from .common import LoopbackCase

ELSEWHERE = ("held", Hold.ELSEWHERE.value)


@tagged("post_install", "-at_install")
class TestHome(LoopbackCase):
    """Only the database that reports from this server does so; its copies do not."""

    def setUp(self):
        super().setUp()
        self.contract = self.env["inge.contract"]
        self.file = Path(os.environ["INGE_ONLINE_HOME_FILE"])
        self.file.unlink(missing_ok=True)
        self.parameters = self.env["ir.config_parameter"]
        self.parameters.set_param("inge_online.home", "unbound")

    def first_message(self):
        """Let the database send once, which binds it to this server."""
        calls = self.answered(self.enqueue(key="first"), status=503)
        self.assertEqual(calls, 1)

    def next_message(self, key="second"):
        message = self.enqueue(key=key, record=self.a_course(f"PROBE-{key}"))
        calls = self.answered(message)
        return (message.state, message.hold_reason), calls

    def test_the_first_message_binds_the_database(self):
        self.assertTrue(self.contract._at_home())
        self.assertFalse(self.file.exists())
        self.first_message()
        self.assertTrue(self.contract._at_home())
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        self.assertNotEqual(self.parameters.get_param("inge_online.home"), "unbound")
        self.assertNotIn(self.env.cr.dbname, self.file.read_text())

    def test_the_first_password_binds_it_before_anything_is_sent(self):
        """So a copy made before the first message is known as one."""
        self.account.password = "geheim-2"
        self.assertNotEqual(self.parameters.get_param("inge_online.home"), "unbound")
        self.assertTrue(self.contract._at_home())
        with patch.object(type(self.contract), "_cluster", lambda _self: 4711):
            self.assertEqual(self.next_message("copy"), (ELSEWHERE, 0))
        self.assertEqual(self.next_message()[1], 1, "the original sends")

    @mute_logger("odoo.addons.inge_online.models.inge_home")
    def test_without_a_place_for_the_file_no_password_is_kept(self):
        nowhere = {"INGE_ONLINE_HOME_FILE": "/dev/null/home"}
        with (
            patch.dict(os.environ, nowhere),
            self.assertRaisesRegex(UserError, "home_file"),
        ):
            self.account.password = "geheim-2"

    def test_odoos_own_copy_sends_nothing(self):
        self.first_message()
        self.parameters.set_param("database.uuid", "of-a-copy")
        self.assertEqual(self.next_message(), (ELSEWHERE, 0))

    def test_a_copy_with_the_same_uuid_sends_nothing(self):
        self.first_message()
        with patch.object(self.env.cr, "dbname", "copy"):
            self.assertFalse(self.contract._at_home())

    def test_a_dump_restored_elsewhere_sends_nothing(self):
        self.first_message()
        with patch.object(type(self.contract), "_cluster", lambda _self: 4711):
            self.assertEqual(self.next_message(), (ELSEWHERE, 0))

    def test_a_second_server_with_the_same_database_sends_nothing(self):
        self.first_message()
        other = {"INGE_ONLINE_HOME_FILE": f"{self.file}.other"}
        with patch.dict(os.environ, other):
            self.assertEqual(self.next_message(), (ELSEWHERE, 0))
        self.assertEqual(self.next_message("third")[1], 1, "the first one goes on")

    def test_a_second_host_that_shares_the_file_sends(self):
        self.first_message()
        shared = f"{self.file}.shared"
        os.link(self.file, shared)
        self.addCleanup(os.unlink, shared)
        with patch.dict(os.environ, {"INGE_ONLINE_HOME_FILE": shared}):
            self.assertEqual(self.next_message()[1], 1)

    def test_a_mark_that_was_removed_is_no_new_beginning(self):
        self.first_message()
        self.parameters.set_param("inge_online.home", False)
        self.assertEqual(self.next_message(), (ELSEWHERE, 0))

    def test_the_reason_says_what_to_do(self):
        self.parameters.set_param("inge_online.home", "of-elsewhere")
        self.assertIn("inge adopt", self.enqueue().answer_summary)

    def test_a_database_that_moved_on_purpose_is_adopted(self):
        self.parameters.set_param("inge_online.home", "of-elsewhere")
        message = self.enqueue()
        self.assertEqual((message.state, message.hold_reason), ELSEWHERE)
        self.assertEqual(self.env["inge.account"]._move_in(), 1)
        self.assertEqual(message.state, "ready")

    @mute_logger("odoo.addons.inge_online.models.inge_home")
    def test_without_a_place_for_the_file_nothing_leaves(self):
        message = self.enqueue()
        nowhere = {"INGE_ONLINE_HOME_FILE": "/dev/null/home"}
        with patch.dict(os.environ, nowhere):
            calls = self.answered(message)
        self.assertEqual((message.state, message.hold_reason), ("held", "setup"))
        self.assertFalse(calls)

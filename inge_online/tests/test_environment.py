import os
from unittest.mock import patch

from odoo.tests import tagged

from .common import IngeCase

ARMED = {"INGE_ONLINE_ARMED": "yes"}


@tagged("post_install", "-at_install")
class TestEnvironment(IngeCase):
    """Test unless proven production; the proofs' table is tested without Odoo."""

    def environment(self):
        return self.env["inge.contract"]._environment(self.provider)

    def test_nothing_configured_means_test(self):
        self.assertEqual(self.environment(), "test")
        self.assertEqual(self.enqueue().environment, "test")

    def test_the_shipped_contract_never_leads_to_production(self):
        self.provider.certified_on = "2025-01-01"
        with patch.dict(os.environ, ARMED):
            self.assertEqual(self.environment(), "test")

    def test_unclear_arming_is_none(self):
        for value in ("", "maybe", "0", "nein"):
            with patch.dict(os.environ, {"INGE_ONLINE_ARMED": value}):
                server = self.env["inge.contract"]._server(self.provider)
                self.assertFalse(server.armed, value)
        with patch.dict(os.environ, ARMED):
            self.assertTrue(self.env["inge.contract"]._server(self.provider).armed)

    def test_a_message_keeps_its_environment_for_ever(self):
        self.an_account()
        message = self.enqueue()
        with patch.dict(os.environ, ARMED):
            self.provider.certified_on = "2025-01-01"
            self.assertEqual(message.environment, "test")

    def test_a_login_of_production_is_not_used_for_a_test(self):
        self.an_account(environment="production")
        message = self.enqueue()
        self.assertEqual((message.state, message.hold_reason), ("held", "no_account"))

    def test_a_message_of_production_is_held_on_a_server_for_testing(self):
        self.an_account()
        message = self.enqueue()
        message._ledger().write({"environment": "production"})
        self.send(message)
        self.assertEqual(
            (message.state, message.hold_reason), ("held", "not_production")
        )

import os
from dataclasses import replace
from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..ledger import Server
from ..protocol.samples import sample
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

    def test_a_test_contract_never_meets_a_number_of_production(self):
        """Armed, certified and with a login: the contract has no such address."""
        self.provider.write({"certified_on": "2025-01-01", "test_provider_code": False})
        self.an_account(environment="production")
        self.an_account()
        mapper = self.env["inge.mapper"].with_user(self.clerk)
        with patch.dict(os.environ, ARMED):
            self.assertEqual(mapper._sender(self.course), {"provider_code": ""})
            message = sample("course_plan_report")
            message = self.enqueue(message=replace(message, provider_code=""))
        self.assertEqual((message.state, message.environment), ("draft", "test"))
        self.assertIn("text_blank", message.issue_ids.mapped("code"))

    def test_one_number_is_not_both_for_tests_and_for_production(self):
        with self.assertRaisesRegex(ValidationError, "wrong field"):
            self.provider.test_provider_code = self.provider.provider_code
        elsewhere = self.provider.create(
            {
                "company_id": self.env["res.company"].create({"name": "B"}).id,
                "state_id": self.provider.state_id.id,
            }
        )
        for name, value in (
            ("test_provider_code", "NI-09"),
            ("provider_code", "TEST-NI-09"),
        ):
            with self.assertRaisesRegex(ValidationError, "wrong field"):
                elsewhere[name] = value

    def test_every_screen_says_that_it_is_not_production(self):
        contract = self.env["inge.contract"].with_user(self.reader)

        def kind():
            return (contract._notice(self.company) or {}).get("kind")

        self.assertEqual(kind(), "test")
        self.env["ir.config_parameter"].set_param("database.is_neutralized", "True")
        self.assertEqual(kind(), "copy")
        self.env["ir.config_parameter"].set_param("database.is_neutralized", False)
        base = type(self.env["inge.contract"])
        cleared = Server(False, True, True, True, frozenset({"test", "production"}))
        with patch.object(base, "_server", lambda *args, **kwargs: cleared):
            self.assertIsNone(kind())
            elsewhere = self.env["res.company"].create({"name": "B"})
            notice = contract.sudo()._notice(elsewhere)
            self.assertEqual(notice["kind"], "test", "nobody is certified")

    def test_one_provider_in_production_is_named(self):
        bremen = self.provider.copy({"state_id": self.env.ref("base.state_de_hb").id})
        cleared = Server(False, True, True, True, frozenset({"test", "production"}))
        trying = replace(cleared, certified=False)

        def server(_contract, provider, message_type=None):
            return cleared if provider == bremen else trying

        with patch.object(type(self.env["inge.contract"]), "_server", server):
            notice = self.env["inge.contract"]._notice(self.company)
        self.assertEqual(notice["kind"], "partly")
        self.assertIn(bremen.display_name, notice["title"])

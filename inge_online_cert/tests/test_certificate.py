import base64
import os
from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.inge_online.protocol import MESSAGES
from odoo.addons.inge_online.tests.common import IngeCase


@tagged("post_install", "-at_install")
class TestCertificate(IngeCase):
    """What BAMF has certified, and what follows from it."""

    def certify(self, procedure, **values):
        return self.env["inge.cert.certificate"].create(
            {
                "provider_id": self.provider.id,
                "procedure_id": self.env.ref(
                    f"inge_online_cert.inge_cert_procedure_{procedure}"
                ).id,
                "certified_on": "2025-06-02",
                "proof": base64.b64encode(b"Bescheid"),
                **values,
            }
        )

    def test_each_procedure_needs_its_certificate(self):
        self.assertFalse(self.provider._is_certified())
        self.certify("course")
        self.assertTrue(self.provider._is_certified())
        self.assertEqual(str(self.provider.certified_on), "2025-06-02")
        self.assertTrue(self.provider._is_certified("course_start_report"))
        self.assertFalse(self.provider._is_certified("language_test_report"))

    def test_every_message_belongs_to_a_procedure(self):
        """One that nobody can certify were held in production for ever."""
        types = self.env["inge.cert.procedure"].search([]).type_ids
        self.assertEqual(set(types.mapped("message_type")), set(MESSAGES))

    def test_a_withdrawn_certificate_counts_no_more(self):
        self.certify("course").active = False
        self.assertFalse(self.provider._is_certified("course_start_report"))
        self.assertFalse(self.provider.certified_on)

    def test_without_proof_or_of_tomorrow_there_is_none(self):
        with self.assertRaises(ValidationError):
            self.certify("course", certified_on="2999-01-01")

    def test_the_switch_enters_number_and_logins(self):
        self.certify("course")
        self.provider.provider_code = False
        with Form(self.env["inge.cert.switch"]) as form:
            form.provider_id = self.provider
            form.provider_code = "NI-47"
        switch = form.save()
        line = switch.line_ids.filtered(lambda one: one.user_id == self.clerk)
        line.write({"login": "debev-neu"})
        line.password = "Geheim-9"
        switch.action_apply()
        self.assertEqual(self.provider.provider_code, "NI-47")
        account = self.env["inge.account"].search(
            [("user_id", "=", self.clerk.id), ("environment", "=", "production")]
        )
        self.assertEqual(account.login, "debev-neu")
        self.assertTrue(account.has_password)
        # the server is not armed: nothing goes to production by this alone
        self.assertFalse(switch.live)

    def test_login_and_password_are_changed_together(self):
        """The new password never goes with the old login, nor is it lost with it."""
        self.certify("course")
        account = self.an_account(environment="production", password="alt-1")
        switch = self.env["inge.cert.switch"].create({"provider_id": self.provider.id})
        line = switch.line_ids.filtered(lambda one: one.user_id == self.clerk)
        self.assertEqual((line.login, line.has_password), (account.login, True))
        released = []
        self.patch(
            type(account), "_release", lambda logins: released.append(logins.login)
        )
        line.write({"login": "debev-neu", "password": "Geheim-9"})
        switch.action_apply()
        self.assertEqual(released, ["debev-neu"])
        credentials = account._credentials()
        self.assertEqual(credentials.username, "debev-neu")
        self.assertEqual(credentials.password, "Geheim-9")

    def test_the_switch_says_when_messages_wait_in_production(self):
        self.certify("course")
        switch = self.env["inge.cert.switch"].create({"provider_id": self.provider.id})
        self.assertFalse(switch.live or switch.held, "the server is not armed")
        with (
            patch.dict(os.environ, {"INGE_ONLINE_ARMED": "yes"}),
            patch.object(
                type(self.env["inge.contract"]),
                "_endpoints",
                lambda *_: frozenset({"test", "production"}),
            ),
        ):
            switch.invalidate_recordset()
            self.assertTrue(switch.live)
            self.assertTrue(switch.held, "the interface is not registered")

    def test_the_switch_wants_a_certificate_and_another_number(self):
        switch = self.env["inge.cert.switch"].create({"provider_id": self.provider.id})
        with self.assertRaises(UserError):
            switch.action_apply()
        self.certify("course")
        switch.provider_code = self.provider.test_provider_code
        with self.assertRaises(UserError):
            switch.action_apply()

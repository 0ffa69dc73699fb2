from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SimulatorCase


@tagged("post_install", "-at_install")
class TestAccountProbe(SimulatorCase):
    """The connection test asks BAMF something harmless, and says what came of it."""

    def probe(self, user=None):
        """Press the button and let what it asked for happen; return the result."""
        self.env.cr.postcommit.clear()
        self.account.with_user(user or self.clerk).action_test_connection()
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.cr.postcommit.run()
        self.account.invalidate_recordset()
        return self.account.test_result

    def test_the_right_password(self):
        self.assertEqual(self.probe(), "accepted")
        self.assertTrue(self.account.tested_on)
        self.assertFalse(any(self.accepted().values()), "it changes nothing at BAMF")

    def test_a_wrong_password_is_tried_once_only(self):
        self.account.password = "Probe-falsch"
        self.assertEqual(self.probe(), "refused")
        self.assertTrue(self.account.refused_at)
        with self.assertRaisesRegex(UserError, "BAMF does not let"):
            self.probe()
        self.account.password = "Probe-1234"
        self.assertEqual(self.probe(), "accepted")

    def test_nobody_answers(self):
        self.setting("test_endpoint", "http://127.0.0.1:9")
        self.assertEqual(self.probe(), "unreachable")
        self.setting("test_endpoint", self.simulator.url)

    def test_an_answer_that_makes_no_sense(self):
        self.wish("garbage")
        self.assertEqual(self.probe(), "unclear")

    def test_a_copy_of_the_database_asks_nothing(self):
        self.env["ir.config_parameter"].set_param("database.is_neutralized", "True")
        with self.assertRaisesRegex(UserError, "copy"):
            self.probe()

    def test_without_a_provider_code_it_says_so(self):
        self.provider.test_provider_code = False
        with self.assertRaisesRegex(UserError, "provider code"):
            self.probe()

    def test_nobody_tries_the_login_of_somebody_else(self):
        with self.assertRaises(AccessError):
            self.probe(self.manager)

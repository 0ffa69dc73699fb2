from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import tagged

from .common import IngeCase


@tagged("post_install", "-at_install")
class TestNeutralize(IngeCase):
    def neutralize(self):
        self.env.flush_all()
        for query in get_neutralization_queries(["inge_online"]):
            self.cr.execute(query)
        self.env.invalidate_all()

    def test_a_copy_keeps_no_password_and_no_way_to_production(self):
        account = self.an_account()
        production = self.an_account(environment="production")
        self.provider.certified_on = "2025-01-01"
        self.neutralize()
        self.assertFalse((account | production).filtered("has_password"))
        self.assertFalse((account | production).filtered("password_encrypted"))
        self.assertFalse(production.active)
        self.assertFalse(self.provider.certified_on)

    def test_a_copy_sends_nothing_of_what_was_queued(self):
        self.an_account()
        message = self.enqueue()
        self.neutralize()
        self.assertEqual((message.state, message.hold_reason), ("held", "neutralized"))

    def test_it_may_run_twice_and_on_nothing(self):
        self.neutralize()
        self.neutralize()

    def test_a_neutralized_database_holds_what_is_queued_later(self):
        self.an_account()
        self.env["ir.config_parameter"].set_param("database.is_neutralized", "True")
        message = self.enqueue()
        self.assertEqual((message.state, message.hold_reason), ("held", "neutralized"))
        message.with_user(self.clerk).action_release()
        self.assertEqual((message.state, message.hold_reason), ("held", "neutralized"))

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import IngeCase

ENVELOPES = ("payload", "answer", "evidence")


@tagged("post_install", "-at_install")
class TestAccess(IngeCase):
    """Who sees what of the ledger."""

    def test_a_reader_sees_what_became_of_a_message(self):
        message = self.enqueue().with_user(self.reader)
        self.assertEqual(message.state, "held")
        self.assertTrue(message.answer_summary)

    def test_envelopes_are_for_managers(self):
        message = self.enqueue()
        for user in (self.reader, self.clerk):
            for name in ENVELOPES:
                with self.subTest(user=user.login, field=name):
                    with self.assertRaises(AccessError):
                        message.with_user(user).read([name])
        self.assertTrue(message.with_user(self.manager).read(ENVELOPES))

    def test_other_companies_see_nothing(self):
        message = self.enqueue()
        other = self.user(
            "administrator", self.env["res.company"].create({"name": "B"})
        )
        messages = self.env["inge.message"].with_user(other)
        self.assertNotIn(message, messages.search([]))
        with self.assertRaises(AccessError):
            message.with_user(other).read(["state"])

    def test_users_without_a_role_see_nothing(self):
        message = self.enqueue()
        nobody = self.user("reader", self.env["res.company"].create({"name": "B"}))
        nobody.group_ids = self.env.ref("base.group_user")
        with self.assertRaises(AccessError):
            message.with_user(nobody).read(["state"])

    def test_roles_build_on_each_other(self):
        for lower, higher in (
            ("reader", "clerk"),
            ("clerk", "manager"),
            ("manager", "administrator"),
        ):
            user = getattr(self, higher)
            self.assertTrue(user.has_group(f"inge_online.group_{lower}"))
            user = getattr(self, lower)
            self.assertFalse(user.has_group(f"inge_online.group_{higher}"))

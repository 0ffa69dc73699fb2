import os
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..ledger import Server
from .common import IngeCase


@tagged("post_install", "-at_install")
class TestReadiness(IngeCase):
    """What BAMF demands before the first real report."""

    def page(self, user=None):
        pages = self.env["inge.readiness"].with_user(user or self.manager)
        action = pages.with_company(self.company).action_open()
        return pages.browse(action["res_id"])

    def missing(self, page=None):
        page = page or self.page()
        page.env.invalidate_all()
        return page.line_ids.filtered(lambda line: not line.met).mapped("topic")

    def meet_all(self):
        self.company.inge_registered_on = "2025-01-02"
        self.provider.certified_on = "2025-03-01"
        for user in self.company._inge_clerks():
            account = self.an_account(user, environment="production")
            account.sudo().test_result = "accepted"

    def test_each_prerequisite_is_listed_with_what_to_do(self):
        self.provider.provider_code = False
        self.site.site_code = False
        self.env["res.partner"].search([]).inge_is_bamf_debtor = False
        page = self.page()
        self.assertEqual(
            set(self.missing(page)),
            {
                "registered",
                "account",
                "provider_code",
                "site_code",
                "debtor",
                "certified",
            },
        )
        self.assertTrue(all(page.line_ids.mapped("todo")))
        self.assertFalse(page.ready)

    def test_the_list_lives(self):
        page = self.page()
        page.registered_on = "2025-01-02"
        self.assertEqual(str(self.company.inge_registered_on), "2025-01-02")
        self.assertNotIn("registered", self.missing(page))
        self.meet_all()
        self.assertEqual(self.missing(page), [])
        self.assertTrue(page.ready)

    def test_a_refused_login_is_not_usable(self):
        self.meet_all()
        account = self.env["inge.account"].search([("user_id", "=", self.clerk.id)])
        account._refuse()
        self.assertEqual(self.missing(), ["account"])

    def test_each_line_leads_somewhere(self):
        page = self.page()
        for line in page.line_ids:
            action = line.action_open_field()
            self.assertEqual(action["type"], "ir.actions.act_window")
            if line.topic == "registered":
                page = self.env[action["res_model"]]
                arch = page.get_view(view_type="form")["arch"]
                self.assertIn(f'name="{action["context"]["inge_focus"]}"', arch)

    def test_a_clerk_looks_and_a_manager_enters(self):
        page = self.page(self.clerk)
        self.assertTrue(page.line_ids.mapped("state"))
        with self.assertRaises(AccessError):
            page.registered_on = "2025-01-02"

    def test_nobody_looks_or_writes_into_another_company(self):
        elsewhere = self.env["res.company"].create({"name": "Andere Schule"})
        for user in (self.clerk, self.manager):
            pages = self.env["inge.readiness"].with_user(user)
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                page = pages.create({"company_id": elsewhere.id})
                page.registered_on = "2025-01-02"
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                line = self.env["inge.readiness.line"].with_user(user)
                line.create(
                    {
                        "readiness_id": pages.create({"company_id": elsewhere.id}).id,
                        "topic": "account",
                        "res_model": "res.users",
                        "res_id": self.clerk.id,
                    }
                ).read(["todo"])
        self.assertFalse(elsewhere.inge_registered_on)

    def test_the_letter_can_be_printed(self):
        report = self.env["ir.actions.report"].with_user(self.clerk)
        html = report._render_qweb_html(
            "inge_online.report_readiness_letter", self.company.ids
        )[0].decode()
        for text in ("InGe-Online", "NI-09", "Haus der Probe", "Probeschule"):
            self.assertIn(text, html)


@tagged("post_install", "-at_install")
class TestHoldUntilReady(IngeCase):
    """Reports to production are held with the reason that is missing."""

    def setUp(self):
        super().setUp()
        self.an_account(environment="production")
        self.provider.certified_on = "2025-03-01"
        cleared = Server(
            neutralized=False,
            at_home=True,
            armed=True,
            certified=True,
            endpoints=frozenset(("test", "production")),
        )
        contract = self.registry["inge.contract"]
        base = next(cls for cls in contract.__mro__ if "_endpoints" in vars(cls))
        self.startPatcher(
            patch.object(base, "_server", lambda *args, **kwargs: cleared)
        )
        # asked by itself, before all else
        self.startPatcher(patch.dict(os.environ, {"INGE_ONLINE_ARMED": "yes"}))

    def held(self):
        message = self.enqueue()
        self.assertEqual(message.environment, "production")
        return message

    def test_a_message_is_held_and_says_what_is_missing(self):
        message = self.held()
        self.assertEqual((message.state, message.hold_reason), ("held", "not_ready"))
        self.assertIn("registration for the interface", message.answer_summary)
        self.assertNotIn("BAMF as debtor", message.answer_summary)

    def test_it_goes_when_released_after_that(self):
        message = self.held()
        self.company.inge_registered_on = "2025-01-02"
        message.with_user(self.clerk).action_release()
        self.assertEqual(message.state, "ready")

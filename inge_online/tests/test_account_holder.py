from odoo import SUPERUSER_ID, Command
from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, tagged

from .common import IngeCase


@tagged("post_install", "-at_install")
class TestAccountHolder(IngeCase):
    """An ordinary clerk holds a login; cron jobs use the responsible one's."""

    def choose(self):
        """Return the login a cron job would take for the clerk's course."""
        accounts = self.env["inge.account"].with_user(SUPERUSER_ID)
        return accounts._choose(self.company, "test", self.clerk)

    def test_an_administrator_holds_no_login(self):
        system, rights = self.reader, self.manager
        system.group_ids = [Command.link(self.env.ref("base.group_system").id)]
        rights.group_ids = [Command.link(self.env.ref("base.group_erp_manager").id)]
        root = self.env.ref("base.user_root")
        for user in (self.administrator, system, rights, root):
            with (
                self.subTest(user=user.login),
                self.assertRaisesRegex(ValidationError, "is an administrator"),
            ):
                self.an_account(user)

    def test_the_reason_is_told_in_german(self):
        self.env["res.lang"]._activate_lang("de_DE")
        german = self.env(context={**self.env.context, "lang": "de_DE"})
        account = self.an_account().with_env(german)
        with self.assertRaisesRegex(ValidationError, "ordentlichen|gewöhnlichen"):
            account.debev_administrator = True

    def test_a_login_that_administers_debev_is_refused(self):
        account = self.an_account()
        with self.assertRaisesRegex(ValidationError, "administers DeBeV"):
            account.debev_administrator = True

    def test_it_may_be_archived_and_is_refused_when_it_comes_back(self):
        account = self.an_account()
        account.write({"debev_administrator": True, "active": False})
        with self.assertRaises(ValidationError):
            account.active = True

    def test_who_became_an_administrator_later_sends_nothing_any_more(self):
        self.an_account()
        message = self.enqueue()
        self.assertEqual(message.state, "ready")
        self.clerk.group_ids = [
            Command.link(self.env.ref("inge_online.group_administrator").id)
        ]
        self.send(message)
        self.assertEqual(
            (message.state, message.hold_reason), ("held", "administrator")
        )
        self.assertIn("administrator", message.answer_summary)

    def test_an_administrator_is_not_proposed_as_holder(self):
        accounts = self.env["inge.account"]
        proposed = {
            user: accounts.with_user(user).default_get(["user_id"]).get("user_id")
            for user in (self.clerk, self.administrator)
        }
        self.assertEqual(
            proposed, {self.clerk: self.clerk.id, self.administrator: False}
        )

    def test_a_cron_job_takes_the_clerks_login_whoever_the_deputy_is(self):
        account = self.an_account()
        self.company.inge_deputy_id = self.manager
        self.an_account(self.manager)
        self.assertEqual(self.choose(), account)

    @freeze_time("2025-07-01 08:00")
    def test_the_deputy_steps_in_when_the_clerk_is_away(self):
        own, deputy = self.an_account(), self.an_account(self.manager)
        self.clerk.out_of_office_from = "2025-06-30 00:00"
        self.assertEqual(self.choose(), own, "nobody is named")
        self.company.inge_deputy_id = self.manager
        self.assertEqual(self.choose(), deputy)
        self.clerk.out_of_office_to = "2025-06-30 23:00"
        self.clerk.invalidate_recordset(["is_out_of_office"])
        self.assertEqual(self.choose(), own)

    def test_the_deputy_steps_in_when_the_clerk_has_left_or_has_no_login(self):
        self.company.inge_deputy_id = self.manager
        deputy = self.an_account(self.manager)
        self.assertEqual(self.choose(), deputy)
        own = self.an_account()
        self.assertEqual(self.choose(), own)
        self.clerk.active = False
        self.assertEqual(self.choose(), deputy)

    def test_a_clerk_never_takes_the_deputys_login(self):
        self.company.inge_deputy_id = self.manager
        self.an_account(self.manager)
        self.assertEqual(self.enqueue().hold_reason, "no_account")

import shutil
import tempfile
from pathlib import Path

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..config import SHIPPED
from .common import IngeCase


@tagged("post_install", "-at_install")
class TestCode(IngeCase):
    """The lists a clerk selects from are those of the contract in force."""

    def contract(self, **lists):
        """Let the server speak a contract with these lists instead of the shipped."""
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        target = folder / "contract"
        shutil.copytree(SHIPPED, target)
        (target / "SHA256SUMS").unlink()
        for name, lines in lists.items():
            text = "\n".join(["code;official;label", *lines]) + "\n"
            (target / "codes" / f"{name}.csv").write_text(text)
        self.setting("contract", str(target))

    def words(self, kind):
        return self.env["inge.code"].search([("kind", "=", kind)]).mapped("code")

    def test_another_contract_brings_its_own_lists(self):
        old = self.env.ref("inge_online.inge_code_late_reason_other")
        own = self.env["inge.code"].create(
            {"kind": "late_reason", "code": "ours", "name": "eigener Grund"}
        )
        self.contract(late_reason=["takeover;NE1;Übernahme", "flood;NE7;Hochwasser"])
        self.env["inge.code"]._cron_refresh()
        self.assertEqual(set(self.words("late_reason")), {"takeover", "flood", "ours"})
        self.assertFalse(old.active)
        self.assertTrue(old.exists() and own.active)
        flood = self.env["inge.code"].search([("code", "=", "flood")])
        self.assertEqual(flood.name, "Hochwasser")

    def test_a_code_that_comes_back_is_offered_again(self):
        old = self.env.ref("inge_online.inge_code_late_reason_other")
        old.active = False
        self.env["inge.code"].with_user(self.manager).action_refresh()
        self.assertTrue(old.active)

    def test_own_words_for_a_code_stay(self):
        code = self.env.ref("inge_online.inge_code_late_reason_other")
        code.name = "Sonstiges (siehe Zusatzangaben)"
        self.env["inge.code"]._refresh()
        self.assertEqual(code.name, "Sonstiges (siehe Zusatzangaben)")

    def test_a_code_is_called_as_it_is_now(self):
        code = self.env.ref("inge_online.inge_code_late_reason_other")
        self.assertEqual(code.display_name, code.name)
        code.name = "Anders genannt"
        self.assertEqual(code.display_name, "Anders genannt")
        new = code.copy({"code": "new", "name": "Neu"})
        self.assertEqual(new.display_name, "Neu")

    def test_nothing_happens_while_the_contract_is_the_same(self):
        self.env["inge.code"]._refresh()
        gone = self.env.ref("inge_online.inge_code_late_reason_other")
        gone.active = False
        self.env["inge.code"]._cron_refresh()
        self.assertFalse(gone.active)

    def test_a_contract_that_cannot_be_used_changes_nothing(self):
        before = self.words("late_reason")
        self.setting("contract", "/nowhere")
        with self.assertRaisesRegex(UserError, "cannot be used"):
            self.env["inge.code"].with_user(self.manager).action_refresh()
        self.assertEqual(self.words("late_reason"), before)

    def test_clerks_do_not_change_the_lists(self):
        with self.assertRaises(AccessError):
            self.env["inge.code"].with_user(self.clerk).action_refresh()

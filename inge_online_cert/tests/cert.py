"""An administrator, the shipped example booklet, and rehearsals within a test."""

from cryptography.fernet import Fernet

from odoo.tests import new_test_user

from odoo.addons.inge_online.tests.common import ServerCase

from ..rehearsal import Rehearsal


class CertCase(ServerCase):
    """Runs of booklets, as an administrator of InGe-Online."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")
        cls.env.user.lang = "en_US"
        cls.setting("key", Fernet.generate_key().decode())
        cls.administrator = new_test_user(
            cls.env, "test-cert", groups="inge_online.group_administrator", lang="en_US"
        )
        cls.booklet = cls.env["inge.cert.booklet"]._load_example()

    def a_run(self, booklet=None, **values):
        """Return a run of the booklet as its administrator has it before it begins."""
        runs = self.env["inge.cert.run"].with_user(self.administrator)
        values = {"booklet_id": (booklet or self.booklet).id, **values}
        return runs.create(values)

    def a_booklet(self, *names):
        """Return a copy of the example with some of its cases only, and their data."""
        parts = {"case_ids": False, "package_ids": False}
        copy = self.booklet.copy({"version": "-".join(names), **parts})
        for case in self.booklet.case_ids.filtered(lambda c: c.name in names):
            case.copy({"booklet_id": copy.id, "name": case.name})
        package = self.booklet.package_ids
        items = package.item_ids.filtered(
            lambda i: not i.case_name or i.case_name in names
        )
        copied = package.copy({"booklet_id": copy.id, "item_ids": False})
        for item in items:
            item.copy({"package_id": copied.id})
        return copy

    def rehearse(self, run):
        """Press the button and let the cron job play; return the run."""
        run.action_rehearse()
        self.play(run)
        return run

    def play(self, run, **how):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            passed = Rehearsal(self.registry, run.id).play(**how)
        self.env.invalidate_all()
        return passed

    def told(self, run):
        """Return what is not as expected, for the message of a failing test."""
        return run.sudo()._summary()

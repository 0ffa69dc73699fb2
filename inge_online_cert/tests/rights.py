"""The people and the walk of the tests on rights: all models of both add-ons."""

from odoo import Command
from odoo.tests import new_test_user

from odoo.addons.inge_online.tests.common import IngeCase

OURS = {"inge_online", "inge_online_cert"}
ROLES = ("reader", "clerk", "manager", "administrator")


class RightsCase(IngeCase):
    """A company with data, and people who have nothing to do with it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.groups = cls.env["res.groups"].union(
            *(cls.env.ref(f"inge_online.group_{role}") for role in ROLES)
        )
        elsewhere = cls.env["res.company"].create({"name": "Andere Schule"})
        cls.other = cls.user("administrator", elsewhere)
        cls.teacher = new_test_user(
            cls.env,
            "test-teacher",
            groups="base.group_user",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )
        cls.portal = new_test_user(cls.env, "test-portal", groups="base.group_portal")
        cls.strangers = (
            cls.teacher | cls.portal | cls.env.ref("base.public_user").sudo()
        )
        cls.person = cls.env["inge.participant"].create(
            {
                "company_id": cls.company.id,
                "family_name": "Rechtemann",
                "given_name": "Ada",
                "birth_date": "1990-01-01",
            }
        )
        cls.course.enrolment_ids = [Command.create({"participant_id": cls.person.id})]
        cls.account = cls.an_account()

    def setUp(self):
        super().setUp()
        self.message = self.enqueue()

    @classmethod
    def models(cls):
        """Return the names of all models that the add-ons brought."""
        return [
            name
            for name, model in sorted(cls.env.registry.items())
            if model._original_module in OURS
        ]

    @classmethod
    def real_models(cls):
        return [name for name in cls.models() if not cls.env[name]._abstract]

    @classmethod
    def of_a_company(cls):
        """Return the lasting models whose records belong to a company."""
        return [
            name
            for name in cls.real_models()
            if not cls.env[name]._transient and cls._way(name) is not None
        ]

    @classmethod
    def _way(cls, name, seen=()):
        """Return the fields that lead from a model of ours to a company, or None."""
        found = cls.env[name]._fields
        if "company_id" in found:
            return ["company_id"]
        for field in found.values():
            owner = field.comodel_name
            if (
                field.type == "many2one"
                and field.required
                and owner in cls.models()
                and owner not in (*seen, name)
            ):
                way = cls._way(owner, (*seen, name))
                if way is not None:
                    return [field.name, *way]
        return None

    def company_of(self, record):
        return record.mapped(".".join(self._way(record._name)))

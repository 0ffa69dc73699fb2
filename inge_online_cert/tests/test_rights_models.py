import re
from contextlib import suppress

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .rights import OURS, RightsCase

SENSITIVE = re.compile(
    "nationalit|gender|birth_place|entry_year|literacy|education|school|language_level"
    "|childcare|benefit|entitlement_kind|obliged|passport|identity_doc|password|payload|evidence$"
    "|^answer$|^record$|^result$|residence|disab"
)
HARMLESS = re.compile("^has_|_digest$|_age$|_on$")
"""Names of fields that say more of a person than a list of participants needs to."""


@tagged("post_install", "-at_install")
class TestRightsOfModels(RightsCase):
    """Every model and field, whoever adds it: who may what is not left to chance."""

    def test_rights_are_given_to_our_groups_only(self):
        self.assertEqual([*self.given_to_others()], [])

    def given_to_others(self):
        """Yield models on which nobody, others or everybody have rights."""
        for model in self.real_models():
            rows = self.env["ir.model.access"].search([("model_id.model", "=", model)])
            named = rows and all(row.group_id for row in rows)
            if not named or not rows.group_id <= self.groups:
                yield model

    def test_teachers_portal_and_public_see_nothing(self):
        self.assertEqual([*self.open_to_strangers()], [])

    def open_to_strangers(self):
        """Yield models, with what somebody may do who has nothing to do with them."""
        for model in self.real_models():
            for user in self.strangers:
                records = self.env[model].with_user(user)
                for operation in ("read", "write", "create", "unlink"):
                    if records.has_access(operation):
                        yield model, operation
                with suppress(AccessError):
                    records.search([])
                    yield model, "search"

    def test_readers_change_nothing_that_lasts(self):
        self.assertEqual([*self.changed_by_readers()], [])

    def changed_by_readers(self):
        for model in self.real_models():
            records = self.env[model].with_user(self.reader)
            for operation in ("write", "create", "unlink"):
                if not records._transient and records.has_access(operation):
                    yield model, operation

    def test_what_belongs_to_a_company_has_a_rule_for_everybody(self):
        self.assertEqual([*self.without_a_rule()], [])

    def without_a_rule(self):
        for model in self.of_a_company():
            for_all = [("model_id.model", "=", model), ("groups", "=", False)]
            if not self.env["ir.rule"].search(for_all):
                yield model

    def test_another_companys_administrator_sees_nothing_of_ours(self):
        """Whatever the demo data and this course hold, model by model."""
        seen = 0
        for model in self.of_a_company():
            theirs = self.env[model].with_user(self.other)
            if not theirs.has_access("read"):
                continue
            found = theirs.with_context(active_test=False).search([])
            for record in found.sudo():
                with self.subTest(model=model, record=record.id):
                    self.assertLessEqual(self.company_of(record), self.other.company_id)
            hidden = self.env[model].with_context(active_test=False).search([], limit=1)
            if hidden - found:
                seen += 1
                with self.subTest(model=model), self.assertRaises(AccessError):
                    hidden.with_user(self.other).read(["id"])
                counted = theirs.formatted_read_group([], [], ["__count"])
                with self.subTest(model=model):
                    self.assertEqual(counted[0]["__count"], theirs.search_count([]))
                if theirs._rec_name:
                    named = theirs.name_search(hidden.display_name, limit=None)
                    with self.subTest(model=model):
                        self.assertNotIn(hidden.id, [number for number, _n in named])
        self.assertGreater(seen, 8, "too little data to say anything")

    def test_notes_files_and_tasks_are_as_closed_as_the_person(self):
        self.person.message_post(body="Notiz")
        self.person.activity_schedule("mail.mail_activity_data_todo", user_id=2)
        file = {"name": "a.txt", "raw": b"x", "res_id": self.person.id}
        self.env["ir.attachment"].create({**file, "res_model": self.person._name})
        about = {
            "mail.message": "model",
            "mail.activity": "res_model",
            "ir.attachment": "res_model",
        }
        for model, name in about.items():
            domain = [(name, "=", self.person._name), ("res_id", "=", self.person.id)]
            hidden = self.env[model].search(domain)
            self.assertTrue(hidden, model)
            for user in (*self.strangers, self.other):
                theirs = self.env[model].with_user(user)
                with self.subTest(model=model, user=user.login):
                    with self.assertRaises(AccessError):
                        hidden.with_user(user).read(["display_name"])
                    with suppress(AccessError):
                        self.assertFalse(theirs.search(domain))

    def test_a_branch_and_its_parent_keep_to_themselves(self):
        """Odoo's branches are companies: who may see both is given both."""
        branch = self.company.create(
            {"name": "Zweigstelle", "parent_id": self.company.id}
        )
        ours = self.course.sudo()
        provider = self.provider.copy({"company_id": branch.id})
        site = self.site.copy({"provider_id": provider.id})
        theirs = self.a_course("ZWEIG-1", company_id=branch.id, site_id=site.id)
        of_branch, of_both = self.user("clerk", branch), self.user("manager", branch)
        of_both.company_ids = self.company | branch
        for user, seen, hidden in (
            (self.clerk, ours, theirs),
            (of_branch, theirs, ours),
            (of_both, ours | theirs, ours.browse()),
        ):
            courses = ours.with_user(user).with_context(
                allowed_company_ids=user.company_ids.ids
            )
            with self.subTest(user=user.login):
                found = courses.search([("id", "in", (ours | theirs).ids)])
                self.assertEqual(found.sudo(), seen)
                for record in (hidden, hidden.provider_id, hidden.site_id):
                    if record:
                        with self.assertRaises(AccessError):
                            record.with_env(courses.env).read(["display_name"])
                        with self.assertRaises(AccessError):
                            record.with_env(courses.env).write({"active": False})
                if hidden:
                    with self.assertRaises(AccessError):
                        hidden.with_env(courses.env)._report("course_plan_report")

    def of_persons(self):
        """Return the models that say something of a person, or hold a secret."""
        about = {"inge.participant", "inge.message", "inge.account"}
        return [
            name
            for name in self.models()
            if name in about or "participant_id" in self.env[name]._fields
        ]

    def test_readers_see_nothing_sensitive(self):
        self.assertEqual([*self.sensitive_to_readers()], [])

    def sensitive_to_readers(self):
        for model in self.of_persons():
            records = self.env[model].with_user(self.reader)
            for name, field in records._fields.items():
                ours = field._modules and OURS & set(field._modules)
                if not ours or not SENSITIVE.search(name):
                    continue
                if HARMLESS.search(name) or not records.has_access("read"):
                    continue
                if records._has_field_access(field, "read"):
                    yield f"{model}.{name}"

    def test_no_related_field_leads_around_a_groups_field(self):
        self.assertEqual([*self.ways_around()], [])

    def ways_around(self):
        """Yield related fields that show to all what is closed where it stands."""
        for model in self.models():
            for name, field in self.env[model]._fields.items():
                if not field.related or field.inherited:
                    continue
                target = self.env[model]
                for step in field.related.split("."):
                    end = target._fields[step]
                    target = target[step] if end.relational else target
                closed = end.groups and OURS & set(end._modules or ())
                if closed and not field.groups:
                    yield f"{model}.{name}"

    def test_whatever_can_be_archived_has_a_column_for_it(self):
        """Odoo's privacy lookup reads it from every table, and else finds nobody."""
        for model in self.real_models():
            field = self.env[model]._fields.get("active")
            with self.subTest(model=model):
                self.assertTrue(field is None or field.store)

    def test_the_walk_finds_what_is_open(self):
        """The checks above are no good if they cannot fail."""
        person = self.env["inge.participant"]
        rows = self.env["ir.model.access"].search(
            [("model_id.model", "=", person._name)]
        )
        rule = self.env["ir.rule"].search(
            [("model_id.model", "=", person._name), ("groups", "=", False)]
        )
        self.assertTrue(rule)
        rule.active = False
        self.assertEqual([*self.without_a_rule()], [person._name])
        self.patch(person._fields["birth_place"], "groups", None)
        self.assertIn(f"{person._name}.birth_place", [*self.sensitive_to_readers()])
        reader = rows.filtered(
            lambda row: row.group_id == self.env.ref("inge_online.group_reader")
        )
        reader.perm_write = True
        self.assertEqual([*self.changed_by_readers()], [(person._name, "write")])
        reader.group_id = self.env.ref("base.group_portal")
        self.assertEqual([*self.given_to_others()], [person._name])
        found = [*self.open_to_strangers()]
        self.assertEqual(
            {operation for model, operation in found if model == person._name},
            {"read", "write", "search"},
        )

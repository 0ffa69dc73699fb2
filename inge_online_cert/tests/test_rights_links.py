from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .rights import RightsCase


@tagged("post_install", "-at_install")
class TestRightsOfLinks(RightsCase):
    """Nobody is told of a foreign record by linking something to it.

    Odoo shows names and related fields of what a record links to with all rights.
    """

    def links(self):
        """Yield model, field and a record of ours, for all that can link to it."""
        examples = {
            name: self.env[name].with_context(active_test=False).search([], limit=1)
            for name in self.of_a_company()
        }
        for name in self.real_models():
            for field in self.env[name]._fields.values():
                target = examples.get(field.comodel_name)
                if target and field.type in ("many2one", "many2many"):
                    if self.company_of(target) <= self.other.company_id:
                        continue
                    yield self.env[name], field, target

    def ways(self, records, field, target):
        """Yield what a remote caller may try."""
        value = target.id if field.type == "many2one" else [(6, 0, target.ids)]
        spec = {field.name: {"fields": {"display_name": {}}}}
        for other in records._fields.values():
            if other.related and other.related.split(".")[0] == field.name:
                spec[other.name] = {}
        by_context = records.with_context(**{f"default_{field.name}": value})
        yield lambda: records.onchange({field.name: value}, [field.name], spec)
        yield lambda: by_context.onchange({}, [], spec)
        yield lambda: records.web_save({field.name: value}, spec)
        yield lambda: by_context.web_save({}, spec)

    @mute_logger("odoo.models", "odoo.sql_db", "odoo.addons.base.models.ir_rule")
    def test_no_model_tells_another_company_of_what_it_links_to(self):
        tried = 0
        for records, field, target in self.links():
            theirs = records.with_user(self.other)
            for way, ask in enumerate(self.ways(theirs, field, target)):
                tried += 1
                with self.subTest(field=str(field), way=way):
                    with self.assertRaises(AccessError):
                        ask()
        self.assertGreater(tried, 150, "too few to say anything")

    def test_a_task_does_not_tell_a_colleague_the_name_of_a_participant(self):
        """Tasks of Odoo point by model and number; who has no role may make some."""
        model = self.env["ir.model"]._get_id("inge.participant")
        spec = {"res_name": {}}
        for values in (
            {"res_model": "inge.participant", "res_id": self.person.id},
            {"res_model_id": model, "res_id": self.person.id},
        ):
            for user in (self.teacher, self.other):
                tasks = self.env["mail.activity"].with_user(user)
                context = {f"default_{name}": value for name, value in values.items()}
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    tasks.onchange(values, list(values), spec)
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    tasks.with_context(**context).onchange({}, [], spec)

    def test_lines_within_a_draft_are_looked_at_as_well(self):
        courses = self.env["inge.course"].with_user(self.other)
        line = {"participant_id": self.person.id}
        for command in ((0, "virtual_1", line), (4, self.course.enrolment_ids.id)):
            with self.subTest(command=command), self.assertRaises(AccessError):
                courses.onchange({"enrolment_ids": [command]}, ["enrolment_ids"], {})

    def test_who_may_read_it_links_to_it(self):
        enrolments = self.env["inge.enrolment"].with_user(self.clerk)
        values = {"participant_id": self.person.id}
        answer = enrolments.onchange(values, list(values), {"birth_date": {}})
        self.assertEqual(str(answer["value"]["birth_date"]), "1990-01-01")

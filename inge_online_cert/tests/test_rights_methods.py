import inspect

from odoo.exceptions import AccessError, UserError
from odoo.service.model import get_public_method
from odoo.tests import tagged
from odoo.tools import mute_logger

from .rights import OURS, RightsCase

WRITTEN = """SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)
    FROM pg_stat_xact_user_tables
    WHERE relname NOT LIKE 'ir\\_%' AND relname NOT LIKE 'bus\\_%'"""


@tagged("post_install", "-at_install")
class TestRightsOfMethods(RightsCase):
    """Whatever can be called from outside refuses strangers, or does nothing."""

    def methods(self, model):
        """Return the names of our own methods that a remote caller can reach."""
        found = set()
        for cls in type(self.env[model]).mro():
            if cls.__module__.split(".")[2:3] not in [[name] for name in OURS]:
                continue
            for name, function in vars(cls).items():
                if inspect.isfunction(function) and self.is_open(model, name):
                    found.add(name)
        return sorted(found)

    def is_open(self, model, name):
        try:
            get_public_method(self.env[model], name)
        except (AccessError, AttributeError):
            return False
        return True

    def written(self):
        self.env.flush_all()
        self.env.cr.execute(WRITTEN)
        return self.env.cr.fetchone()[0]

    def example(self, model):
        """Return a record of this company, or as good as one."""
        if self.env[model]._abstract:
            return self.env[model]
        for record in self.env[model].with_context(active_test=False).search([]):
            way = self._way(model)
            if way is None or self.company_of(record) == self.company:
                return self.env[model].browse(record.id)
        return self.env[model]

    def call(self, record, name):
        """Call a method with as little as it takes; return what came of it."""
        function = getattr(record, name)
        values = {"vals_list": [], "specification": {"display_name": {}}}
        needed = [
            values.get(parameter.name, {})
            for parameter in inspect.signature(function).parameters.values()
            if parameter.default is parameter.empty
            and parameter.kind
            in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
        ]
        return function(*needed)

    def verdict(self, record, name):
        """Return what is wrong with a stranger's call, or nothing."""
        before = self.written()
        try:
            with self.env.cr.savepoint(flush=False):
                result = self.call(record, name)
                if self.written() != before:
                    return "it wrote"
        except (AccessError, UserError):
            return None
        except (TypeError, ValueError, AttributeError, KeyError):
            return None if self.written() == before else "it wrote and broke"
        is_action = isinstance(result, dict) and "type" in result
        if result and not is_action and record and not isinstance(result, type(record)):
            return f"it answered {type(result).__name__}"
        return None

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_access")
    def test_strangers_cannot_do_anything(self):
        tried, wrong = 0, {}
        for model in self.models():
            record = self.example(model)
            for name in self.methods(model):
                for user in (self.portal, self.teacher, self.other):
                    shared = self._way(model) is None if record else True
                    if shared and user == self.other:
                        continue  # what belongs to no company is there for all
                    tried += 1
                    fault = self.verdict(record.with_user(user), name)
                    if fault:
                        wrong[f"{model}.{name} by {user.login}"] = fault
        self.assertFalse(wrong)
        self.assertGreater(tried, 60, "too few methods to say anything")

    def test_a_reader_sends_holds_and_changes_nothing(self):
        tried, wrong = 0, {}
        for model in self.models():
            record = self.example(model)
            if self.env[model]._transient:
                continue
            for name in self.methods(model):
                if not name.startswith("action_"):
                    continue
                tried += 1
                if self.verdict(record.with_user(self.reader), name) == "it wrote":
                    wrong[f"{model}.{name}"] = "it wrote"
        self.assertFalse(wrong)
        self.assertGreater(tried, 15)

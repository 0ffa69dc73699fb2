from typing import NamedTuple

from odoo import api, fields, models
from odoo.tools import ormcache

from odoo.addons.base.models.ir_model import MODULE_UNINSTALL_FLAG

from ..planning import Term, Unit

KINDS = [
    ("course_plan", "Course plan"),
    ("plan_participants", "Plan with a participant"),
    ("course_start", "Course start"),
    ("section_start", "Section start"),
    ("registration", "Registration"),
    ("six_weeks", "Course within six weeks"),
    ("one_year", "Course within a year"),
    ("admission", "Registration before the admission ends"),
]
PENDING = "inge_online.deadlines_to_count"
"""Parameter: model and last id up to which a changed rule was applied."""


class Rule(NamedTuple):
    """A rule as plain values, kept between transactions."""

    id: int
    term: Term
    warn_days: int
    escalate_days: int


class IngeDeadlineRule(models.Model):
    """Until when something has to be done, with the source that says so.

    Shipped rules are data. A company that wants another term copies the rule and enters
    itself: its own rule then takes the place of the general one.
    """

    _name = "inge.deadline.rule"
    _description = "Rule of a deadline"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, string="What is to be done")
    reference = fields.Char(
        required=True,
        translate=True,
        string="Counted from",
        help="A description only: from which day a deadline is counted depends on what "
        "is to be done.",
    )
    count = fields.Integer(
        string="Term", help="Negative: before that day. 0: on the day itself."
    )
    unit = fields.Selection(
        [
            (Unit.DAYS.value, "days"),
            (Unit.WORKING_DAYS.value, "working days"),
            (Unit.WEEKS.value, "weeks"),
            (Unit.MONTHS.value, "months"),
            (Unit.YEARS.value, "years"),
        ],
        required=True,
        default=Unit.DAYS.value,
    )
    basis = fields.Selection(
        [
            ("law", "Law"),
            ("authority", "Known practice of BAMF"),
            ("house", "Own target: no source names a number"),
        ],
        required=True,
        default="house",
        help="Own targets are yours to set: BAMF demands the report, but no source "
        "known to us says within how many days.",
    )
    source = fields.Char(translate=True)
    warn_days = fields.Integer(
        string="Remind days before", default=3, help="From then on it is due soon."
    )
    escalate_days = fields.Integer(
        string="Tell a manager days after",
        default=1,
        help="So many days after the deadline a manager gets a task too.",
    )
    company_id = fields.Many2one("res.company", help="Empty: for all companies.")
    active = fields.Boolean(default=True)

    _one_per_company = models.UniqueIndex(
        "(kind, COALESCE(company_id, 0)) WHERE active",
        "There is already a rule for this: change that one.",
    )
    _later_is_later = models.Constraint(
        "CHECK(warn_days >= 0 AND escalate_days >= 0)",
        "Days of a reminder cannot be negative: enter 0 or more.",
    )

    @api.model
    def _rule(self, kind, company):
        """Return the company's own ``Rule`` of a kind, else the general, or None."""
        return self._rules(company.id).get(kind)

    @ormcache("company_id")
    def _rules(self, company_id):
        # sudo: what is due does not depend on who looks
        found = self.sudo().search([("company_id", "in", (company_id, False))])
        general_first = found.sorted(lambda rule: bool(rule.company_id))
        return {
            rule.kind: Rule(
                rule.id,
                Term(count=rule.count, unit=Unit(rule.unit)),
                rule.warn_days,
                rule.escalate_days,
            )
            for rule in general_first
        }

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules._changed()
        return rules

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() - {"name", "source", "reference", "sequence", "basis"}:
            self._changed()
        return result

    def unlink(self):
        self._changed()
        self._close_tasks()
        return super().unlink()

    def _close_tasks(self):
        """Close what people were told by these rules: the rows go with them."""
        if self.env.context.get(MODULE_UNINSTALL_FLAG):
            return
        told = ["|", ("activity_id", "!=", False), ("escalation_id", "!=", False)]
        # sudo: nobody writes deadlines
        rows = self.env["inge.deadline"].sudo()
        rows.search([("rule_id", "in", self.ids), *told])._take()._drop()

    def _changed(self):
        """Let the cron job count all deadlines anew: there may be many."""
        self.env.registry.clear_cache()
        if self.env.context.get(MODULE_UNINSTALL_FLAG):
            return
        # sudo: parameters and cron jobs are closed to managers
        self.env["ir.config_parameter"].sudo().set_param(PENDING, "inge.course,0")
        cron = self.env.ref("inge_online.ir_cron_deadline", raise_if_not_found=False)
        if cron:
            cron.sudo()._trigger()

    def copy_data(self, default=None):
        """A copy is for one company: the general rule stays the only one."""
        company = {"company_id": self.env.company.id}
        return super().copy_data({**company, **(default or {})})

from odoo import fields, models

from ..planning import Period, Reason


class IngeClosure(models.Model):
    """Days on which the whole company, or one of its sites, gives no lessons."""

    _name = "inge.closure"
    _description = "Closure"
    _order = "date_from desc, id"
    _check_company_auto = True

    name = fields.Char(required=True, help="What it is called, e.g. Weihnachtspause.")
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    site_id = fields.Many2one(
        "inge.site",
        check_company=True,
        index="btree_not_null",
        ondelete="cascade",
        help="Empty: all sites of the company are closed.",
    )
    date_from = fields.Date(string="First day", required=True)
    date_to = fields.Date(string="Last day", required=True)

    _period = models.Constraint(
        "CHECK(date_from <= date_to)",
        "The closure ends before it begins: correct one of the two days.",
    )

    def _to_planner(self):
        """Return the planner's periods."""
        return tuple(
            Period(
                first=closure.date_from,
                last=closure.date_to,
                reason=Reason.CLOSURE,
                name=closure.name,
            )
            for closure in self
        )

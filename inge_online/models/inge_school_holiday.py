from odoo import api, fields, models

from ..planning import Period, Reason


class IngeSchoolHoliday(models.Model):
    """School holidays of a federal state, entered or imported by the user.

    No library knows them reliably; the states publish them years ahead. They keep a
    course free only if the provider or the course says so.
    """

    _name = "inge.school.holiday"
    _description = "School holidays"
    _order = "date_from desc, state_id, id"

    name = fields.Char(required=True, help="What they are called, e.g. Herbstferien.")
    state_id = fields.Many2one(
        "res.country.state",
        string="Federal state",
        required=True,
        index=True,
        domain=[("country_id.code", "=", "DE")],
    )
    date_from = fields.Date(string="First day", required=True)
    date_to = fields.Date(string="Last day", required=True)

    _period = models.Constraint(
        "CHECK(date_from <= date_to)",
        "The school holidays end before they begin: correct one of the two days.",
    )
    _unique_begin = models.Constraint(
        "UNIQUE(state_id, date_from)",
        "School holidays of this federal state already begin on that day: change "
        "those instead.",
    )

    @api.model
    def get_import_templates(self):
        """Offer an example file where the user imports."""
        self.check_access("create")
        return [
            {
                "label": self.env._("Example: school holidays"),
                "template": "/inge_online/static/xls/school_holidays.xlsx",
            }
        ]

    def _to_planner(self):
        """Return the planner's periods."""
        return tuple(
            Period(
                first=holidays.date_from,
                last=holidays.date_to,
                reason=Reason.SCHOOL_HOLIDAY,
                name=holidays.name,
            )
            for holidays in self
        )

from odoo import api, fields, models
from odoo.exceptions import AccessError


class IngeReadiness(models.TransientModel):
    """What BAMF demands before the first real report, as it stands at this moment."""

    _name = "inge.readiness"
    _description = "Readiness for InGe-Online"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    registered_on = fields.Date(
        compute="_compute_company", inverse="_inverse_company", readonly=False
    )
    regional_office_id = fields.Many2one(
        "res.partner",
        string="Regional office of BAMF",
        compute="_compute_company",
        inverse="_inverse_company",
        readonly=False,
    )
    line_ids = fields.One2many("inge.readiness.line", "readiness_id", readonly=True)
    ready = fields.Boolean(compute="_compute_ready")
    missing_count = fields.Integer(compute="_compute_ready")

    @api.depends("company_id")
    def _compute_display_name(self):
        for page in self:
            page.display_name = self.env._("Readiness")

    @api.depends("company_id")
    def _compute_company(self):
        for page in self:
            page.registered_on = page.company_id.inge_registered_on
            page.regional_office_id = page.company_id.inge_regional_office_id

    def _inverse_company(self):
        if not self.env.user.has_group("inge_online.group_manager"):
            raise AccessError(self.env._("Only a manager may enter that."))
        self.company_id.check_access("read")
        for page in self:
            # sudo: companies as such are closed to managers, these two facts are not
            page.company_id.sudo().write(
                {
                    "inge_registered_on": page.registered_on,
                    "inge_regional_office_id": page.regional_office_id.id,
                }
            )

    @api.depends("line_ids", "registered_on")
    def _compute_ready(self):
        for page in self:
            missing = page.line_ids.filtered(lambda line: not line.met)
            page.missing_count = len(missing)
            page.ready = not missing

    @api.model
    def action_open(self):
        """Look at everything anew and show it."""
        company = self.env.company
        page = self.create({"company_id": company.id})
        self.env["inge.readiness.line"].create(
            [
                {"readiness_id": page.id, "topic": topic, **_link(record)}
                for topic, record in page._subjects()
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Readiness"),
            "res_model": self._name,
            "res_id": page.id,
            "views": [(False, "form")],
            "target": "current",
        }

    @api.model
    def _missing_now(self, company):
        """Return topic and remedy of each prerequisite that a company does not meet."""
        page = self.new({"company_id": company.id})
        names = dict(page.line_ids._fields["topic"]._description_selection(self.env))
        missing = []
        for topic, record in page._subjects():
            line = page.line_ids.new(
                {
                    "readiness_id": page,
                    "topic": topic,
                    "res_model": record._name,
                    "res_id": record.id,
                }
            )
            if todo := line.todo:
                missing.append((names[topic], todo))
        return missing

    def action_print_letter(self):
        """Print the letter to the regional office of BAMF."""
        self.ensure_one()
        report = self.env.ref("inge_online.action_report_readiness_letter")
        return report.report_action(self.company_id)

    def _subjects(self):
        """Yield what each line speaks of: a topic and the record it looks at."""
        company = self.company_id
        yield "registered", company
        for clerk in company._inge_clerks():
            yield "account", clerk
        providers = company.inge_provider_ids
        if not providers:
            yield "provider_code", company
        for provider in providers:
            yield "provider_code", provider
        for site in company.inge_site_ids:
            yield "site_code", site
        yield "debtor", company
        for provider in providers:
            yield "certified", provider


def _link(record):
    return {"res_model": record._name, "res_id": record.id}

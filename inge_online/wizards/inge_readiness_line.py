from odoo import api, fields, models

TOPICS = [
    ("registered", "1. Registered with BAMF"),
    ("account", "2. DeBeV login of each clerk"),
    ("provider_code", "3. Provider and site codes"),
    ("site_code", "3. Provider and site codes"),
    ("debtor", "4. BAMF as debtor"),
    ("certified", "5. Certification"),
]


class IngeReadinessLine(models.TransientModel):
    """One prerequisite: whether it is met now, and what to do if it is not."""

    _name = "inge.readiness.line"
    _description = "Prerequisite of InGe-Online"
    _order = "id"

    readiness_id = fields.Many2one("inge.readiness", required=True, ondelete="cascade")
    topic = fields.Selection(TOPICS, string="Prerequisite", required=True)
    res_model = fields.Char(required=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True)
    subject = fields.Char(compute="_compute_state", string="Concerns")
    met = fields.Boolean(compute="_compute_state")
    state = fields.Selection(
        [("met", "Met"), ("missing", "Missing")], compute="_compute_state"
    )
    todo = fields.Char(compute="_compute_state", string="What to do")

    @api.depends("topic", "res_model", "res_id", "readiness_id.registered_on")
    @api.depends_context("lang")
    def _compute_state(self):
        for line in self:
            record = line._record()
            line.subject = record.display_name
            missing = getattr(line, f"_{line.topic}_missing")(record)
            line.met = not missing
            line.state = "missing" if missing else "met"
            line.todo = missing

    def _record(self):
        self.ensure_one()
        return self.env[self.res_model].browse(self.res_id)

    def _registered_missing(self, company):
        if company.inge_registered_on:
            return False
        return self.env._(
            "Tell the regional office that you will use the interface (the letter is "
            "ready to print), and enter the day of its confirmation under “Registered "
            "with BAMF on”."
        )

    def _account_missing(self, clerk):
        account = self._account(clerk)
        if not account:
            return self.env._(
                "Enter the DeBeV login of production: an ordinary user in DeBeV, not "
                "the administrator."
            )
        return account._missing()

    def _account(self, clerk):
        self.readiness_id.company_id.check_access("read")
        # sudo: a clerk sees the own login only; that others have one is no secret
        return (
            self.env["inge.account"]
            .sudo()
            .search(
                [
                    ("user_id", "=", clerk.id),
                    ("company_id", "=", self.readiness_id.company_id.id),
                    ("environment", "=", "production"),
                ],
                limit=1,
            )
        )

    def _provider_code_missing(self, provider):
        if provider._name == "res.company":
            return self.env._("Enter your company as BAMF knows it (Providers).")
        if provider.provider_code:
            return False
        return self.env._(
            "Enter the provider code (Trägerkennung) from BAMF's confirmation."
        )

    def _site_code_missing(self, site):
        if site.site_code:
            return False
        return self.env._(
            "Enter the site code (Kursortkennung) that BAMF gave for this place."
        )

    def _debtor_missing(self, company):
        if company._inge_debtor():
            return False
        return self.env._("Mark BAMF as debtor on a contact with a complete address.")

    def _certified_missing(self, provider):
        if provider.certified_on:
            return False
        return self.env._(
            "Pass the certification test, and enter the day on which BAMF confirmed it."
        )

    def action_open_field(self):
        """Lead to where the prerequisite is entered."""
        self.ensure_one()
        return getattr(self, f"_open_{self.topic}", self._open_record)()

    def _open_record(self):
        record = self._record()
        if record._name == "res.company":
            return self._open("inge.provider", self.env["inge.provider"])
        return self._open(record._name, record)

    def _open_account(self):
        clerk = self._record()
        return self._open(
            "inge.account",
            # the user's own rights decide whether the form opens
            self._account(clerk).sudo(False),
            {"default_user_id": clerk.id, "default_environment": "production"},
        )

    def _open_debtor(self):
        bamf = self.env.ref("inge_online.partner_bamf", raise_if_not_found=False)
        debtor = self._record()._inge_debtor() or bamf
        values = {"default_inge_is_bamf_debtor": True}
        return self._open("res.partner", debtor or self.env["res.partner"], values)

    def _open_registered(self):
        # the day is entered on the same page
        action = self.readiness_id.action_open()
        return {**action, "context": {"inge_focus": "registered_on"}}

    def _open(self, model, record, context=None):
        return {
            "type": "ir.actions.act_window",
            "res_model": model,
            "res_id": record.id,
            "views": [(False, "form")],
            "context": context or {},
        }


class IngeAccount(models.Model):
    _inherit = "inge.account"

    def _missing(self):
        """Return what keeps this login from being used, or False."""
        self.ensure_one()
        if self.refused_at:
            return self.env._("BAMF refused this login: enter the valid password.")
        if not self.has_password:
            return self.env._("Enter the password of this login.")
        if self.test_result != "accepted":
            return self._unfit() or self.env._("Test the connection with this login.")
        return self._unfit() or False


class ResCompany(models.Model):
    _inherit = "res.company"

    def _inge_clerks(self):
        """Return who reports in this company: clerks, and managers with a login."""
        self.ensure_one()
        # sudo: groups and the logins of others are closed to clerks
        env = self.sudo().env
        users = env.ref("inge_online.group_clerk").all_user_ids
        accounts = env["inge.account"]
        holders = accounts.search([("company_id", "=", self.id)]).user_id
        return users.filtered(
            lambda user: (
                user.active
                and not user.share
                and self in user.company_ids
                and not accounts._administers(user)
                and (user in holders or not user.has_group("inge_online.group_manager"))
            )
        ).sudo(False)

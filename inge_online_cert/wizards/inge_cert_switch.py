from odoo import Command, api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.inge_online import config


class IngeCertSwitch(models.TransientModel):
    """From the certification test to production, step by step.

    It enters numbers and logins. Whether anything is sent to production is decided by
    the server's configuration too, which nothing in the database can change.
    """

    _name = "inge.cert.switch"
    _description = "Switch to production"

    provider_id = fields.Many2one(
        "inge.provider",
        required=True,
        domain="[('company_id.inge_cert_mode', '=', False)]",
        default=lambda self: self._default_provider(),
    )
    test_provider_code = fields.Char(related="provider_id.test_provider_code")
    provider_code = fields.Char(
        compute="_compute_provider_code",
        store=True,
        readonly=False,
        help="Trägerkennung: BAMF's number for production.",
    )
    certified = fields.Char(compute="_compute_state")
    missing = fields.Char(compute="_compute_state", string="Not certified yet")
    armed = fields.Boolean(compute="_compute_state", string="Server is armed")
    endpoint = fields.Boolean(
        compute="_compute_state", string="Contract with an address for production"
    )
    live = fields.Boolean(compute="_compute_state", string="In production")
    held = fields.Boolean(
        compute="_compute_state",
        help="Something that BAMF expects is missing: messages wait for it.",
    )
    line_ids = fields.One2many(
        "inge.cert.switch.line",
        "switch_id",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    def _default_provider(self):
        providers = self.env["inge.provider"].search(
            [("company_id.inge_cert_mode", "=", False)], limit=2
        )
        return providers if len(providers) == 1 else False

    @api.depends("provider_id")
    def _compute_provider_code(self):
        for switch in self:
            switch.provider_code = switch.provider_id.provider_code

    @api.depends("provider_id")
    def _compute_state(self):
        procedures = self.env["inge.cert.procedure"].search([])
        contract = self.env["inge.contract"]
        for switch in self:
            provider = switch.provider_id
            done = provider.certificate_ids.procedure_id
            switch.certified = ", ".join(done.mapped("name"))
            switch.missing = ", ".join((procedures - done).mapped("name"))
            switch.armed = config.armed()
            switch.endpoint = "production" in contract._endpoints()
            server = contract._server(provider)
            switch.live = bool(provider) and server.environment == "production"
            switch.held = bool(server.missing)

    @api.depends("provider_id")
    def _compute_line_ids(self):
        """Offer every clerk of the company, with the login there is already."""
        clerks = self.env.ref("inge_online.group_clerk").all_user_ids
        administrators = self.env.ref("inge_online.group_administrator").all_user_ids
        for switch in self:
            company = switch.provider_id.company_id
            users = (clerks - administrators).filtered(
                lambda user: company in user.company_ids  # noqa: B023
            )
            accounts = self.env["inge.account"].search(
                [
                    ("company_id", "=", company.id),
                    ("environment", "=", "production"),
                    ("user_id", "in", users.ids),
                ]
            )
            known = {account.user_id: account for account in accounts}
            switch.line_ids = [
                Command.clear(),
                *(
                    Command.create(
                        {
                            "user_id": user.id,
                            "login": user in known and known[user].login,
                            "has_password": user in known and known[user].has_password,
                        }
                    )
                    for user in users
                ),
            ]

    def action_apply(self):
        """Enter the production number and the production logins."""
        self.ensure_one()
        if not self.env.user.has_group("inge_online.group_administrator"):
            raise AccessError(
                self.env._("Only administrators of InGe-Online switch to production.")
            )
        if not self.provider_id.certificate_ids:
            raise UserError(
                self.env._("Record BAMF's certificate first: without it nothing goes.")
            )
        if not self.provider_code:
            raise UserError(self.env._("Enter BAMF's number for production."))
        if self.provider_code == self.test_provider_code:
            raise UserError(
                self.env._(
                    "This is the number for the test: enter the one for production."
                )
            )
        self.provider_id.provider_code = self.provider_code
        for line in self.line_ids.filtered("login"):
            line._apply()
        return {
            "type": "ir.actions.act_window",
            "res_model": "inge.provider",
            "res_id": self.provider_id.id,
            "views": [(False, "form")],
        }


class IngeCertSwitchLine(models.TransientModel):
    """The production login of one clerk."""

    _name = "inge.cert.switch.line"
    _description = "Production login"

    switch_id = fields.Many2one("inge.cert.switch", required=True, ondelete="cascade")
    user_id = fields.Many2one("res.users", string="Clerk", required=True)
    login = fields.Char(string="DeBeV user")
    password = fields.Char(
        compute="_compute_password",
        inverse="_inverse_password",
        help="Kept encrypted with the login, never here.",
    )
    has_password = fields.Boolean(string="Password is set", readonly=True)

    def _compute_password(self):
        self.password = False

    def _inverse_password(self):
        for line in self.filtered("password"):
            if not line.login:
                raise UserError(self.env._("Enter the DeBeV user of this password."))
            # together: a password goes with the login it was entered for
            line._account().write({"login": line.login, "password": line.password})
            line.has_password = True

    def _account(self):
        """Return the production login of the clerk, made if there is none."""
        company = self.switch_id.provider_id.company_id
        accounts = self.env["inge.account"]
        found = accounts.search(
            [
                ("user_id", "=", self.user_id.id),
                ("company_id", "=", company.id),
                ("environment", "=", "production"),
            ]
        )
        return found or accounts.create(
            {
                "user_id": self.user_id.id,
                "company_id": company.id,
                "environment": "production",
                "login": self.login,
            }
        )

    def _apply(self):
        account = self._account()
        if account.login != self.login:
            account.login = self.login

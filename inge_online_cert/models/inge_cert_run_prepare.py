import base64
import secrets

from odoo import Command, fields, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.locks import mark_rows

from .res_company import CERT


class IngeCertRun(models.Model):
    """Preparing: a company of its own with all that the data package names."""

    _inherit = "inge.cert.run"

    account_id = fields.Many2one(
        "inge.account", readonly=True, copy=False, ondelete="set null"
    )
    account_ready = fields.Boolean(compute="_compute_account_ready")
    debev_password = fields.Char(
        compute="_compute_debev_password",
        inverse="_inverse_debev_password",
        string="Password of the test login",
        help="Of the DeBeV login for the test. It is kept encrypted.",
    )
    booklet_digest = fields.Char(
        readonly=True,
        copy=False,
        string="SHA-256 of the booklet",
        help="Of its cases and of the data package, as they were tested.",
    )
    booklet_file = fields.Binary(attachment=True, readonly=True, copy=False)

    def _compute_debev_password(self):
        self.debev_password = False

    def _inverse_debev_password(self):
        self._require_administrator()
        for run in self.filtered("debev_password"):
            # sudo: it is the test clerk's login, which others may not write
            run.sudo().account_id.password = run.debev_password
        # not even who entered it reads it back
        self.invalidate_recordset(["debev_password"])

    def _compute_account_ready(self):
        for run in self:
            # sudo: the login is the test clerk's; that it has a password is no secret
            run.account_ready = bool(run.sudo().account_id.has_password)

    def action_start(self):
        """Create the test company with its data, and the steps to do."""
        self._require_administrator()
        # sudo: companies and users are not an InGe-Online administrator's to make, and
        # a run is written by its own methods alone
        for run in self.sudo():
            if run.state != "draft":
                raise UserError(self.env._("This run has begun already."))
            if not run.booklet_id.case_ids:
                raise UserError(self.env._("The booklet has no cases yet."))
            run._keep_booklet()
            run._create_company()
            run._create_trials()
            run.write({"state": "open", "started_at": fields.Datetime.now()})

    def _keep_booklet(self):
        """Keep the booklet and its data as they are tested.

        Nobody changes them until the run is closed, see ``inge.cert.kept``.
        """
        booklet, package = self.booklet_id, self.package_id
        mark_rows(booklet)
        mark_rows(package)
        self.write(
            {
                "booklet_digest": booklet._digest(package),
                "booklet_file": base64.b64encode(booklet._xlsx(package)),
            }
        )

    def _create_company(self):
        """Create a company in which nothing mixes with real data."""
        company = self.env["res.company"].with_context(inge_cert=CERT)
        # no country: accounting would install that country's add-ons for it
        self.test_company_id = company.create(
            {
                "name": self.env._("Test company of %s", self.name),
                "inge_cert_mode": self.mode,
            }
        )
        self._create_provider()
        self._create_places()
        self._create_clerk()

    def _shared(self, kind):
        return self.package_id.item_ids.filtered(lambda item: item.kind == kind)

    def _create_provider(self):
        items = self._shared("provider")
        if not items:
            raise UserError(
                self.env._("The data package names no provider (Art: Träger).")
            )
        for item in items:
            state = self.env["res.country.state"].search(
                [
                    ("country_id.code", "=", "DE"),
                    ("code", "=", f"DE-{item.state_code}"),
                ]
            )
            if not state:
                raise UserError(
                    self.env._(
                        "The provider %(code)s has no federal state, such as NI.",
                        code=item.code,
                    )
                )
            self.env["inge.provider"].create(
                {
                    "company_id": self.test_company_id.id,
                    "state_id": state.id,
                    "test_provider_code": item.code,
                }
            )

    def _create_places(self):
        provider = self.env["inge.provider"].search(
            [("company_id", "=", self.test_company_id.id)], limit=1, order="id"
        )
        code = {
            kind: self.env["inge.code"].search([("kind", "=", kind)], limit=1).id
            for kind in ("accessibility", "childcare")
        }
        quiet = self.env(context={**self.env.context, "mail_create_nolog": True})
        for item in self._shared("site"):
            quiet["inge.site"].create(
                {
                    "name": item.family_name or item.code,
                    "provider_id": provider.id,
                    "site_code": item.code,
                    "street": item.street,
                    "zip": item.zip,
                    "city": item.city,
                    "accessibility_id": code["accessibility"],
                    "childcare_id": code["childcare"],
                }
            )
        for item in self._shared("teacher"):
            quiet["res.partner"].create(
                {
                    "name": f"{item.given_name or ''} {item.family_name or item.code}",
                    "company_id": self.test_company_id.id,
                    "inge_teacher_code": item.code,
                }
            )

    def _create_clerk(self):
        """Create who reports: an ordinary clerk, since administrators may not."""
        login = self._shared("account")[:1].code or f"test-{self.id}"
        users = self.env["res.users"].with_context(
            no_reset_password=True, mail_create_nolog=True
        )
        self.clerk_id = users.create(
            {
                "name": self.env._("Test clerk of %s", self.name),
                # nobody can log in: there is no password
                "login": f"inge-cert-{self.id}-{secrets.token_hex(4)}",
                "company_id": self.test_company_id.id,
                "company_ids": [Command.set(self.test_company_id.ids)],
                "group_ids": [Command.set(self.env.ref("inge_online.group_clerk").ids)],
                "lang": self.env.user.lang,
                "tz": self.env.user.tz or "Europe/Berlin",
            }
        )
        self.account_id = self.env["inge.account"].create(
            {
                "user_id": self.clerk_id.id,
                "company_id": self.test_company_id.id,
                "environment": "test",
                "login": login,
            }
        )
        if self.mode == "rehearsal":
            self.account_id.password = secrets.token_urlsafe(18)
        else:
            # who leads the test looks at its records, too
            self.user_id.company_ids = [Command.link(self.test_company_id.id)]

    def _create_trials(self):
        """Copy the booklet into the run: what is expected stands before it begins."""
        for sequence, case in enumerate(self.booklet_id.case_ids.sorted(), 1):
            self.env["inge.cert.trial"].create(
                {
                    "run_id": self.id,
                    "case_id": case.id,
                    "sequence": sequence,
                    "name": case.name,
                    "title": case.title,
                    "procedure": case.procedure_id.name,
                    "preconditions": case.preconditions,
                    "instructions": case.instructions,
                    "expected": case.expected,
                    "result_ids": [
                        Command.create(
                            {
                                "step_id": step.id,
                                "sequence": number,
                                "message_type": step.message_type,
                                "subject": step.subject,
                                "changes": step.changes,
                                "elsewhere": step.elsewhere,
                                "expected": step.expected,
                                "expected_code": step.expected_code,
                                "expected_text": step.expected_text,
                            }
                        )
                        for number, step in enumerate(case.step_ids.sorted(), 1)
                    ],
                }
            )

import psycopg2

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import mute_logger

from .res_company import CERT

FIRST = (
    *("inge.message", "inge.enrolment", "inge.examination", "inge.course"),
    *("inge.participant", "inge.account", "inge.site", "inge.provider"),
)
"""What goes first, in this order; other models of a company follow."""


class IngeCertRun(models.Model):
    """Removing the test company: nothing of it stays, but the evidence in the run."""

    _inherit = "inge.cert.run"

    def action_remove_company(self):
        """Delete the test company of closed runs with everything in it."""
        self._require_administrator()
        for run in self:
            if run.state not in ("done", "aborted") or not run.evidence_digest:
                raise UserError(
                    self.env._("Finish or break off the run first: it keeps evidence.")
                )
            if run.test_company_id:
                # sudo: a company is not an InGe-Online administrator's to delete
                run.sudo()._remove_company()

    def _remove_company(self):
        company, clerk = self.test_company_id, self.clerk_id
        if not company.inge_cert_mode:
            raise UserError(self.env._("This is not the company of a run."))
        self._leave(company)
        environment = self.with_context(inge_cert=CERT, active_test=False).env
        people = environment["inge.participant"].search(
            [("company_id", "=", company.id)]
        )
        partners = people.partner_id | company.partner_id | clerk.partner_id
        for model in self._models_of_company():
            environment[model].search([("company_id", "=", company.id)]).unlink()
        partners |= environment["res.partner"].search([("company_id", "=", company.id)])
        environment["mail.activity"].search([("user_id", "=", clerk.id)]).unlink()
        try:
            with self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
                environment["res.users"].browse(clerk.ids).unlink()
                environment["res.company"].browse(company.ids).unlink()
                environment["res.partner"].browse(partners.ids).exists().unlink()
        except psycopg2.Error as error:
            raise UserError(
                self.env._(
                    "The test company is in use outside InGe-Online: remove that first."
                )
            ) from error
        self.write({"removed_at": fields.Datetime.now()})

    def _leave(self, company):
        """Let nobody work in the company any more."""
        users = self.env["res.users"].with_context(active_test=False)
        others = users.search([("company_ids", "in", company.ids)]) - self.clerk_id
        others.write({"company_ids": [fields.Command.unlink(company.id)]})

    def _models_of_company(self):
        """Return our models whose records belong to a company, in a good order."""
        ours = [
            name
            for name, model in self.env.registry.items()
            if name.startswith("inge.")
            and not name.startswith("inge.cert.")
            and not model._abstract
            and model._auto
            and "company_id" in model._fields
            and model._fields["company_id"].store
        ]
        return [name for name in FIRST if name in ours] + [
            name for name in ours if name not in FIRST
        ]

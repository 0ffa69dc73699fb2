from datetime import timedelta

from odoo import api, fields, models

from ..day import german_today

EXPIRES = "inge_online.mail_activity_password"


class IngeAccount(models.Model):
    """How old a password is, and who is told before BAMF lets it expire."""

    _inherit = "inge.account"

    password_set_on = fields.Date(
        string="Password entered on", readonly=True, copy=False
    )
    password_expires_on = fields.Date(
        string="New password due",
        compute="_compute_password_expires_on",
        store=True,
        help="By the number of days that is set for the company.",
    )
    password_age = fields.Integer(
        string="Age of the password (days)", compute="_compute_password_age"
    )

    def _renewed(self, encrypted):
        today = german_today()
        return {**super()._renewed(encrypted), "password_set_on": today}

    def _settled_by_password(self):
        return [*super()._settled_by_password(), EXPIRES]

    @api.depends("password_set_on", "company_id.inge_password_days")
    def _compute_password_expires_on(self):
        for account in self:
            # sudo: a clerk may not read every setting of the company
            days = account.company_id.sudo().inge_password_days
            start = account.password_set_on
            account.password_expires_on = (
                start + timedelta(days=days) if start and days else False
            )

    @api.depends("password_set_on")
    def _compute_password_age(self):
        today = german_today()
        for account in self:
            start = account.password_set_on
            account.password_age = (today - start).days if start else 0

    @api.model
    def _cron_remind(self):
        """Ask holders for a new password in time, once for each password."""
        cron = self.env["ir.cron"]
        accounts = self.search(
            [("has_password", "=", True), ("password_expires_on", "!=", False)]
        )
        due = accounts.filtered(lambda account: account._expires_soon())
        cron._commit_progress(remaining=len(due))
        for account in due:
            account._remind()
            if not cron._commit_progress(1):
                break

    def _expires_soon(self):
        notice = timedelta(days=self.company_id.inge_password_notice_days)
        return self.password_expires_on - notice <= german_today()

    def _remind(self):
        if self.activity_search([EXPIRES]):
            return
        account = self.with_context(lang=self.user_id.lang)
        account.activity_schedule(
            EXPIRES,
            date_deadline=self.password_expires_on,
            summary=account.env._(
                "Set a new password at DeBeV and enter it here before the old one "
                "expires."
            ),
            user_id=self.user_id.id,
        )

from odoo import api, fields, models
from odoo.exceptions import UserError

from .. import passwords

REFUSED = "inge_online.mail_activity_held"


class IngeAccount(models.Model):
    """One DeBeV login of one clerk in one environment.

    The password is kept encrypted and can be entered, but never read back.
    """

    _name = "inge.account"
    _description = "DeBeV login"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "company_id, user_id, environment"
    _check_company_auto = True

    user_id = fields.Many2one(
        "res.users",
        string="Clerk",
        required=True,
        index=True,
        tracking=True,
        default=lambda self: self._default_user_id(),
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        tracking=True,
    )
    environment = fields.Selection(
        [("test", "Test"), ("production", "Production")],
        required=True,
        default="test",
        tracking=True,
        help="The environment whose login this is. BAMF gives one for each.",
    )
    login = fields.Char(
        string="DeBeV user",
        required=True,
        copy=False,
        help="User name at BAMF's portal DeBeV; every clerk has an own one.",
    )
    password = fields.Char(
        compute="_compute_password",
        inverse="_inverse_password",
        help="Enter it to set it. It is kept encrypted and never shown again.",
    )
    password_encrypted = fields.Char(copy=False, groups=fields.NO_ACCESS)
    has_password = fields.Boolean(
        compute="_compute_has_password",
        compute_sudo=True,
        store=True,
        string="Password is set",
    )
    refused_at = fields.Datetime(
        string="Refused by BAMF",
        readonly=True,
        copy=False,
        help="BAMF did not let this login in. Nothing is sent with it until a new "
        "password is entered: repeated tries would lock the login.",
    )
    active = fields.Boolean(default=True)

    _one_login = models.UniqueIndex(
        "(user_id, company_id, environment) WHERE active",
        "This user already has a DeBeV login in this environment: change that one.",
    )

    def write(self, vals):
        """A password belongs to one user's login: it does not go over to another."""
        moved = self.filtered(lambda account: account._is_another(vals))
        result = super().write(vals)
        if moved and not vals.get("password"):
            # sudo: the column is closed to every user
            moved.sudo().password_encrypted = False
        # not even who entered it reads it back, as by the answer to a saved form
        self.invalidate_recordset(["password"])
        return result

    @api.model_create_multi
    def create(self, vals_list):
        accounts = super().create(vals_list)
        accounts.invalidate_recordset(["password"])
        return accounts

    def _is_another(self, vals):
        """Tell whether these values make another login of this one."""
        return any(
            name in vals
            and self._fields[name].convert_to_cache(vals[name], self)
            != self._fields[name].convert_to_cache(self[name], self)
            for name in ("user_id", "company_id", "environment", "login")
        )

    def _compute_password(self):
        self.password = False

    def _inverse_password(self):
        for account in self.filtered("password"):
            try:
                encrypted = passwords.encrypt(account.password)
            except passwords.NoKey as error:
                raise UserError(
                    self.env._(
                        "The password cannot be kept safely: this server has no key "
                        "for it. Ask your administrator to set key_file in the "
                        "section inge_online of Odoo's configuration file."
                    )
                ) from error
            # sudo: the column is closed to every user
            account.sudo().write(account._renewed(encrypted))
            account.sudo().activity_feedback(account._settled_by_password())
            account._release()

    def _renewed(self, encrypted):
        """Return what a new password changes."""
        return {"password_encrypted": encrypted, "refused_at": False}

    def _settled_by_password(self):
        """Return the activities that a new password settles."""
        return [REFUSED]

    @api.depends("password_encrypted")
    def _compute_has_password(self):
        for account in self:
            account.has_password = bool(account.password_encrypted)

    @api.depends("user_id", "environment", "company_id")
    def _compute_display_name(self):
        environments = dict(
            self._fields["environment"]._description_selection(self.env)
        )
        for account in self:
            environment = environments.get(account.environment, "")
            account.display_name = f"{account.user_id.name} · {environment}"

from odoo import api, fields, models
from odoo.exceptions import ValidationError

# "Access Rights" as well: whoever can give rights to others is an administrator for
# Odoo, and the "Settings" imply it
ADMINISTRATORS = ("base.group_erp_manager", "inge_online.group_administrator")


class IngeAccount(models.Model):
    """Who may hold a login: an ordinary clerk, and no administrator of anything.

    BAMF demands it. Whoever can change everything here must not also be able to report
    in a clerk's name.
    """

    _inherit = "inge.account"

    debev_administrator = fields.Boolean(
        string="Administers DeBeV",
        copy=False,
        tracking=True,
        help="This DeBeV user may manage other users at BAMF. BAMF refuses such logins "
        "in its web service: enter that of an ordinary user.",
    )

    @api.model
    def _default_user_id(self):
        return self.browse() if self._administers(self.env.user) else self.env.user

    @api.constrains("user_id", "active", "debev_administrator")
    def _check_holder(self):
        for account in self.filtered("active"):
            reason = account._unfit()
            if reason:
                raise ValidationError(reason)

    def _unfit(self):
        """Return why nothing may be sent with this login, as a sentence, or nothing.

        Rights change after a login was entered: so the ledger asks each time.
        """
        self.ensure_one()
        if self.debev_administrator:
            return self.env._(
                "This login administers DeBeV: BAMF's web service does not take it. "
                "Enter the login of an ordinary DeBeV user."
            )
        if self._administers(self.user_id):
            return self.env._(
                "%(name)s is an administrator and must not hold a DeBeV login that "
                "sends. Choose the clerk who is responsible.",
                name=self.user_id.name,
            )
        return ""

    @api.model
    def _administers(self, user):
        # sudo: whoever keeps a login need not see the groups of its holder
        user = user.sudo()
        return user._is_superuser() or any(user.has_group(g) for g in ADMINISTRATORS)

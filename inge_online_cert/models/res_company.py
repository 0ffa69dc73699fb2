from odoo import api, fields, models
from odoo.exceptions import UserError

from .inge_cert_run import MODES

CERT = object()
"""Context value of the certification's own methods; no remote caller can send it."""


class ResCompany(models.Model):
    _inherit = "res.company"

    inge_cert_mode = fields.Selection(
        MODES,
        string="Company of a run",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="All data of this company are of a run of the certification. Reports of a "
        "rehearsal go to the built-in simulator, and to nobody else.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._require_cert(vals)
        return super().create(vals_list)

    def write(self, vals):
        """A company keeps its mode: a real one never turns into a rehearsal's."""
        if "inge_cert_mode" in vals:
            raise UserError(
                self.env._("Whether a company belongs to a run cannot be changed.")
            )
        return super().write(vals)

    def _require_cert(self, vals):
        cert = self.env.context.get("inge_cert") is CERT
        if vals.get("inge_cert_mode") and not cert:
            raise UserError(
                self.env._("Companies of runs are created by the certification only.")
            )

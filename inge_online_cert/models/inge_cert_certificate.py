from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.inge_online.day import german_today


class IngeCertCertificate(models.Model):
    """That BAMF certified a procedure of a provider: since when, and the proof."""

    _name = "inge.cert.certificate"
    _description = "Certificate of BAMF"
    _inherit = ["mail.thread"]
    _order = "provider_id, procedure_id, id"
    _check_company_auto = True

    provider_id = fields.Many2one(
        "inge.provider",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        domain="[('company_id.inge_cert_mode', '=', False)]",
    )
    company_id = fields.Many2one(related="provider_id.company_id", store=True)
    procedure_id = fields.Many2one(
        "inge.cert.procedure", required=True, ondelete="restrict", tracking=True
    )
    certified_on = fields.Date(
        required=True, tracking=True, help="As BAMF's confirmation says."
    )
    proof = fields.Binary(
        required=True, attachment=True, help="BAMF's confirmation, as PDF or picture."
    )
    proof_name = fields.Char()
    run_id = fields.Many2one(
        "inge.cert.run", string="Passed run", ondelete="restrict", tracking=True
    )
    recorded_by_id = fields.Many2one(
        "res.users", readonly=True, default=lambda self: self.env.user, tracking=True
    )
    note = fields.Text()
    active = fields.Boolean(default=True, tracking=True)

    _one_certificate = models.UniqueIndex(
        "(provider_id, procedure_id) WHERE active",
        "This provider already has a certificate of the procedure: change that one.",
    )

    @api.depends("procedure_id", "provider_id")
    def _compute_display_name(self):
        for certificate in self:
            parts = (
                certificate.procedure_id.name,
                certificate.provider_id.display_name,
            )
            certificate.display_name = " · ".join(filter(None, parts))

    @api.constrains("certified_on")
    def _check_certified_on(self):
        today = german_today()
        if any(certificate.certified_on > today for certificate in self):
            raise ValidationError(
                self.env._("The day of the certificate lies in the future: correct it.")
            )

    @api.constrains("run_id")
    def _check_run(self):
        if any(certificate.run_id.mode == "rehearsal" for certificate in self):
            raise ValidationError(
                self.env._("A rehearsal certifies nothing: name the run before BAMF.")
            )

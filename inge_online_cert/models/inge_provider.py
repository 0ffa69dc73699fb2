from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IngeProvider(models.Model):
    """What BAMF has certified of this provider."""

    _inherit = "inge.provider"

    certificate_ids = fields.One2many(
        "inge.cert.certificate", "provider_id", string="Certificates"
    )
    certified_on = fields.Date(
        compute="_compute_certified_on",
        store=True,
        help="Day of the first certificate. Each message needs the certificate of its "
        "procedure before it is sent to production.",
    )

    @api.depends("certificate_ids.certified_on", "certificate_ids.active")
    def _compute_certified_on(self):
        for provider in self:
            days = provider.certificate_ids.mapped("certified_on")
            provider.certified_on = min(filter(None, days), default=False)

    def _is_certified(self, message_type=None):
        """Each type of message needs the certificate of its procedure."""
        certified = super()._is_certified(message_type)
        if not certified or message_type is None:
            return certified
        # sudo: whether it may be sent is to be known, whoever sends
        return self.sudo().certificate_ids.procedure_id._covers(message_type)

    @api.constrains("provider_code", "certificate_ids", "company_id")
    def _check_test_company(self):
        """The company of a run has test numbers alone: it can never be production."""
        for provider in self:
            real = provider.provider_code or provider.certificate_ids
            if provider.company_id.inge_cert_mode and real:
                raise ValidationError(
                    self.env._(
                        "The company of a run takes test numbers only. Enter numbers "
                        "and certificates at your own provider."
                    )
                )

from odoo import api, fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    inge_is_bamf_debtor = fields.Boolean(
        string="BAMF debtor",
        help="Kostenträger: the Federal Office as the debtor of course fees.",
    )
    inge_teacher_code = fields.Char(
        string="Teacher code",
        copy=False,
        index="btree_not_null",
        help="Lehrkraftkennung: BAMF's number of the approved teacher "
        "(§ 15 (1) IntV). Contacts with a teacher code can be chosen as teachers.",
    )
    inge_participant_ids = fields.One2many(
        "inge.participant", "partner_id", string="Participants"
    )
    inge_is_participant = fields.Boolean(
        string="Takes part in integration courses",
        compute="_compute_inge_is_participant",
        compute_sudo=True,
        store=True,
        recursive=True,
        help="Also of further addresses of such a person: not for everybody to see.",
    )

    @api.depends("inge_participant_ids", "parent_id.inge_is_participant")
    def _compute_inge_is_participant(self):
        for partner in self:
            partner.inge_is_participant = bool(
                partner.inge_participant_ids or partner.parent_id.inge_is_participant
            )

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
    inge_teacher_approval = fields.Selection(
        [
            ("courses", "Integration courses"),
            ("literacy", "Integration and literacy courses"),
            ("withdrawn", "Withdrawn or expired"),
        ],
        string="Approved for",
        copy=False,
        help="Zulassung of the teacher (§ 15 (1) IntV); literacy courses ask for the "
        "supplementary one as well (§ 15 (2) IntV). Empty: not entered, nothing is "
        "checked.",
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

    @api.constrains("company_id")
    def _check_participant_company(self):
        # sudo: a rule on the data holds for whoever may not see all of them
        people = self.sudo().with_context(active_test=False).inge_participant_ids
        people._check_has_company()

    def _approved_codes(self, *approvals):
        """Return the codes of teachers who have one of these approvals, or an unknown.

        What nobody entered is not held against a teacher.
        """
        approved = self.filtered(
            lambda teacher: teacher.inge_teacher_approval in (False, *approvals)
        )
        return frozenset(approved.mapped("inge_teacher_code"))

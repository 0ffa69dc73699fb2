from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

LANGUAGE, ORIENTATION = "dtz", "lid"


class IngeExamination(models.Model):
    """A final examination of § 17 IntV as it is held here, reported to BAMF."""

    _name = "inge.examination"
    _description = "Examination"
    _inherit = ["inge.contended", "mail.thread", "mail.activity.mixin"]
    _order = "exam_date desc, name, id"
    _check_company_auto = True

    name = fields.Char(
        string="Own number",
        required=True,
        copy=False,
        tracking=True,
        help="Your own number of the examination. BAMF receives it with a test "
        "“Leben in Deutschland”.",
    )
    kind = fields.Selection(
        [
            (LANGUAGE, "Deutsch-Test für Zuwanderer (DTZ)"),
            (ORIENTATION, "Leben in Deutschland (LiD)"),
        ],
        required=True,
        default=LANGUAGE,
        help="Both are the final test of the integration course (§ 17 (1) IntV).",
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company, index=True
    )
    clerk_id = fields.Many2one(
        "res.users",
        default=lambda self: self.env.user,
        tracking=True,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        help="Is told when BAMF refuses the report or leaves it unclear.",
    )
    provider_id = fields.Many2one(
        "inge.provider",
        required=True,
        check_company=True,
        index=True,
        compute="_compute_provider_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    course_id = fields.Many2one(
        "inge.course",
        check_company=True,
        index="btree_not_null",
        help="The course whose participants sit the test; empty if they come from "
        "several courses.",
    )
    exam_date = fields.Date(string="Day of the test", required=True, tracking=True)
    exam_centre_code = fields.Char(
        tracking=True, help="Prüfungsstellennummer: needed for the DTZ."
    )
    room = fields.Char(string="Room number", help="Where the test is sat.")
    contact_email = fields.Char(
        string="E-mail of the contact", help="BAMF writes there about the LiD test."
    )
    administrative_site_code = fields.Char(
        help="Kennung Verwaltungsstandort: BAMF's number of your administration."
    )
    delivery_site_code = fields.Char(
        help="Kennung Lieferadresse: only if the papers go elsewhere."
    )
    line_ids = fields.One2many(
        "inge.examination.line", "examination_id", string="Participants"
    )
    participant_count = fields.Integer(
        string="Expected participants",
        compute="_compute_participant_count",
        store=True,
        readonly=False,
        help="As announced to BAMF. Follows the list of participants; to be entered "
        "as long as nobody is listed.",
    )

    _unique_name = models.Constraint(
        "UNIQUE(company_id, kind, name)",
        "Another examination already has this number: choose a different one.",
    )

    @api.depends("course_id.provider_id", "company_id")
    def _compute_provider_id(self):
        for exam in self:
            own = exam.company_id.inge_provider_ids
            single = own if len(own) == 1 else own.browse()
            exam.provider_id = (
                exam.course_id.provider_id or exam.provider_id or single or False
            )

    @api.depends("line_ids")
    def _compute_participant_count(self):
        for exam in self:
            exam.participant_count = len(exam.line_ids) or exam.participant_count

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_sent(self):
        # sudo: whether anything left does not depend on who may read it
        if self.sudo().inge_message_ids:
            raise UserError(
                self.env._(
                    "What was sent to BAMF stays on record, and its examination with "
                    "it: archive the examination instead."
                )
            )

    def action_fill(self):
        """Enter those who take part until the test, or until what it is about ends."""
        self.check_access("write")
        for exam in self:
            if not exam.course_id:
                raise UserError(self.env._("Choose the course first."))
            attending = exam.course_id.enrolment_ids._attending(
                exam._taught_until(), exam.exam_date
            )
            missing = attending.participant_id - exam.line_ids.participant_id
            exam.line_ids = [
                fields.Command.create({"participant_id": person.id})
                for person in missing
            ]

    def _taught_until(self):
        """Return how long somebody has to stay in the course to sit the test.

        A person with repeat units leaves after the language course and sits the DTZ.
        """
        sections = self.course_id.section_ids
        orientation = sections.filtered(lambda section: section._is_orientation())
        taught = orientation if self.kind == ORIENTATION else sections - orientation
        last = max((taught or sections).mapped("date_end"), default=self.exam_date)
        return min(last, self.exam_date)


class IngeExaminationLine(models.Model):
    """A person who sits an examination."""

    _name = "inge.examination.line"
    _description = "Participant of an examination"
    _inherit = ["inge.contended"]
    _order = "examination_id, id"
    _check_company_auto = True

    examination_id = fields.Many2one(
        "inge.examination", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="examination_id.company_id", store=True)
    participant_id = fields.Many2one(
        "inge.participant",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    birth_date = fields.Date(related="participant_id.birth_date")
    sheet_number = fields.Char(
        help="Bogennummer: the number of the answer sheet; it can be reported once."
    )
    identity_document = fields.Char(
        string="Passport or ID number",
        groups="inge_online.group_clerk",
        help="For the certificate (§ 17 (4) IntV).",
    )
    result = fields.Selection(
        [
            ("b1", "B1"),
            ("a2", "A2"),
            ("below_a2", "Below A2"),
            ("passed", "Passed"),
            ("failed", "Not passed"),
            ("absent", "Did not come"),
        ],
        groups="inge_online.group_clerk",
        help="For your own records: BAMF gets the result from the test institute.",
    )

    _unique_participant = models.Constraint(
        "UNIQUE(examination_id, participant_id)",
        "This person is already on the list of the examination: change that line.",
    )

    @api.constrains("result", "examination_id")
    def _check_result(self):
        of_kind = {
            LANGUAGE: ("b1", "a2", "below_a2", "absent"),
            ORIENTATION: ("passed", "failed", "absent"),
        }
        for line in self:
            if line.result and line.result not in of_kind[line.examination_id.kind]:
                raise ValidationError(
                    self.env._(
                        "This result belongs to the other kind of examination: choose "
                        "one of the list."
                    )
                )

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.inge_online.day import german_today

from ..days import BadDay, day_from
from .inge_cert_procedure import MESSAGE_TYPES

OUTCOMES = [("positive", "Positive"), ("negative", "Negative")]


class IngeCertCase(models.Model):
    """One test case (Testfall): what BAMF has prepared, what to do, what must come."""

    _name = "inge.cert.case"
    _description = "Test case"
    _inherit = ["inge.cert.kept"]
    _order = "booklet_id, sequence, id"

    booklet_id = fields.Many2one(
        "inge.cert.booklet", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(
        required=True, help="As BAMF names it, such as M(TO)1-1. The data have it too."
    )
    title = fields.Char(required=True)
    procedure_id = fields.Many2one(
        "inge.cert.procedure", required=True, ondelete="restrict", index=True
    )
    preconditions = fields.Text(help="What BAMF has set up in its system beforehand.")
    instructions = fields.Text(help="What the booklet prescribes, in its own words.")
    course_type_code = fields.Char(
        string="Course type",
        help="The word of the course type, such as general or literacy. Empty: the "
        "case needs no course.",
    )
    course_start = fields.Char(
        string="Course begin",
        help="A day such as 2026-05-04, or counted from the day of the test: "
        "heute-40, heute+30.",
    )
    first_section = fields.Integer(default=1, help="Beginn-Kursabschnitt.")
    late_reason_code = fields.Char(
        string="Reason for late capture", help="The word of the code list late_reason."
    )
    step_ids = fields.One2many("inge.cert.step", "case_id", string="Steps", copy=True)
    expected = fields.Selection(
        OUTCOMES,
        compute="_compute_expected",
        store=True,
        string="Expected outcome",
        help="Of the last step: that is what the case is about.",
    )

    _unique_name = models.Constraint(
        "UNIQUE(booklet_id, name)", "This booklet already has a case of that name."
    )

    def _whole(self):
        return self.booklet_id

    @api.depends("step_ids.expected", "step_ids.sequence")
    def _compute_expected(self):
        for case in self:
            case.expected = case.step_ids.sorted("sequence")[-1:].expected

    @api.depends("name", "title")
    def _compute_display_name(self):
        for case in self:
            case.display_name = " ".join(filter(None, (case.name, case.title)))

    @api.constrains("course_start")
    def _check_course_start(self):
        for case in self.filtered("course_start"):
            try:
                day_from(case.course_start, german_today())
            except BadDay as error:
                raise ValidationError(
                    self.env._(
                        "%(case)s: “%(day)s” is no day. Write 2026-05-04 or heute-40.",
                        case=case.name,
                        day=case.course_start,
                    )
                ) from error


class IngeCertStep(models.Model):
    """One message of a test case, and what must come of it."""

    _name = "inge.cert.step"
    _description = "Step of a test case"
    _inherit = ["inge.cert.kept"]
    _order = "case_id, sequence, id"

    case_id = fields.Many2one(
        "inge.cert.case", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    message_type = fields.Selection(MESSAGE_TYPES, string="Message", required=True)
    subject = fields.Char(
        string="Concerns",
        help="Which person of the data package (such as TN1), or which section of the "
        "course (such as 2). Empty: the first person, or the course.",
    )
    changes = fields.Text(
        help="What is different from the data package, one per line: "
        "Kursort = KO2; Teilnehmende = keine; Geburtsdatum TN1 = 1990-01-01."
    )
    elsewhere = fields.Boolean(
        string="Made elsewhere",
        help="Reported with other software before: it is noted here, and nothing is "
        "sent. So a course is taken over that runs already.",
    )
    expected = fields.Selection(OUTCOMES, required=True, default="positive")
    expected_code = fields.Char(
        help="BAMF's number of the answer, or the word of our own check. Several: "
        "separated by commas; one of them is enough. Empty: any."
    )
    expected_text = fields.Char(
        string="Expected answer", help="What the booklet says about it, in its words."
    )

    def _whole(self):
        return self.case_id.booklet_id

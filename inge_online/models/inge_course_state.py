from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .inge_message import ACCEPTED

UNDER_WAY = ("ready", "sending")
UNSETTLED = ("rejected", "unknown", "held", "draft")

STATES = [
    ("draft", "Draft"),
    ("planned", "Planned"),
    ("started", "Begun"),
    ("complete", "All sections reported"),
    ("ended", "Ended early"),
    ("cancelled", "Plan cancelled"),
]
LAMPS = [
    ("none", "Nothing sent yet"),
    ("waiting", "Under way to BAMF"),
    ("done", "Accepted by BAMF"),
    ("update", "Update needed"),
    ("attention", "Needs attention"),
]


class IngeCourse(models.Model):
    """A course as BAMF sees it: everything here follows from the ledger."""

    _inherit = "inge.course"

    inge_message_ids = fields.One2many(
        "inge.message", "course_id", string="Messages to BAMF", readonly=True
    )
    state = fields.Selection(
        STATES,
        compute="_compute_state",
        store=True,
        compute_sudo=True,
        index=True,
        group_expand=True,
    )
    course_code = fields.Char(
        compute="_compute_state",
        store=True,
        compute_sudo=True,
        index="btree_not_null",
        help="Kurskennung: given by BAMF when it accepts the course plan. The key of "
        "all later reports.",
    )
    report_lamp = fields.Selection(
        LAMPS, compute="_compute_report_lamp", store=True, compute_sudo=True
    )
    last_message_id = fields.Many2one(
        "inge.message",
        compute="_compute_report_lamp",
        store=True,
        compute_sudo=True,
        string="Last message",
    )
    inge_pending = fields.Boolean(
        compute="_compute_inge_pending", string="A message is under way"
    )

    @api.depends(
        "inge_message_ids.state",
        "inge_message_ids.authority_number",
        "section_ids.state",
    )
    def _compute_state(self):
        for course in self:
            accepted = course._accepted().sorted("id")
            state, code = "draft", False
            for message in accepted:
                if message.message_type == "course_plan_report":
                    state, code = "planned", message.authority_number
                elif message.message_type == "course_plan_cancellation":
                    state = "cancelled"
                elif message.message_type == "course_start_report":
                    state = "started"
                elif message.message_type == "early_end":
                    state = "ended"
            sections = course.section_ids
            if state == "started" and all(s.state == "begun" for s in sections):
                state = "complete"
            course.state = state
            course.course_code = code

    @api.depends("inge_message_ids.state", "inge_message_ids.inquiry", "update_report")
    def _compute_report_lamp(self):
        for course in self:
            states = set(course._latest_messages().mapped("state"))
            if states & set(UNSETTLED):
                lamp = "attention"
            elif states & set(UNDER_WAY):
                lamp = "waiting"
            elif course.update_report:
                lamp = "update"
            else:
                lamp = "done" if states else "none"
            course.report_lamp = lamp
            course.last_message_id = course.inge_message_ids.sorted("id")[-1:]

    @api.depends("inge_message_ids.state")
    def _compute_inge_pending(self):
        for course in self:
            course.inge_pending = any(
                message.state in UNDER_WAY for message in course.inge_message_ids
            )

    @api.constrains("active")
    def _check_active(self):
        """Nobody is reminded of an archived course."""
        if self.filtered(lambda c: not c.active and c.state in ("planned", "started")):
            raise ValidationError(
                self.env._(
                    "BAMF still expects reports on this course, and an archived one "
                    "reminds nobody: cancel its plan or report its early end first."
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_sent(self):
        # sudo: whether anything left does not depend on who may read it
        if self.sudo().inge_message_ids:
            raise UserError(
                self.env._(
                    "What was sent to BAMF stays on record, and its course with it: "
                    "archive the course instead."
                )
            )

    def _accepted(self, *message_types):
        """Return the accepted messages of the course, of these types or of all."""
        return self.inge_message_ids.filtered(
            lambda message: (
                message.state in ACCEPTED
                and (not message_types or message.message_type in message_types)
            )
        )

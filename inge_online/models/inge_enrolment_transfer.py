from odoo import api, fields, models


class IngeEnrolment(models.Model):
    """Transfer between courses."""

    _inherit = "inge.enrolment"

    transferred_from_id = fields.Many2one(
        "inge.enrolment",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        help="The enrolment that this one continues.",
    )
    transferred_to_ids = fields.One2many(
        "inge.enrolment", "transferred_from_id", string="Transferred to", readonly=True
    )

    @api.depends("course_id.name")
    @api.depends_context("inge_with_course")
    def _compute_display_name(self):
        """A transfer leads between courses: there the person is no news."""
        if not self.env.context.get("inge_with_course"):
            return super()._compute_display_name()
        for enrolment in self:
            enrolment.display_name = enrolment.course_id.name
        return None

    def action_transfer(self):
        """Ask into which course and section the person goes."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Transfer to another course"),
            "res_model": "inge.enrolment.transfer",
            "view_mode": "form",
            "target": "new",
            "context": {"default_enrolment_id": self.id},
        }

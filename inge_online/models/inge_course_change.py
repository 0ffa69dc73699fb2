from odoo import fields, models


class IngeCourse(models.Model):
    """What a clerk enters for a report that ends or moves a course."""

    _inherit = "inge.course"

    cancellation_reason_id = fields.Many2one(
        "inge.code",
        string="Reason of the cancellation",
        domain=[("kind", "=", "cancellation_reason")],
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    site_valid_from = fields.Date(
        string="First day at the new site",
        copy=False,
        tracking=True,
        help="Kursortänderung: from this day on lessons are given at the new site.",
    )
    early_end_on = fields.Date(
        string="Ended early on",
        copy=False,
        tracking=True,
        help="Vorzeitige Beendigung: the last day of lessons.",
    )
    early_end_reason_id = fields.Many2one(
        "inge.code",
        string="Reason of the early end",
        domain=[("kind", "=", "early_end_reason")],
        ondelete="restrict",
        copy=False,
        tracking=True,
    )

from odoo import fields, models

from ..day import german_today


class IngeReportAsk(models.TransientModel):
    """What BAMF asks for when a course is cancelled, ends early or moves."""

    _name = "inge.report.ask"
    _description = "Question before a report"

    course_id = fields.Many2one("inge.course", required=True, readonly=True)
    message_type = fields.Selection(
        [
            ("course_plan_cancellation", "Kursplanstornierung"),
            ("early_end", "Vorzeitige Beendigung des Kurses"),
            ("site_change", "Kursortänderung"),
        ],
        required=True,
        readonly=True,
    )
    cancellation_reason_id = fields.Many2one(
        "inge.code",
        string="Reason of the cancellation",
        domain=[("kind", "=", "cancellation_reason")],
    )
    early_end_on = fields.Date(string="Last day of lessons")
    early_end_reason_id = fields.Many2one(
        "inge.code",
        string="Reason of the early end",
        domain=[("kind", "=", "early_end_reason")],
    )
    site_id = fields.Many2one(related="course_id.site_id", string="New site")
    site_valid_from = fields.Date(string="First day at the new site")

    def action_next(self):
        """Keep the answers with the course and go on to the preview."""
        self.ensure_one()
        self.course_id.write(self._answers())
        return self.course_id._preview_or_report(self.message_type)

    def _answers(self):
        names = {
            "course_plan_cancellation": ("cancellation_reason_id",),
            "early_end": ("early_end_on", "early_end_reason_id"),
            "site_change": ("site_valid_from",),
        }[self.message_type]
        return {
            name: self._fields[name].convert_to_write(self[name], self)
            for name in names
        }

    def _asked(self):
        """Return the messages that something is asked for."""
        return dict(self._fields["message_type"].selection)

    def _open(self, course, message_type):
        """Ask; what was answered before is proposed again."""
        today = german_today()
        ask = self.create(
            {
                "course_id": course.id,
                "message_type": message_type,
                "cancellation_reason_id": course.cancellation_reason_id.id,
                "early_end_on": course.early_end_on or today,
                "early_end_reason_id": course.early_end_reason_id.id,
                "site_valid_from": today,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self._asked()[message_type],
            "res_model": self._name,
            "res_id": ask.id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
        }

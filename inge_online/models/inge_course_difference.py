from odoo import api, fields, models

from ..protocol.comparing import differences
from ..protocol.comparing.flat import ITEM
from .inge_message_tell import DIFFERENT


class IngeCourseDifference(models.Model):
    """Something about a course that BAMF has otherwise than we do."""

    _name = "inge.course.difference"
    _description = "Difference between BAMF's data and ours"
    _order = "field, item, id"
    _rec_name = "place"

    course_id = fields.Many2one(
        "inge.course", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="course_id.company_id", store=True)
    field = fields.Char(required=True, readonly=True)
    item = fields.Char(readonly=True, help="Which section, person or lesson time.")
    place = fields.Char(compute="_compute_place", string="Concerns")
    ours = fields.Char(readonly=True, string="With us")
    theirs = fields.Char(readonly=True, string="At BAMF")
    since = fields.Datetime(readonly=True, help="When BAMF's answer first showed it.")

    @api.depends("field", "item")
    def _compute_place(self):
        for difference in self:
            difference.place = difference.course_id._bamf_place(
                difference.field, difference.item or ""
            )


class IngeCourse(models.Model):
    """Differences to BAMF's data are listed, and a clerk has a task as long as any."""

    _inherit = "inge.course"

    def _note_differences(self):
        """Compare with BAMF's last answer; keep since when each difference is there."""
        self.ensure_one()
        answer = self._bamf_record()
        if answer is None:
            return
        ours = self.env["inge.mapper"]._course_record(self, answer)
        found = {(one.field, one.item): one for one in differences(ours, answer)}
        # sudo: nobody edits the list, it follows from BAMF's answer
        listed = self.sudo().difference_ids
        listed.filtered(lambda d: (d.field, d.item or "") not in found).unlink()
        known = {(d.field, d.item or ""): d for d in listed.exists()}
        for key, one in found.items():
            values = self._difference_values(one)
            if key in known:
                known[key].write(values)
            else:
                values |= {"course_id": self.id, "since": self.bamf_asked_at}
                listed.create(values)
        self._call_for_differences(len(found))

    def _difference_values(self, one):
        there = self.env._("there")
        sides = {
            side: there
            if value == ITEM
            else self._bamf_text(one.field, ((one.field, value),))
            for side, value in (("ours", one.ours), ("theirs", one.theirs))
            if value is not None
        }
        return {
            "field": one.field,
            "item": one.item,
            **{"ours": False, "theirs": False, **sides},
        }

    def _call_for_differences(self, count):
        """Give the clerk one task as long as there are differences."""
        open_task = self.activity_search([DIFFERENT])
        if not count:
            open_task.action_done()
        elif not open_task:
            self.activity_schedule(
                DIFFERENT,
                summary=self.env._("BAMF has other data of this course than we do."),
                user_id=(self.clerk_id or self.env.user).id,
            )


class IngeMessage(models.Model):
    _inherit = "inge.message"

    def _spread_answer(self):
        result = super()._spread_answer()
        course = self.course_id.with_context(lang=self.clerk_id.lang)
        asked = course.bamf_answer_id == self and self._said()
        if asked and asked.course_code == course.course_code:
            course._note_differences()
            self._refresh_forms()
        return result

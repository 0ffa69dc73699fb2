from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..day import german_today


class IngeEnrolmentTransfer(models.TransientModel):
    """Transfer to another course: ends one enrolment and begins the other, gapless."""

    _name = "inge.enrolment.transfer"
    _description = "Transfer to another course"

    enrolment_id = fields.Many2one(
        "inge.enrolment", required=True, readonly=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="enrolment_id.company_id")
    course_from_id = fields.Many2one(related="enrolment_id.course_id", string="From")
    course_id = fields.Many2one(
        "inge.course",
        string="To",
        required=True,
        domain="[('company_id', '=', company_id), ('id', '!=', course_from_id),"
        " ('section_ids', '!=', False), ('state', '!=', 'cancelled')]",
    )
    section_id = fields.Many2one(
        "inge.course.section",
        string="Begins with",
        required=True,
        compute="_compute_section_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('course_id', '=', course_id)]",
    )
    date_start = fields.Date(related="section_id.date_start", string="First day there")
    effect = fields.Text(compute="_compute_effect")

    @api.depends("course_id")
    def _compute_section_id(self):
        """Offer the next section that has not begun yet (§ 11 IntV)."""
        today = german_today()
        for transfer in self:
            sections = transfer.course_id.section_ids.sorted("number")
            later = sections.filtered(lambda section: section.date_start >= today)
            transfer.section_id = (later or sections)[:1]

    @api.depends("section_id", "enrolment_id")
    @api.depends_context("lang")
    def _compute_effect(self):
        for transfer in self:
            if not transfer.section_id:
                transfer.effect = False
                continue
            texts = [transfer._ending_text(), transfer._group_text()]
            transfer.effect = "\n".join(filter(None, texts))

    def action_transfer(self):
        """End the one and begin the other; open the new enrolment."""
        self.ensure_one()
        old = self.enrolment_id
        if old.date_to or old.cancelled_on:
            raise UserError(
                self.env._("This enrolment has ended already: enrol the person anew.")
            )
        if self.section_id.course_id != self.course_id:
            raise UserError(self.env._("Choose a section of the new course."))
        old.write(self._ending())
        new = old.create(
            {
                "course_id": self.course_id.id,
                "participant_id": old.participant_id.id,
                "section_id": self.section_id.id,
                "self_payer": old.self_payer,
                "repeater": old.repeater,
                "transferred_from_id": old.id,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": new.display_name,
            "res_model": new._name,
            "res_id": new.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _ending(self):
        """Return how the old enrolment ends: the day before, or never having begun."""
        old, start = self.enrolment_id, self.section_id.date_start
        last = start - timedelta(days=1)
        never = old.state == "cancelled" or not old.date_from
        if never or last < old.date_from:
            today = german_today()
            return {"cancelled_on": min(today, old.date_from or today)}
        end = old.course_id.date_end
        return {} if end and last >= end else {"date_to": last}

    def _ending_text(self):
        ending = self._ending()
        start = format_date(self.env, self.section_id.date_start)
        if "cancelled_on" in ending:
            return self.env._(
                "The person has not begun in the old course: it is cancelled there "
                "(Storno) and begins in the new one on %(start)s.",
                start=start,
            )
        if not ending:
            return self.env._(
                "The old course ends before; the new one begins on %(start)s.",
                start=start,
            )
        return self.env._(
            "Last day in the old course: %(end)s. First day in the new one: %(start)s.",
            end=format_date(self.env, ending["date_to"]),
            start=start,
        )

    def _group_text(self):
        count = self.section_id.enrolment_count + 1
        limit = self.course_id.course_type_id._most_persons()
        if count <= limit:
            return False
        return self.env._(
            "With this person the section has %(count)s participants; %(limit)s are "
            "allowed.",
            count=count,
            limit=limit,
        )

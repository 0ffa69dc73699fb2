from odoo import api, fields, models

from ..protocol.canonical import digest, to_json
from ..protocol.messages import MESSAGES
from .inge_message_enqueue import _key_domain, _links, _sequence_key

ELSEWHERE = {
    "draft": ("course_plan_report",),
    "planned": ("course_start_report", "course_plan_cancellation"),
    "started": ("section_start_report", "site_change", "early_end"),
    "complete": ("site_change", "early_end"),
    "cancelled": ("course_plan_report",),
}
"""What BAMF takes once, by the state of a course: what somebody reported in its web
mask meanwhile must not go out from here any more. Updates may be reported again."""
NOT_WITH_BAMF = ("draft", "ready", "held", "rejected")


class IngeMessage(models.Model):
    """Reports made with other software: BAMF has them, and nothing is sent.

    They are entries like all others, accepted and without evidence, so that the state
    of a course follows from them and nothing is reported twice. They have no content
    unless somebody said what it was.
    """

    _inherit = "inge.message"

    made_elsewhere = fields.Date(
        string="Made elsewhere on",
        readonly=True,
        help="Reported on this day with other software or in BAMF's web mask.",
    )
    elsewhere_possible = fields.Boolean(
        compute="_compute_elsewhere_possible", string="May have been made elsewhere"
    )

    @api.depends("state", "message_type", "course_id.state")
    def _compute_elsewhere_possible(self):
        for message in self:
            expected = ELSEWHERE.get(message.course_id.state, ())
            message.elsewhere_possible = (
                message.state in NOT_WITH_BAMF and message.message_type in expected
            )

    @api.model
    def _note_elsewhere(
        self, message_type, *, record, business_key, day, number=None, **told
    ):
        """Write down that BAMF has a report that was not made here.

        What waits of the same key is never sent; a refused one counts as corrected.

        :param told: what somebody said of it: ``reason``, how that is known, and
            ``message``, the content as a message of ``protocol.messages``
        :raises UserError: BAMF already has a report of this key, or may have it
        """
        self._require_clerk(record)
        course = record if record._name == "inge.course" else record.course_id
        provider = course.provider_id
        links = _links(record)
        clerk = course.clerk_id or self.env.user
        values = {
            **links,
            "message_type": message_type,
            "inquiry": MESSAGES[message_type].inquiry,
            "state": "accepted",
            "company_id": provider.company_id.id,
            "provider_id": provider.id,
            "environment": self.env["inge.contract"]._environment(provider),
            "clerk_id": clerk.id,
            "requested_by": self.env.uid,
            "business_key": business_key,
            "sequence_key": _sequence_key(links),
            "authority_number": number,
            "made_elsewhere": day,
            "settled_at": fields.Datetime.to_datetime(day),
            **self._told_values(**told),
        }
        # sudo: the key may be taken by a message the user may not see
        earlier = self.sudo().search(_key_domain(values), order="id desc")
        self._refuse_second(earlier)
        refused = earlier.filtered(lambda m: m.state == "rejected")[:1]
        waiting = earlier.filtered(lambda m: m.state in ("draft", "ready", "held"))
        waiting._ledger().write({"state": "cancelled"})
        waiting.flush_recordset(["state"])
        entry = self._ledger().create({**values, "supersedes_id": refused.id})
        return self.browse(entry.id)

    def _told_values(self, reason=None, message=None):
        values = {}
        if reason:
            values |= {
                "resolution": "person",
                "resolution_reason": reason,
                "resolved_by_id": self.env.uid,
            }
        if message:
            payload = to_json(message)
            values |= {"payload": payload, "payload_digest": digest(payload)}
        return values

    def action_report_elsewhere(self):
        """Say that BAMF has the report of this message from elsewhere."""
        self.ensure_one()
        return self.env["inge.report.elsewhere"]._open(
            self.course_id, self.message_type
        )

    def _headline(self):
        if self.made_elsewhere and self.state == "accepted":
            return self.env._("Reported in BAMF's web mask or with other software.")
        return super()._headline()

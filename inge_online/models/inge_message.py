from odoo import fields, models

from ..ledger import OCCUPYING
from ..protocol.messages import MESSAGES

LEDGER = object()
"""Context value of the ledger's own methods; no remote caller can send an object."""

STATES = [
    ("draft", "To correct"),
    ("ready", "Queued"),
    ("sending", "Being sent"),
    ("accepted", "Accepted"),
    ("hinted", "Accepted with remarks"),
    ("rejected", "Refused"),
    ("unknown", "Unclear"),
    ("held", "Held"),
    ("cancelled", "Cancelled"),
]
_OCCUPYING = ", ".join(f"'{state.value}'" for state in sorted(OCCUPYING))


class IngeMessage(models.Model):
    """One report or inquiry to BAMF, for ever: from here alone anything leaves.

    Users read it; only the methods of this model write it, along the transition table
    of the ledger (design: claim and commit, call, settle and commit, tell).
    """

    _name = "inge.message"
    _description = "Message to BAMF"
    _order = "id desc"
    _check_company_auto = True

    message_type = fields.Selection(
        selection=[(name, cls.term) for name, cls in MESSAGES.items()],
        string="Message",
        required=True,
        readonly=True,
        index=True,
    )
    inquiry = fields.Boolean(
        readonly=True, help="Changes nothing at BAMF and may be repeated at will."
    )
    state = fields.Selection(STATES, required=True, readonly=True, index=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    provider_id = fields.Many2one(
        "inge.provider", required=True, readonly=True, ondelete="restrict"
    )
    environment = fields.Selection(
        [("test", "Test"), ("production", "Production")],
        required=True,
        readonly=True,
        help="Where this message belongs, for ever.",
    )
    course_id = fields.Many2one(
        "inge.course", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    section_id = fields.Many2one(
        "inge.course.section",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    participant_id = fields.Many2one(
        "inge.participant", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    account_id = fields.Many2one(
        "inge.account", string="DeBeV login", readonly=True, ondelete="restrict"
    )
    requested_by = fields.Many2one("res.users", readonly=True, required=True)
    business_key = fields.Char(
        readonly=True,
        required=True,
        help="What may be reported once: BAMF never gets two messages of one key.",
    )
    sequence_key = fields.Char(
        readonly=True,
        required=True,
        help="Messages of one key go out in order, one at a time.",
    )
    supersedes_id = fields.Many2one(
        "inge.message", string="Corrects", readonly=True, ondelete="restrict"
    )

    # the message, and what the sender needs to know
    payload = fields.Text(readonly=True, groups="inge_online.group_manager")
    payload_digest = fields.Char(readonly=True, string="SHA-256 of the message")
    not_before = fields.Datetime(
        readonly=True, help="Not sent before this time, for instance after an outage."
    )
    attempt_count = fields.Integer(string="Attempts", readonly=True)
    attempt_uuid = fields.Char(string="Attempt", readonly=True)
    hold_reason = fields.Char(readonly=True)
    sent_at = fields.Datetime(readonly=True)
    settled_at = fields.Datetime(readonly=True)

    # what BAMF answered
    answer = fields.Text(readonly=True, groups="inge_online.group_manager")
    authority_number = fields.Char(
        string="Number given by BAMF",
        readonly=True,
        help="The course code of a reported plan, the number of an examination.",
    )
    issue_ids = fields.One2many(
        "inge.message.issue", "message_id", string="Remarks", readonly=True
    )

    # evidence
    contract_name = fields.Char(readonly=True)
    contract_version = fields.Char(readonly=True)
    evidence_digest = fields.Char(string="SHA-256 of the evidence", readonly=True)

    _one_report = models.UniqueIndex(
        "(company_id, environment, business_key) "
        f"WHERE state IN ({_OCCUPYING}) AND inquiry IS NOT TRUE",
        "BAMF already has this report, or may have it.",
    )
    _one_at_a_time = models.UniqueIndex(
        "(company_id, environment, sequence_key) "
        "WHERE state = 'sending' AND inquiry IS NOT TRUE",
        "Another message on the same course or participant is being sent.",
    )

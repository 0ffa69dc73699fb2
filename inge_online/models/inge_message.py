from odoo import api, fields, models
from odoo.exceptions import UserError

from ..ledger import OCCUPYING, OPEN, Hold, State, require
from ..protocol import MESSAGES

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
ACCEPTED = ("accepted", "hinted")
"""BAMF has it, with remarks or without."""
HOLDS = [
    (Hold.NEUTRALIZED.value, "Copy of a database"),
    (Hold.ELSEWHERE.value, "Not the database that reports"),
    (Hold.NOT_PRODUCTION.value, "Not cleared for production"),
    (Hold.NOT_READY.value, "A prerequisite of BAMF is missing"),
    (Hold.NO_ENDPOINT.value, "No address at BAMF"),
    (Hold.NO_ACCOUNT.value, "No DeBeV login"),
    (Hold.OTHER_ENVIRONMENT.value, "Login of another environment"),
    (Hold.ADMINISTRATOR.value, "Login of an administrator"),
    (Hold.REFUSED.value, "BAMF refused the login"),
    (Hold.NO_PASSWORD.value, "No password"),
    (Hold.INVALID.value, "Cannot be written down"),
    (Hold.SETUP.value, "Set up wrongly"),
    (Hold.DUPLICATE.value, "Already reported"),
    (Hold.PERSON.value, "Held by a person"),
    (Hold.FOUR_EYES.value, "Waits for a second person"),
]


def _sql(states):
    return ", ".join(f"'{state.value}'" for state in sorted(states))


class IngeMessage(models.Model):
    """One report or inquiry to BAMF, for ever: from here alone anything leaves.

    Users read it; only the methods of this model write it, along the transition table
    of the ledger (design: claim and commit, call, settle and commit, tell).
    """

    _name = "inge.message"
    _inherit = ["inge.contended"]
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
    examination_id = fields.Many2one(
        "inge.examination", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    account_id = fields.Many2one(
        "inge.account", string="DeBeV login", readonly=True, ondelete="restrict"
    )
    clerk_id = fields.Many2one(
        "res.users",
        string="Responsible clerk",
        readonly=True,
        required=True,
        help="Is told when BAMF refuses, or when it is unclear what BAMF has.",
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
    payload = fields.Text(
        string="Content",
        readonly=True,
        prefetch=False,
        groups="inge_online.group_manager",
    )
    payload_digest = fields.Char(readonly=True, string="SHA-256 of the message")
    not_before = fields.Datetime(
        readonly=True, help="Not sent before this time, for instance after an outage."
    )
    attempt_count = fields.Integer(string="Attempts", readonly=True)
    attempt_uuid = fields.Char(string="Attempt", readonly=True)
    call_journal = fields.Char(
        string="Journal of calls",
        readonly=True,
        help="Where the sender wrote down which of its calls had begun.",
    )
    hold_reason = fields.Selection(HOLDS, string="Reason for holding", readonly=True)
    sent_at = fields.Datetime(readonly=True)
    settled_at = fields.Datetime(readonly=True)

    # what BAMF answered
    answer = fields.Text(
        readonly=True, prefetch=False, groups="inge_online.group_manager"
    )
    authority_number = fields.Char(
        string="Number given by BAMF",
        readonly=True,
        help="The course code of a reported plan, the number of an examination.",
    )
    issue_ids = fields.One2many(
        "inge.message.issue", "message_id", string="Remarks", readonly=True
    )

    notice_due = fields.Boolean(
        readonly=True, help="People have not been told yet what became of it."
    )
    activity_id = fields.Many2one("mail.activity", readonly=True)

    # evidence
    contract_name = fields.Char(string="Contract", readonly=True)
    contract_version = fields.Char(readonly=True)
    http_status = fields.Integer(string="HTTP status", readonly=True)
    evidence = fields.Text(
        readonly=True,
        prefetch=False,
        groups="inge_online.group_manager",
        help="What was said on the wire, without passwords and personal data (JSON).",
    )
    evidence_digest = fields.Char(string="SHA-256 of the evidence", readonly=True)

    _one_report = models.UniqueIndex(
        "(company_id, environment, business_key) "
        f"WHERE state IN ({_sql(OCCUPYING)}) AND inquiry IS NOT TRUE",
        "BAMF already has this report, or may have it.",
    )
    _one_open = models.UniqueIndex(
        f"(company_id, environment, business_key) WHERE state IN ({_sql(OPEN)})",
        "The same message is already queued.",
    )
    _one_at_a_time = models.UniqueIndex(
        "(company_id, environment, sequence_key) WHERE state = 'sending'",
        "Another message on the same course or participant is being sent.",
    )

    def write(self, vals):
        self.check_access("write")
        self._require_ledger()
        if "state" in vals:
            for message in self:
                require(State(message.state), State(vals["state"]))
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._require_ledger()
        return super().create(vals_list)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("What was reported to BAMF stays on record."))

    def _require_ledger(self):
        if self.env.context.get("inge_ledger") is not LEDGER:
            raise UserError(
                self.env._(
                    "Messages to BAMF are kept by the system: nobody edits them."
                )
            )

    def _ledger(self):
        """Return self for the ledger's own methods, which alone may write."""
        # sudo: users only read; what may be written stands in the transition table
        return self.sudo().with_context(inge_ledger=LEDGER)

    def _subject(self):
        """Return whose messages go in order, and who is told of it."""
        self.ensure_one()
        return self.participant_id or self.course_id or self.examination_id

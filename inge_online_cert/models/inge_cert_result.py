from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.inge_online.protocol import ContractError

from .. import stage
from .inge_cert_case import OUTCOMES
from .inge_cert_procedure import MESSAGE_TYPES

VERDICTS = [("passed", "Passed"), ("failed", "Not passed")]
SOURCES = [
    ("bamf", "BAMF"),
    ("own", "Our own checks"),
    ("elsewhere", "Other software"),
]
ACTUAL = [*OUTCOMES, ("pending", "Under way"), ("unclear", "Unclear"), ("held", "Held")]


class IngeCertResult(models.Model):
    """A step of a run: what the booklet expects beside what came.

    What came is copied from the ledger, so that it outlives the test company.
    """

    _name = "inge.cert.result"
    _description = "Step in a run"
    _order = "run_id, trial_sequence, sequence, id"

    trial_id = fields.Many2one(
        "inge.cert.trial", required=True, ondelete="cascade", index=True
    )
    run_id = fields.Many2one(related="trial_id.run_id", store=True, index=True)
    trial_sequence = fields.Integer(related="trial_id.sequence", store=True)
    run_state = fields.Selection(related="run_id.state")
    run_mode = fields.Selection(related="run_id.mode")
    preconditions = fields.Text(related="trial_id.preconditions")
    instructions = fields.Text(related="trial_id.instructions")
    step_id = fields.Many2one(
        "inge.cert.step", string="Step of the booklet", ondelete="set null"
    )

    # as the booklet has it
    sequence = fields.Integer(string="Step")
    message_type = fields.Selection(MESSAGE_TYPES, string="Message", required=True)
    subject = fields.Char(string="Concerns")
    changes = fields.Text()
    expected = fields.Selection(OUTCOMES, required=True)
    expected_code = fields.Char()
    expected_text = fields.Char(string="Expected answer")

    # what came
    message_id = fields.Many2one(
        "inge.message", string="Ledger entry", readonly=True, ondelete="set null"
    )
    actual = fields.Selection(ACTUAL, readonly=True, string="Actual outcome")
    source = fields.Selection(SOURCES, readonly=True, string="Answered by")
    actual_code = fields.Char(readonly=True)
    actual_text = fields.Text(readonly=True, string="Actual answer")
    authority_number = fields.Char(readonly=True, string="Number given by BAMF")
    sent_at = fields.Datetime(readonly=True)
    answered_at = fields.Datetime(readonly=True)
    http_status = fields.Integer(readonly=True, string="HTTP status")
    contract = fields.Char(readonly=True, help="Name and version.")
    payload_digest = fields.Char(readonly=True, string="SHA-256 of the message")
    evidence_digest = fields.Char(readonly=True, string="SHA-256 of the evidence")

    # what it means
    proposal = fields.Selection(
        VERDICTS, compute="_compute_proposal", store=True, string="Proposed verdict"
    )
    verdict = fields.Selection(VERDICTS, readonly=True)
    note = fields.Text(help="Why the verdict is as it is; printed in the protocol.")
    confirmed_by_id = fields.Many2one("res.users", readonly=True)
    confirmed_at = fields.Datetime(readonly=True)

    @api.depends("trial_id.name", "sequence", "message_type")
    def _compute_display_name(self):
        terms = dict(MESSAGE_TYPES)
        for result in self:
            term = terms.get(result.message_type)
            case = result.trial_id.name
            result.display_name = f"{case}, {result.sequence}. {term}"

    def write(self, vals):
        """People write the note; everything else is the run's own doing."""
        if not self.env.su and set(vals) - {"note"}:
            raise AccessError(self.env._("What a run has shown is not edited."))
        if "note" in vals and any(r.run_id.state != "open" for r in self):
            raise AccessError(self.env._("What a run has shown is not edited."))
        return super().write(vals)

    @api.depends("actual", "actual_code", "expected", "expected_code")
    def _compute_proposal(self):
        for result in self:
            if result.actual not in ("positive", "negative"):
                result.proposal = False
            else:
                result.proposal = "passed" if result._as_expected() else "failed"

    def _as_expected(self):
        """Tell whether outcome and code are those of the booklet."""
        if self.actual != self.expected:
            return False
        wished = _codes(self.expected_code)
        return not wished or bool(wished & _codes(self.actual_code))

    def _observe(self):
        """Copy what the ledger says now."""
        for result in self.filtered("message_id"):
            # sudo: the evidence may be read by the run, whoever looks at it
            message = result.message_id.sudo().with_context(lang=self._language())
            remarks = message.issue_ids
            result.write(
                {
                    **_outcome(message.state),
                    "actual_code": ", ".join(result._told(remarks, message.state)),
                    "actual_text": message.answer_summary,
                    "authority_number": message.authority_number,
                    "sent_at": message.sent_at,
                    "answered_at": message.settled_at,
                    "http_status": message.http_status,
                    "contract": " ".join(
                        filter(None, (message.contract_name, message.contract_version))
                    ),
                    "payload_digest": message.payload_digest,
                    "evidence_digest": message.evidence_digest,
                }
            )
            if message.sent_at:
                result._use_up()

    def _told(self, remarks, state):
        """Return the codes that count: what our checks forbid, or BAMF's.

        Of BAMF's, its own number and the word that the contract has for it.
        """
        severity = "blocking" if state == "draft" else "bamf"
        found = remarks.filtered(lambda issue: issue.severity == severity)
        numbers = self._numbers_of_codes() if severity == "bamf" else {}
        codes = [code for code in found.mapped("code") if code]
        both = [text for code in codes for text in (numbers.get(code), code) if text]
        return list(dict.fromkeys(both))

    def _numbers_of_codes(self):
        """Return BAMF's number of each remark, by the word of the contract."""
        rehearsal = self.run_id.mode == "rehearsal"
        contract = self.env["inge.contract"]
        try:
            lists = (stage.stand_in() if rehearsal else contract._contract()).codes
        except ContractError:
            return {}
        rows = lists["remark"].rows if "remark" in lists else ()
        return {row.code: row.official for row in rows}

    def _language(self):
        """The protocol is German, if German is installed at all."""
        known = self.env["res.lang"]._get_data(code="de_DE")
        return "de_DE" if known else self.env.lang

    def _refuse(self, code, text):
        """Note that our own software did not even let the report begin."""
        self.write(
            {
                "message_id": False,
                "actual": "negative",
                "source": "own",
                "actual_code": code,
                "actual_text": text,
                "answered_at": fields.Datetime.now(),
            }
        )

    def _use_up(self):
        """Before BAMF, a number that was sent is spent. A rehearsal costs nothing."""
        for result in self.filtered(lambda r: r.run_id.mode == "test"):
            result._numbers()._mark_used(result.run_id)


def _codes(text):
    return {code.strip() for code in (text or "").split(",") if code.strip()}


def _outcome(state):
    """Return what a state of the ledger means as an outcome, and who said it."""
    outcomes = {
        "accepted": ("positive", "bamf"),
        "hinted": ("positive", "bamf"),
        "rejected": ("negative", "bamf"),
        "draft": ("negative", "own"),
        "unknown": ("unclear", False),
        "held": ("held", False),
        "cancelled": (False, False),
    }
    actual, source = outcomes.get(state, ("pending", False))
    return {"actual": actual, "source": source}

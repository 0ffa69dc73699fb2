from datetime import datetime, timedelta, timezone

from odoo import api, fields, models

from ..ledger import STALE_AFTER, Event, State
from ..locks import undisturbed

UNKNOWN = [("state", "=", State.UNKNOWN.value)]
RESOLUTIONS = [
    ("inquiry", "BAMF's answer to an inquiry"),
    ("person", "A person's decision"),
]


class IngeMessage(models.Model):
    """Clearing up what stayed unclear: BAMF is asked, and its answers are looked at.

    Settling a call only notes that there is something to look at; a cron job, started
    at once, does so in transactions of its own, so that no answer gets lost by it.
    """

    _inherit = "inge.message"

    evaluation_due = fields.Boolean(
        readonly=True, help="BAMF's answer to this question was not looked at yet."
    )
    resolution = fields.Selection(
        RESOLUTIONS,
        string="Cleared up by",
        readonly=True,
        help="How a message was settled of which it was unclear whether BAMF has it.",
    )
    resolution_reason = fields.Text(
        string="Reason of the decision", readonly=True, help="As the person gave it."
    )
    resolved_by_id = fields.Many2one(
        "res.users", string="Decided by", readonly=True, ondelete="restrict"
    )
    proof_id = fields.Many2one(
        "inge.message",
        string="Proven by",
        readonly=True,
        ondelete="restrict",
        help="The inquiry whose answer proves that BAMF has the message, or has not.",
    )

    _evaluation_due_index = models.Index("(id) WHERE evaluation_due")

    def _keep(self, settled):
        result = super()._keep(settled)
        answered = self.browse().union(
            *(
                message
                for message, event, _result in settled
                if message.inquiry and event in (Event.ACCEPTED, Event.HINTED)
            )
        )
        if answered:
            answered._ledger().write({"evaluation_due": True})
            self._clarify_soon()
        return result

    def _follow_all(self, settled, chance):
        result = super()._follow_all(settled, chance)
        if any(event is Event.UNKNOWN for _message, event, _result in settled):
            self._clarify_soon()
        return result

    @api.model
    def _clarify_soon(self, at=None):
        """Let the cron job that clears up run, at once or at a time."""
        # sudo: a clerk may not see cron jobs
        self.env.ref("inge_online.ir_cron_clarify").sudo()._trigger(at)

    @api.model
    def _cron_clarify(self):
        """Settle what is unclear, then look at new answers; one message at a time."""
        cron = self.env["ir.cron"]
        answered = self.search([("evaluation_due", "=", True)], order="id")
        unclear = self.search(UNKNOWN, order="id")
        cron._commit_progress(remaining=len(answered) + len(unclear))
        # what is settled by an answer is no difference any more
        for step, messages in (("_clarify", unclear), ("_evaluate", answered)):
            for message in messages:
                undisturbed(self.env, getattr(message, step))
                if not cron._commit_progress(1):
                    return
        # what was settled is told by the job that makes up for notices
        self.env.ref("inge_online.ir_cron_sweep")._trigger()

    def _evaluate(self):
        """Look at the answer to a question, once."""
        message = self.try_lock_for_update(allow_referencing=True)
        if message.evaluation_due:
            message._ledger().write({"evaluation_due": False})
            message._spread_answer()

    def _spread_answer(self):
        """Do what follows from an answer; aspects of the house add theirs."""

    def _clarify(self):
        """Settle an unclear message if an answer proves something, else ask BAMF."""
        message = self.try_lock_for_update(allow_referencing=True)
        if message.state != State.UNKNOWN.value:
            return
        if message.inquiry:
            message._ask_anew()
            return
        verdict = message._verdict()
        if verdict.settlement:
            message._settle_by_inquiry(verdict.settlement)
        elif verdict.ask_at is not None:
            message._ask_at(_moment(verdict.ask_at))

    def _ask_at(self, moment):
        """Ask BAMF once it is time."""
        if moment > fields.Datetime.now():
            self._clarify_soon(moment)
        elif not self._questions_under_way():
            self._ask()

    def _ended_at(self):
        """Return when the call of an unclear message had ended for sure."""
        if self.settled_at and self.sent_at and self.settled_at >= self.sent_at:
            return self.settled_at
        # a dead sender left it: after that time nobody is at it any more
        return (self.sent_at or self.create_date) + timedelta(seconds=STALE_AFTER)


def _moment(seconds):
    """Return a point of the ledger's clock as Odoo writes it: UTC, without a zone."""
    return datetime.fromtimestamp(seconds, timezone.utc).replace(tzinfo=None)

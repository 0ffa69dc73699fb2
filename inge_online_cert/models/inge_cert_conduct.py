from odoo import api, fields, models
from odoo.exceptions import UserError


class IngeCertResult(models.Model):
    """What the administrator does with a step: carry it out, ask again, decide."""

    _inherit = "inge.cert.result"

    spent_numbers = fields.Text(
        compute="_compute_spent_numbers",
        help="BAMF has seen these numbers in an earlier run and refuses them.",
    )
    next_step = fields.Boolean(compute="_compute_next_step")
    can_execute = fields.Boolean(compute="_compute_next_step")
    can_decide = fields.Boolean(compute="_compute_next_step")

    inge_pending = fields.Boolean(compute="_compute_next_step")

    @api.depends("run_id.next_result_id", "actual", "verdict", "run_id.mode")
    def _compute_next_step(self):
        for result in self:
            result.inge_pending = result.actual == "pending"
            result.next_step = result.run_id.next_result_id == result
            guided = result.next_step and result.run_id.mode == "test"
            result.can_execute = guided and result.actual in (
                False,
                "negative",
                "held",
            )
            result.can_decide = guided and result.actual in (
                "positive",
                "negative",
                "unclear",
            )

    def _compute_spent_numbers(self):
        for result in self:
            result.spent_numbers = result._spent()

    def _spent(self):
        """Return in a sentence which numbers of this step are used up, or False."""
        self.ensure_one()
        if self.run_id.mode != "test" or self.verdict or self.message_id:
            return False
        if self.elsewhere:
            return False
        spent = self._numbers().filtered(
            lambda item: item.used_on and item.used_by_id != self.run_id
        )
        if not spent or self.expected == "negative":
            return False
        return self.env._(
            "Used up in an earlier run: %(numbers)s. BAMF will refuse them: ask for a "
            "new test data package first.",
            numbers=", ".join(spent.mapped("code")),
        )

    def action_execute(self):
        """Send the step's message; what would waste a number is told instead."""
        self.run_id._require_administrator()
        for result in self:
            result._require_guided()
            if result._spent():
                raise UserError(result._spent())
            # sudo: a result is written by its own methods alone
            result.sudo()._execute()

    def action_execute_anyway(self):
        """Send although numbers are used up: the administrator knows better."""
        self.run_id._require_administrator()
        for result in self:
            result._require_guided()
            # sudo: a result is written by its own methods alone
            result.sudo()._execute()

    def action_pass(self):
        self._decide("passed")

    def action_fail(self):
        self._decide("failed")

    def action_reopen(self):
        """Take a verdict back, as long as the run is open."""
        self.run_id._require_administrator()
        if any(result.run_id.state != "open" for result in self):
            raise UserError(self.env._("The run is finished: its verdicts stand."))
        # sudo: a result is written by its own methods alone
        self.sudo().write(
            {"verdict": False, "confirmed_by_id": False, "confirmed_at": False}
        )

    def _decide(self, verdict):
        """Confirm a verdict; one against the proposal needs a note."""
        self.run_id._require_administrator()
        for result in self:
            result._require_guided()
            if result.actual not in ("positive", "negative", "unclear"):
                raise UserError(
                    self.env._("There is no answer to judge yet: send the message.")
                )
            if verdict != result.proposal and not (result.note or "").strip():
                raise UserError(
                    self.env._(
                        "The proposal is another: say in the note why you decide "
                        "otherwise."
                    )
                )
        # sudo: a result is written by its own methods alone
        self.sudo()._confirm(verdict)

    def _confirm(self, verdict):
        self.write(
            {
                "verdict": verdict,
                "confirmed_by_id": self.env.uid,
                "confirmed_at": fields.Datetime.now(),
            }
        )

    def _require_guided(self):
        self.ensure_one()
        if self.run_id.mode != "test":
            raise UserError(
                self.env._("A rehearsal plays by itself, from beginning to end.")
            )
        if not self.run_id.account_ready:
            raise UserError(
                self.env._("Enter the password of the DeBeV test login first.")
            )
        self._require_turn()

    def action_open(self):
        """Open the step, to look at it or to judge it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def action_open_next(self):
        """Open the step that comes next, or the run when there is none."""
        self.ensure_one()
        following = self.run_id.next_result_id
        return following.action_open() if following else self._open_run()

    def _open_run(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": "inge.cert.run",
            "res_id": self.run_id.id,
            "views": [(False, "form")],
        }

    def action_open_message(self):
        """Open the ledger entry of this step."""
        self.ensure_one()
        return self._open(self.message_id)

    def action_open_record(self):
        """Open what the step reports on, to amend it by hand."""
        self.ensure_one()
        self.run_id._require_administrator()
        # sudo: the case's data are made by its own methods alone
        self.trial_id.sudo()._prepare()
        return self._open(self.sudo()._subject())

    def _open(self, record):
        # sudo: a name above what the user's own rights then open, or do not
        return {
            "type": "ir.actions.act_window",
            "name": record.sudo().display_name,
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
            "context": {"allowed_company_ids": self.run_id.test_company_id.ids},
        }


class IngeCertRun(models.Model):
    _inherit = "inge.cert.run"

    inge_pending = fields.Boolean(compute="_compute_inge_pending")

    @api.depends("result_ids.actual", "playing")
    def _compute_inge_pending(self):
        for run in self:
            pending = "pending" in run.result_ids.mapped("actual")
            run.inge_pending = run.playing or (run.state == "open" and pending)

    def _tell_forms(self):
        """Let open forms of these runs show the news by themselves."""
        # sudo: the group is only the name of the channel
        group = self.env.ref("inge_online.group_administrator").sudo()
        for records in (self, self.result_ids):
            if records:
                news = {"model": records._name, "ids": records.ids}
                self.env["bus.bus"]._sendone(group, "inge_online.message", news)

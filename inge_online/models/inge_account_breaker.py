from odoo import api, fields, models
from odoo.tools import SQL

from ..ledger import FAILURES, Breaker, Gate, after, gate, probing


class IngeAccountBreaker(models.Model):
    """The breaker of a login: what all processes know of its way to BAMF."""

    _name = "inge.account.breaker"
    _description = "State of the connection of a DeBeV login"
    _rec_name = "account_id"

    account_id = fields.Many2one(
        "inge.account",
        string="DeBeV login",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    failures = fields.Integer(
        string="Failures in a row", readonly=True, aggregator=False
    )
    paused_until = fields.Datetime(readonly=True)
    probe_since = fields.Datetime(string="Probe under way since", readonly=True)

    _one_per_account = models.UniqueIndex(
        "(account_id)", "A login has one breaker only."
    )

    def _state(self):
        """Return the ledger's view of it; a missing one has seen no failure."""
        return Breaker(
            self.failures, self.paused_until or None, self.probe_since or None
        )

    def _keep(self, breaker):
        self.write(
            {
                "failures": breaker.failures,
                "paused_until": breaker.paused_until,
                "probe_since": breaker.probe_since,
            }
        )


class IngeAccount(models.Model):
    """An outage stops a login, not its messages one by one."""

    _inherit = "inge.account"

    breaker_ids = fields.One2many(
        "inge.account.breaker", "account_id", groups=fields.NO_ACCESS
    )
    paused_until = fields.Datetime(
        compute="_compute_paused_until",
        help="BAMF did not answer several times in a row: nothing goes out before.",
    )

    def _compute_paused_until(self):
        for account in self:
            account.paused_until = account._paused_until()

    def action_try_now(self):
        """End the pause: a person knows that BAMF is there again."""
        self.check_access("write")
        self._try_now()
        # sudo: whose login it is, may let everything go that waits for it
        waiting = (
            self.env["inge.message"]
            .sudo()
            .search([("account_id", "in", self.ids), ("state", "=", "ready")])
        )
        waiting.try_lock_for_update()._ledger().write({"not_before": False})
        # sudo: a clerk may not see cron jobs
        self.env.ref("inge_online.ir_cron_send").sudo()._trigger()

    def _breaker(self):
        """Return the ``ledger.Breaker``; a missing one has seen no failure."""
        # sudo: nobody but the ledger has to do with it
        return self.sudo().breaker_ids._state()

    def _paused_until(self):
        """Return when the next attempt is made, False unless there is a pause."""
        paused = self._breaker().paused_until
        return paused if paused and paused > fields.Datetime.now() else False

    def _try_now(self):
        """End the pauses of these logins: a person wants to know now."""
        now = fields.Datetime.now()
        # sudo: as above
        paused = self.sudo().breaker_ids.filtered(
            lambda breaker: breaker.paused_until and breaker.paused_until > now
        )
        paused.try_lock_for_update().write({"paused_until": now})

    def _begin_probe(self, now):
        """Take the one probe for the caller; False if somebody else has it."""
        # sudo: as above
        breaker = self.sudo().breaker_ids.try_lock_for_update()
        breaker.invalidate_recordset()
        if not breaker or gate(breaker._state(), now) is not Gate.PROBE:
            return False
        breaker._keep(probing(breaker._state(), now))
        return True

    @api.model
    def _note_calls(self, calls, chance):
        """Note how calls ended; return the moments at which paused logins go on.

        :param calls: ``[(account, ledger.Event, BAMF's wish to wait or None)]``
        :param chance: function that returns a number between 0 and 1
        """
        breakers = self._lock_breakers(calls)
        now = fields.Datetime.now()
        for account, event, wish in calls:
            if breaker := breakers.get(account.id):
                old = breaker._state()
                new = after(old, event, now, wish=wish, chance=chance())
                if new != old:
                    breaker._keep(new)
        return {b.paused_until for b in breakers.values() if b.paused_until}

    def _lock_breakers(self, calls):
        """Return ``{account id: breaker}``; a login gets one with its first failure."""
        failing = {account.id for account, event, _wish in calls if event in FAILURES}
        if failing:
            # two processes may see it at the same time
            self.env.cr.execute(
                SQL(
                    "INSERT INTO inge_account_breaker (account_id, failures) "
                    "VALUES %s ON CONFLICT DO NOTHING",
                    SQL(", ").join(SQL("(%s, 0)", number) for number in failing),
                )
            )
        self.env.cr.execute(
            SQL(
                "SELECT account_id, id FROM inge_account_breaker "
                "WHERE account_id IN %s ORDER BY id FOR UPDATE",
                tuple({account.id for account, _event, _wish in calls}),
            )
        )
        # sudo: as above
        breakers = self.env["inge.account.breaker"].sudo()
        return {number: breakers.browse(id_) for number, id_ in self.env.cr.fetchall()}

from odoo import api, fields, models

from ..ledger import PRODUCTION, TEST, Gate, gate


class IngeMessage(models.Model):
    """What makes a message wait although nothing is wrong with it."""

    _inherit = "inge.message"

    def _admitted(self, door):
        """Return those that may be called now, and note the probes among them.

        :param door: the ``ledger.Door`` of the sender
        """
        now = fields.Datetime.now()
        admitted, alone = self.browse(), set()
        open_ones = self._open_environments()
        for message in self.filtered(lambda m: m.environment in open_ones):
            account, login = message.account_id, message._login_key()
            state = gate(account._breaker(), now)
            if login in alone or state is Gate.SHUT or not door.admits(login):
                continue
            if state is Gate.PROBE or not door.is_proven(login):
                alone.add(login)
            if state is not Gate.PROBE or account._begin_probe(now):
                admitted |= message
        return admitted

    @api.model
    def _open_environments(self):
        """Return the environments in which BAMF is there now."""
        until = self.env["inge.maintenance"]._until
        return tuple(name for name in (TEST, PRODUCTION) if not until(name))

    def _ready_summary(self):
        if until := self.env["inge.maintenance"]._until(self.environment):
            return self.env._(
                "BAMF is under maintenance until %(time)s. The message goes out by "
                "itself after that.",
                time=self._clock(until),
            )
        until = self.account_id._paused_until()
        if until:
            return self.env._(
                "BAMF cannot be reached at the moment. The next attempt is at "
                "%(time)s; nothing has to be done.",
                time=self._clock(until),
            )
        return super()._ready_summary()

    def _clock(self, moment):
        """Return a moment as people say it: with the day unless it is today."""
        local = fields.Datetime.context_timestamp(self, moment)
        today = fields.Datetime.context_timestamp(self, fields.Datetime.now())
        near = local.date() == today.date()
        return local.strftime("%H:%M" if near else "%d.%m.%Y %H:%M")

"""Time goes by, and the cron jobs find out what BAMF has."""

from datetime import date

from odoo.tests import freeze_time

HALF_AN_HOUR = 31 * 60
JOBS = ("sweep", "clarify", "send", "clarify", "send", "sweep")


class Clearing:
    """For test cases with the simulator: what happens when time goes on."""

    def at(self, day):
        """Let it be the morning of that day, here and at BAMF."""
        frozen = freeze_time(f"{day} 08:00:00", tick=True)
        self.frozen = frozen.start()
        self.addCleanup(frozen.stop)
        self.simulator.clock.set(date.fromisoformat(day))

    def later(self, seconds=HALF_AN_HOUR, jobs=JOBS):
        """Let time go by, and the cron jobs do what is due."""
        self.frozen.tick(seconds)
        for name in jobs:
            cron = self.env.ref(f"inge_online.ir_cron_{name}")
            with self.enter_registry_test_mode():
                cron.method_direct_trigger()
            self.env.invalidate_all()

    def unclear(self, kind, *action):
        """Report while something goes wrong on the line; return the message."""
        self.wish(kind)
        return self.report(*action)

    def settle(self, message):
        """Let the house find out what BAMF has of a message."""
        for _round in range(4):
            if message.state in ("accepted", "hinted"):
                break
            self.later()
        self.assertIn(message.state, ("accepted", "hinted"), message.answer_summary)

    def questions(self):
        return self.env["inge.message"].search([("inquiry", "=", True)])

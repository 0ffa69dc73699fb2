from datetime import timedelta

from odoo import api, fields, models

LATE = timedelta(minutes=30)
"""So long a message may wait, or the sending cron job pause, before it is an error."""
MINUTE = timedelta(minutes=1)


class IngeMessage(models.Model):
    _inherit = "inge.message"

    _success_index = models.Index(
        "(settled_at) WHERE state IN ('accepted', 'hinted') AND made_elsewhere IS NULL"
    )


class IngeHealth(models.AbstractModel):
    """Whether messages go out, in figures that speak of nobody."""

    _name = "inge.health"
    _description = "Health of the connection to BAMF"

    @api.model
    def _figures(self):
        """Return the figures; ages in whole minutes, None where there is nothing."""
        messages = self.env["inge.message"]
        now = fields.Datetime.now()
        due = ["|", ("not_before", "=", False), ("not_before", "<=", now)]
        waiting = [("state", "in", ("ready", "sending")), *due]
        oldest = messages.search(waiting, order="id", limit=1)
        # what was noted as made elsewhere says nothing of the connection
        accepted = [
            ("state", "in", ("accepted", "hinted")),
            ("made_elsewhere", "=", False),
            ("settled_at", "!=", False),
        ]
        success = messages.search(accepted, order="settled_at desc", limit=1)
        return {
            "waiting": messages.search_count(waiting),
            "oldest_waiting_minutes": _age(now, oldest.create_date),
            "last_success_minutes": _age(now, success.settled_at),
            "unclear": messages.search_count([("state", "=", "unknown")]),
            "held": messages.search_count([("state", "=", "held")]),
        }

    @api.model
    def _server_figures(self):
        """Return all figures of this database; for monitoring, which has no user."""
        now = fields.Datetime.now()
        # sudo: numbers over all companies, nothing of any record
        health = self.sudo()
        cron = health.env.ref("inge_online.ir_cron_send")
        accounts = health.env["inge.account"]
        return {
            **health._figures(),
            "overdue": health.env["inge.deadline"].search_count(
                [("state", "=", "overdue")]
            ),
            "refused_logins": accounts.search_count([("refused_at", "!=", False)]),
            "sending_job_minutes": _age(now, cron.lastcall),
            "sending_job_active": cron.active,
        }

    @api.model
    def _status(self, figures):
        """Return "error" when nothing leaves, "warning" when somebody has to look."""
        late = LATE // MINUTE
        stuck = (figures["oldest_waiting_minutes"] or 0) > late
        idle = (figures["sending_job_minutes"] or 0) > late
        if stuck or idle or not figures["sending_job_active"]:
            return "error"
        look = ("unclear", "held", "overdue", "refused_logins")
        return "warning" if any(figures[name] for name in look) else "ok"


def _age(now, moment):
    # a record's microseconds may lie ahead of Odoo's whole second
    return max((now - moment) // MINUTE, 0) if moment else None

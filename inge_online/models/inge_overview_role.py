from odoo import api, models

from .inge_deadline import OPEN

TO_CORRECT = ("corrected", "=", False)
OF_MESSAGES = {
    "unknown": "unclear",
    "rejected": "refused",
    "draft": "stopped",
    "held": "stopped",
}
"""The tiles that count messages of the ledger, by the state of these."""
FIRST = 3
"""So many of the missing prerequisites are named on the start page."""
ROWS = {
    "reader": (("courses", "health"), ("all",)),
    "clerk": (("mine",), ("courses", "health"), ("all",)),
    "manager": (("first_steps",), ("all",), ("clerks", "health"), ("courses",)),
    "administrator": (
        ("first_steps",),
        ("logins", "health"),
        ("all",),
        ("clerks",),
        ("courses",),
    ),
}
"""What a role looks at, in the order in which it concerns that role."""


class IngeOverview(models.AbstractModel):
    """The start page of a role: the first steps, the team's work, everybody's login."""

    _inherit = "inge.overview"

    @api.model
    def get_overview(self):
        page = super().get_overview()
        role = page["role"]
        blocks = {block for row in ROWS[role] for block in row}
        for block in blocks & {"first_steps", "clerks", "logins"}:
            page[block] = getattr(self, f"_{block}")()
        gone = {"first_steps"} if not page.get("first_steps") else set()
        page["rows"] = [row for row in ROWS[role] if not gone & set(row)]
        return page

    def _open_counts(self):
        """Count messages where the state is one of theirs: not all have a deadline."""
        everybodys, mine = super()._open_counts()
        for tile in OF_MESSAGES.values():
            everybodys[tile] = mine[tile] = 0
        for state, clerk, count in self.env["inge.message"]._read_group(
            [("state", "in", list(OF_MESSAGES)), TO_CORRECT],
            ["state", "clerk_id"],
            ["__count"],
        ):
            tile = OF_MESSAGES[state]
            everybodys[tile] += count
            if clerk == self.env.user:
                mine[tile] += count
        return everybodys, mine

    def _section(self, name, own, counts):
        """Lead from a number of messages to these."""
        section = super()._section(name, own, counts)
        mine = [("clerk_id", "=", self.env.uid)] if own else []
        for tile in section["tiles"]:
            states = [s for s, name in OF_MESSAGES.items() if name == tile["name"]]
            if states:
                tile["action"] = {
                    **self._action("inge_message_action"),
                    "name": tile["label"],
                    "domain": [("state", "in", states), TO_CORRECT, *mine],
                }
        return section

    def _first_steps(self):
        """Return what BAMF demands before the first real report and is missing."""
        readiness = self.env["inge.readiness"]
        missing = readiness._missing_now(self.env.company)
        if not missing:
            return False
        return {
            "count": len(missing),
            "lines": [
                {"topic": topic, "todo": todo} for topic, todo in missing[:FIRST]
            ],
            "action": self._action("inge_readiness_action"),
        }

    def _clerks(self):
        """Return for each clerk how much is to be done, the most pressing first."""
        counts = {}
        for clerk, state, count in self.env["inge.deadline"]._read_group(
            [("state", "in", OPEN)], ["clerk_id", "state"], ["__count"]
        ):
            counts.setdefault(clerk, {})[state] = count
        nobody = self.env._("Without a clerk")
        return [
            {
                "id": clerk.id,
                "name": clerk.name or nobody,
                "counts": [found.get(state, 0) for state in OPEN],
                "action": self._deadlines_of(clerk),
            }
            for clerk, found in sorted(
                counts.items(),
                key=lambda one: [-one[1].get(state, 0) for state in OPEN],
            )
        ]

    def _deadlines_of(self, clerk):
        return {
            **self._action("inge_deadline_action"),
            "name": clerk.name or self.env._("Without a clerk"),
            "views": [(False, "list"), (False, "kanban")],
            "domain": [("clerk_id", "=", clerk.id), ("state", "in", OPEN)],
            "context": {},
        }

    def _logins(self):
        """Return the DeBeV logins of the company, those in trouble first."""
        accounts = self.env["inge.account"].search(
            [("company_id", "=", self.env.company.id)]
        )
        environments = accounts._fields["environment"]._description_selection(self.env)
        lines = [
            {
                "id": account.id,
                "name": account.user_id.name,
                "environment": dict(environments)[account.environment],
                "age": account.password_age if account.has_password else None,
                "trouble": account._missing(),
            }
            for account in accounts
        ]
        return sorted(lines, key=lambda line: not line["trouble"])

    def _health(self):
        lines = super()._health()
        if self._role() != "administrator":
            return lines
        figures = self.env["inge.health"]._server_figures()
        minutes = figures["sending_job_minutes"]
        if not figures["sending_job_active"]:
            text = self.env._("switched off")
        elif minutes is None:
            text = self.env._("has not run yet")
        else:
            text = self._ago(minutes)
        job = {
            "label": self.env._("Sending job"),
            "text": text,
            "alert": not figures["sending_job_active"],
        }
        return [*lines, job]


class IngeMessage(models.Model):
    _inherit = "inge.message"

    _to_be_minded = models.Index(
        "(company_id, state, clerk_id) "
        f"WHERE state IN {tuple(OF_MESSAGES)!r} AND corrected IS NOT TRUE"
    )

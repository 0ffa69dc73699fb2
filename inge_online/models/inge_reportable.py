from odoo import models
from odoo.exceptions import UserError


class IngeReportable(models.AbstractModel):
    """Records that are reported to BAMF: one way for all of them into the ledger."""

    _name = "inge.reportable"
    _description = "Reportable to BAMF"

    def _report_each(self, message_type):
        """Queue a message of this type for each record.

        One record: an obstacle is raised as ``UserError``. Many: nothing stops at the
        first problem, the answer names each record that could not be reported.
        """
        if len(self) == 1:
            obstacle = self._obstacle(message_type)
            if obstacle:
                raise UserError(obstacle)
            return self._tell_queued(self._report(message_type))
        obstacles = {record: record._try_report(message_type) for record in self}
        return self._tell_batch(obstacles)

    def _try_report(self, message_type):
        """Queue one message of many; return what stands in its way, or False."""
        self.ensure_one()
        obstacle = self._obstacle(message_type)
        if obstacle:
            return obstacle
        try:
            with self.env.cr.savepoint():
                entry = self._report(message_type)
        except UserError as error:
            return str(error)
        return entry.state in ("draft", "held") and entry.answer_summary

    def _report(self, message_type):
        """Map, check and queue one message; return its ledger entry."""
        self.ensure_one()
        mapper = self.env["inge.mapper"]
        message = getattr(mapper, f"_{message_type}")(self)
        return self.env["inge.message"]._enqueue(
            message,
            record=self,
            business_key=self._business_key(message_type),
            facts=mapper._facts(self),
        )

    def _obstacle(self, message_type):
        """Return why the message is not possible now, in the user's language."""
        return getattr(self, f"_{message_type}_obstacle")()

    def _business_key(self, message_type):
        """Return what BAMF may get only once."""
        raise NotImplementedError

    def _tell_queued(self, entry):
        """Say at once if nothing was sent; an answer of BAMF shows up by itself."""
        if entry.state == "draft":
            text = self.env._("Not sent yet: first settle what is listed on this form.")
            return self._notification(text, "warning")
        if entry.state == "held":
            return self._notification(entry.answer_summary or "", "warning")
        return False

    def _tell_batch(self, obstacles):
        lines = [f"{r.display_name}: {text}" for r, text in obstacles.items() if text]
        queued = len(obstacles) - len(lines)
        lines.insert(0, self.env._("Messages queued: %(count)s.", count=queued))
        kind = "warning" if len(lines) > 1 else "success"
        return self._notification("\n".join(lines), kind, sticky=len(lines) > 1)

    def _notification(self, text, kind, *, sticky=False):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": kind,
                "message": text,
                "sticky": sticky,
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

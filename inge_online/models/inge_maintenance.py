from odoo import api, fields, models, tools

from ..ledger import Window, pause


class IngeMaintenance(models.Model):
    """A time in which BAMF is not there: messages wait for its end."""

    _name = "inge.maintenance"
    _description = "Maintenance at BAMF"
    _order = "date_from desc"
    _rec_name = "reason"

    date_from = fields.Datetime(string="From", required=True)
    date_to = fields.Datetime(string="Until", required=True)
    environment = fields.Selection(
        [("test", "Test"), ("production", "Production")],
        help="Where BAMF is not there; empty: neither in test nor in production.",
    )
    reason = fields.Char(required=True, help="As BAMF announced it.")

    _in_order = models.Constraint(
        "CHECK (date_from < date_to)",
        "The maintenance has to end after its begin: correct one of the two times.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        maintenance = super().create(vals_list)
        maintenance._announce()
        return maintenance

    def write(self, vals):
        result = super().write(vals)
        self._announce()
        return result

    def unlink(self):
        result = super().unlink()
        self._announce()
        return result

    def _announce(self):
        """Let messages go out as soon as it is over."""
        self.env.registry.clear_cache()
        ends = [window.date_to for window in self.exists()]
        # sudo: cron jobs are closed to the administrators of this app
        self.env.ref("inge_online.ir_cron_send").sudo()._trigger(ends or None)

    @api.model
    def _until(self, environment):
        """Return when the maintenance of an environment ends, None outside of any."""
        windows = (
            Window(begin, end)
            for where, begin, end in self._all()
            if where in (False, environment)
        )
        return pause(windows, fields.Datetime.now())

    @api.model
    @tools.ormcache()
    def _all(self):
        # sudo: everybody's messages wait for it
        return tuple(
            (window.environment, window.date_from, window.date_to)
            for window in self.sudo().search([])
        )

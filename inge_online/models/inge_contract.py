from odoo import api, models


class IngeContract(models.AbstractModel):
    """The contract of this server: how InGe-Online is spoken, and where it may go."""

    _name = "inge.contract"
    _description = "Contract of InGe-Online"

    @api.model
    def _environment(self, provider):
        """Tell where messages of a provider go: "test" unless proven "production"."""
        return "test"

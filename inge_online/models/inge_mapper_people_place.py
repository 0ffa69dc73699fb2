import re

from odoo import models


class IngeMapper(models.AbstractModel):
    """From a place in a message on a person back to the record that is corrected."""

    _inherit = "inge.mapper"

    def _locate(self, record, path):
        """A message on one person leads to that person, or to its provider."""
        if record._name != "inge.participant":
            return super()._locate(record, path)
        if re.fullmatch("provider_code|.*Traegerkennung", path):
            return record.provider_id or record
        return record

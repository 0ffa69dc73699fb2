import base64
from urllib.parse import quote

from odoo import api, fields, models


class IngeDownload(models.TransientModel):
    """A file made for one user, who alone can fetch it, until Odoo cleans it away."""

    _name = "inge.download"
    _description = "File to download"
    _transient_max_hours = 1.0

    name = fields.Char(required=True, readonly=True)
    file = fields.Binary(required=True, readonly=True, attachment=False)

    @api.model
    def _offer(self, name, content):
        """Return the action that lets the user's browser fetch the file."""
        # sudo: whoever may make the file may fetch it; users create none themselves
        download = self.sudo().create({"name": name, "file": base64.b64encode(content)})
        place = f"/web/content/{self._name}/{download.id}/file"
        return {
            "type": "ir.actions.act_url",
            "url": f"{place}/{quote(name.replace('/', '-'))}?download=true",
            "target": "download",
        }

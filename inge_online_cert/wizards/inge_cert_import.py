import base64

from odoo import fields, models
from odoo.exceptions import UserError

from ..models.inge_cert_tables import BOOKLET, DATA


class IngeCertImport(models.TransientModel):
    """A booklet or a test data package from a file."""

    _name = "inge.cert.import"
    _description = "Import of a booklet or of test data"

    kind = fields.Selection(
        [("booklet", "A booklet"), ("package", "A test data package")],
        required=True,
        default="booklet",
    )
    file = fields.Binary(required=True, attachment=False, help="XLSX, or CSV for data.")
    file_name = fields.Char()
    booklet_id = fields.Many2one(
        "inge.cert.booklet", help="The booklet to which the data belong."
    )
    version = fields.Char(help="Of the data package, as BAMF names it.")
    date = fields.Date(default=fields.Date.context_today)

    def action_import(self):
        """Read the file and open what came of it."""
        self.ensure_one()
        content = self.env["inge.cert.tables"]._read(base64.b64decode(self.file))
        if self.kind == "booklet":
            record = self.env["inge.cert.booklet"]._load(content)
        else:
            record = self._import_package(content)
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    def _import_package(self, content):
        if not self.booklet_id:
            raise UserError(self.env._("Choose the booklet to which the data belong."))
        if DATA not in content:
            raise UserError(self.env._("The file has no table “%(name)s”.", name=DATA))
        if BOOKLET in content and not content[DATA]:
            raise UserError(self.env._("The table of test data is empty."))
        return self.booklet_id._load_package(content[DATA], self.version, self.date)

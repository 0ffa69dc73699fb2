from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.protocol.canonical import digest


class IngeCertBooklet(models.Model):
    """A book of test cases (Testfallheft), BAMF's or our own."""

    _name = "inge.cert.booklet"
    _description = "Booklet of test cases"
    _inherit = ["mail.thread", "inge.cert.kept"]
    _order = "date desc, id desc"

    name = fields.Char(required=True, tracking=True)
    version = fields.Char(required=True, tracking=True)
    date = fields.Date(tracking=True, help="As printed on the booklet.")
    publisher = fields.Char(
        required=True,
        tracking=True,
        help="Who made it. The shipped example is ours, not BAMF's.",
    )
    remarks = fields.Text()
    case_ids = fields.One2many(
        "inge.cert.case", "booklet_id", string="Cases", copy=True
    )
    package_ids = fields.One2many(
        "inge.cert.package", "booklet_id", string="Test data packages", copy=True
    )
    case_count = fields.Integer(compute="_compute_case_count", string="Number of cases")
    active = fields.Boolean(default=True)

    _unique_version = models.Constraint(
        "UNIQUE(name, version)", "This version of the booklet is already there."
    )

    @api.depends("case_ids")
    def _compute_case_count(self):
        for booklet in self:
            booklet.case_count = len(booklet.case_ids)

    @api.depends("name", "version")
    def _compute_display_name(self):
        for booklet in self:
            parts = filter(None, (booklet.name, booklet.version))
            booklet.display_name = " · ".join(parts)

    def copy_data(self, default=None):
        """A copy is the next version, to be changed."""
        copies = super().copy_data(default)
        for booklet, values in zip(self, copies, strict=True):
            values.setdefault("version", f"{booklet.version} +")
            if values["version"] == booklet.version:
                values["version"] += " +"
        return copies

    def _digest(self, package):
        """Return the SHA-256 of all that stands in the booklet and a data package."""
        self.ensure_one()
        tables = self._tables(package)
        return digest(repr([(title, *tables[title]) for title in sorted(tables)]))

    def action_open_runs(self):
        """Begin a run of this booklet."""
        self.ensure_one()
        self.check_access("read")
        if not self.case_ids:
            raise UserError(self.env._("Enter the cases first, or import them."))
        return {
            "type": "ir.actions.act_window",
            "res_model": "inge.cert.run",
            "views": [(False, "form")],
            "context": {"default_booklet_id": self.id},
        }

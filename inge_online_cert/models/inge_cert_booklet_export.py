from odoo import api, models

from .. import tables
from .inge_cert_tables import BOOKLET, CASES, COLUMNS, DATA, STEPS, WORDS


class IngeCertBooklet(models.Model):
    """A booklet with a package of its data as tables."""

    _inherit = "inge.cert.booklet"

    def _tables(self, package):
        """Return {title: (columns, rows)} of the booklet and a package of its data."""
        self.ensure_one()
        return {
            BOOKLET: _table(BOOKLET, self),
            CASES: _table(CASES, self.case_ids.sorted()),
            STEPS: _table(STEPS, self.case_ids.step_ids.sorted()),
            DATA: _table(DATA, package.item_ids.sorted()),
        }

    def action_export(self):
        """Give the booklet and its newest data package as XLSX."""
        self.ensure_one()
        self.check_access("read")
        content = self._xlsx(self.package_ids[:1])
        return self._download(f"{self.display_name}.xlsx", content)

    def _xlsx(self, package):
        """Return the booklet and a package of its data as an XLSX file."""
        return tables.write(self._tables(package))

    def action_template(self):
        """Give an empty XLSX with all tables and columns."""
        self.check_access("read")
        empty = {title: (list(columns), []) for title, columns in COLUMNS.items()}
        name = self.env._("Template of booklet and test data")
        return self._download(f"{name}.xlsx", tables.write(empty))

    @api.model
    def _download(self, name, content):
        """Hand out a file that this user alone can fetch, and that does not stay."""
        return self.env["inge.download"]._offer(name, content)


def _table(title, records):
    columns = COLUMNS[title]
    return list(columns), [
        [_cell(record, name) for name in columns.values()] for record in records
    ]


def _cell(record, name):
    """Return a field as the tables write it."""
    if name == "case":
        return record.case_id.name
    value = record[name]
    if value is False:
        return ""
    if name == "procedure_id":
        return value.name
    for word, known in WORDS.get(name, {}).items():
        if known == value:
            return word
    if name in ("kind", "situation"):
        return dict(record._fields[name].selection).get(value, "")
    return "" if value is None else str(value)

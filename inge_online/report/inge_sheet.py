from odoo import api, fields, models
from odoo.tools import format_date


class IngeSheet(models.AbstractModel):
    """What printed sheets share: who may print them, in which language, in which pages.

    A sheet is cut into pages here, each with its own head and foot. So the table's head
    is on every page whatever prints it: wkhtmltopdf with or without its patched Qt, or
    the browser, and several records make one document.
    """

    _name = "inge.sheet"
    _description = "Printed sheet"
    _of_model = ""
    _for_group = "inge_online.group_clerk"

    @api.model
    def _get_report_values(self, docids, data=None):
        # Odoo's groups of a report only hide it in the menu
        log = self.env["inge.access.log"]
        log._require_group(self._for_group)
        language = self.env.company._inge_letter_language()
        here = self.with_context(lang=language)
        records = here.env[self._of_model].browse(docids)
        records.check_access("read")
        log._note_each("printed", self._people(records))
        return {
            "docs": records,
            "language": language,
            "pages": [page for record in records for page in here._numbered(record)],
        }

    def _people(self, records):
        """Return the participants whose data the sheets of these records hold."""
        return self.env["inge.participant"]

    def _numbered(self, record):
        """Return the pages of a record, knowing which of how many they are."""
        pages = self._pages(record)
        for number, page in enumerate(pages, 1):
            page["record"] = record
            page["foot"] = self.env._(
                "Printed on %(day)s · page %(number)s of %(count)s",
                day=format_date(self.env, fields.Date.context_today(self)),
                number=number,
                count=len(pages),
            )
        return pages

    def _pages(self, record):
        """Return a dict for each page: what its template shows."""
        raise NotImplementedError

    @api.model
    def _cut(self, rows, size):
        """Return the rows in portions of this size, one empty portion if none."""
        portions = [rows[at : at + size] for at in range(0, len(rows), size)]
        return portions or [rows[:0]]

    @api.model
    def _shown(self, record, name):
        """Return label and value of a field, as a person reads them."""
        field, value = record._fields[name], record[name]
        label = field._description_string(self.env)
        if field.relational:
            text = ", ".join(value.mapped("display_name"))
        elif field.type == "selection":
            text = dict(field._description_selection(self.env)).get(value, "")
        elif field.type == "date":
            text = format_date(self.env, value)
        elif field.type == "boolean":
            text = self.env._("yes") if value else self.env._("no")
        else:
            text = str(value or "")
        return label, text

import re

from odoo import models

FORMULA = re.compile(r"\s*[=@\uff1d\uff20]|\{=|(in|ex)ternal:", re.IGNORECASE)
SIGNED = re.compile(r"\s*[+\-\uff0b\uff0d]")
NUMBER = re.compile(r"\s*[+-][\d\s()/.,:-]*")
"""A telephone number or a negative one, which a spreadsheet does not run."""


class Base(models.AbstractModel):
    """Texts of others stay texts in an exported spreadsheet, whatever is exported.

    Odoo writes a text that begins with an equals sign into an Excel file as a formula.
    """

    _inherit = "base"

    def export_data(self, fields_to_export):
        """Put an apostrophe before what a spreadsheet would run."""
        result = super().export_data(fields_to_export)
        if self._name.startswith("inge.") or self._name == "res.partner":
            result["datas"] = [[harmless(v) for v in row] for row in result["datas"]]
        return result


def harmless(value):
    """Return a value that no spreadsheet takes for a formula or a way out."""
    if not isinstance(value, str):
        return value
    signed = SIGNED.match(value) and not NUMBER.fullmatch(value)
    return f"'{value}" if signed or FORMULA.match(value) else value

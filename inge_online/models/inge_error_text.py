import re

from odoo import api, fields, models
from odoo.tools import format_date

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class IngeErrorText(models.Model):
    """What a code means to a person, and what to do then."""

    _name = "inge.error.text"
    _description = "Explanation of a code"
    _order = "code"
    _rec_name = "code"

    code = fields.Char(required=True)
    meaning = fields.Char(
        required=True,
        translate=True,
        help="What happened, in one sentence. %(name)s stands for a value.",
    )
    remedy = fields.Char(translate=True, help="What to do now.")

    _unique_code = models.Constraint(
        "UNIQUE(code)", "This code already has an explanation: change that one."
    )

    @api.model
    def _explain(self, code, values=None):
        """Return meaning and remedy of a code as one text in the user's language.

        A code nobody explained is shown as it is: a clerk can at least ask for it.
        """
        # sudo: explanations hold nothing worth protecting
        found = self.sudo().search([("code", "=", code)], limit=1)
        if not found:
            return code or ""
        meaning = found.meaning
        if values:
            meaning %= {name: self._readable(value) for name, value in values.items()}
        return " ".join(filter(None, (meaning, found.remedy)))

    def _readable(self, value):
        """Return a date as the user writes dates, anything else as it is."""
        return format_date(self.env, value) if ISO_DATE.fullmatch(value) else value

from odoo import api, fields, models


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
        meaning = found.meaning % (values or {}) if values else found.meaning
        return " ".join(filter(None, (meaning, found.remedy)))

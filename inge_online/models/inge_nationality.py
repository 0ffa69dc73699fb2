from odoo import api, fields, models


class IngeNationality(models.Model):
    """A nationality (Staatsangehörigkeit), by the key of the Statistisches Bundesamt.

    The official list is shipped as data. States that exist no more are archived: they
    may stand on old papers, but are not offered.
    """

    _name = "inge.nationality"
    _description = "Nationality"
    _order = "name, id"
    _rec_names_search = ["name", "code"]

    code = fields.Char(
        string="Key",
        required=True,
        size=3,
        help="Three digits, after the Staats- und Gebietssystematik.",
    )
    name = fields.Char(required=True, help="The state, as the official list names it.")
    active = fields.Boolean(default=True)

    _unique_code = models.Constraint(
        "UNIQUE(code)", "This key is already in the list: change the existing line."
    )

    @api.model
    def _with_codes(self, codes):
        """Return the nationalities of these keys; former states are found too."""
        return self.with_context(active_test=False).search([("code", "in", codes)])

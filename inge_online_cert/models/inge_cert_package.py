from odoo import api, fields, models

KINDS = [
    ("provider", "Träger"),
    ("account", "Zugang"),
    ("site", "Kursort"),
    ("teacher", "Lehrkraft"),
    ("person", "Person"),
    ("exam_centre", "Prüfungsstelle"),
    ("administrative_site", "Verwaltungsstandort"),
    ("delivery_site", "Lieferadresse"),
    ("sheet", "Bogennummer"),
    ("course", "Kurs"),
]
SITUATIONS = [
    ("entitled", "berechtigt"),
    ("registered", "angemeldet"),
    ("elsewhere", "anderswo angemeldet"),
    ("repeater", "Wiederholer"),
    ("expiring", "läuft bald ab"),
    ("lapsed", "abgelaufen"),
    ("withdrawn", "storniert"),
    ("unknown", "unbekannt"),
]


class IngeCertPackage(models.Model):
    """The data of a booklet's cases (Testdatenpaket): whom BAMF has made up for us."""

    _name = "inge.cert.package"
    _description = "Test data package"
    _inherit = ["mail.thread", "inge.cert.kept"]
    _order = "date desc, id desc"

    name = fields.Char(required=True, tracking=True)
    version = fields.Char(tracking=True)
    date = fields.Date(tracking=True)
    booklet_id = fields.Many2one(
        "inge.cert.booklet", required=True, ondelete="cascade", index=True
    )
    item_ids = fields.One2many("inge.cert.item", "package_id", string="Data", copy=True)
    used_count = fields.Integer(compute="_compute_used_count", string="Used numbers")

    @api.depends("item_ids.used_on")
    def _compute_used_count(self):
        for package in self:
            package.used_count = len(package.item_ids.filtered("used_on"))

    @api.depends("name", "version")
    def _compute_display_name(self):
        for package in self:
            parts = filter(None, (package.name, package.version))
            package.display_name = " · ".join(parts)

    def action_template(self):
        """Give an empty XLSX with all tables and columns."""
        return self.env["inge.cert.booklet"].action_template()

    def _of_case(self, name, kind):
        """Return the data of this kind that a case may use: its own, else the shared.

        Nothing of another case: BAMF would answer something else.
        """
        items = self.item_ids.filtered(lambda item: item.kind == kind)
        own = items.filtered(lambda item: item.case_name == name)
        return own or items.filtered(lambda item: not item.case_name)


class IngeCertItem(models.Model):
    """One person, number or place of a test data package."""

    _name = "inge.cert.item"
    _description = "Test datum"
    _inherit = ["inge.cert.kept"]
    _order = "package_id, case_name, kind, label, id"
    _rec_name = "label"

    package_id = fields.Many2one(
        "inge.cert.package", required=True, ondelete="cascade", index=True
    )
    case_name = fields.Char(
        string="Case", index=True, help="Empty: for all cases, such as the provider."
    )
    kind = fields.Selection(KINDS, required=True)
    label = fields.Char(
        required=True, help="How the steps call it, such as TN1, KO2 or LK1."
    )
    code = fields.Char(
        string="Number",
        required=True,
        help="Trägerkennung, Kursortkennung, Lehrkraftkennung, Aktenzeichen …",
    )
    origin = fields.Char(help="Of a file number: bamf, bva, abh or tgs.")
    person_number = fields.Char(help="PKZ; a repeater is registered with the new one.")
    family_name = fields.Char()
    given_name = fields.Char()
    birth_date = fields.Date()
    gender = fields.Char()
    birth_place = fields.Char()
    nationality = fields.Char(help="Key of the Statistisches Bundesamt, three digits.")
    street = fields.Char()
    zip = fields.Char()
    city = fields.Char()
    state_code = fields.Char(string="Federal state", help="Of a provider, such as NI.")
    situation = fields.Selection(
        SITUATIONS,
        default="entitled",
        required=True,
        help="What BAMF has of a person before the test begins.",
    )
    used_on = fields.Datetime(
        readonly=True,
        help="This number was sent to BAMF's test system and works once.",
    )
    used_by_id = fields.Many2one("inge.cert.run", string="Used in", readonly=True)

    _unique_code = models.Constraint(
        "UNIQUE(package_id, kind, code)",
        "This number is in the package already: it belongs to one case alone.",
    )
    _unique_label = models.UniqueIndex(
        "(package_id, COALESCE(case_name, ''), kind, label)",
        "A case has two data of the same name.",
    )

    def _whole(self):
        # numbers of courses reported elsewhere come into being while the run goes on
        return self.filtered(lambda item: item.kind != "course").package_id

    def _mark_used(self, run):
        """Note that BAMF has seen these; what was used before keeps its day."""
        fresh = self.filtered(lambda item: not item.used_on)
        fresh.write({"used_on": fields.Datetime.now(), "used_by_id": run.id})

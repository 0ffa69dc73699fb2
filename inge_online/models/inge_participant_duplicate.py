from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date


class IngeParticipant(models.Model):
    """Nobody is entered twice: found while typing, when saving and when importing."""

    _inherit = "inge.participant"

    namesake = fields.Boolean(
        string="Different person of the same name",
        help="Checked: somebody else has the same name and date of birth.",
    )
    duplicate_warning = fields.Text(compute="_compute_duplicate_warning")

    @api.depends(
        *("file_number", "birth_date", "family_name", "given_name", "namesake")
    )
    @api.depends_context("lang")
    def _compute_duplicate_warning(self):
        """Tell while the clerk is typing; saved persons have passed the check."""
        for person in self:
            twin = not person._origin and person._twin()
            person.duplicate_warning = person._twin_text(twin) if twin else False

    @api.model_create_multi
    def create(self, vals_list):
        """Look before the database does: it cannot say who the other one is."""
        seen = set()
        for vals in vals_list:
            person = self.new(vals)
            key = (vals.get("company_id"), person.file_number, person.birth_date)
            twin = person._twin_by_number()
            if twin:
                raise ValidationError(person._twin_text(twin))
            if person.file_number and key in seen:
                raise ValidationError(person._twin_text(person))
            seen.add(key)
        return super().create(vals_list)

    @api.constrains(
        "file_number", "birth_date", "family_name", "given_name", "namesake"
    )
    def _check_duplicate(self):
        for person in self:
            twin = person._twin()
            if twin:
                raise ValidationError(person._twin_text(twin))

    def _twin(self):
        """Return another participant who seems to be the same person."""
        return self._twin_by_number() or self._twin_by_name()

    def _twin_by_number(self):
        if not self.file_number or not self.birth_date:
            return self.browse()
        number = self.file_number.strip()
        numbers = Domain("file_number", "=", number) | Domain(
            "other_file_number_ids.number", "=", number
        )
        return self._others(numbers)

    def _twin_by_name(self):
        if self.namesake or not (self.family_name and self.given_name):
            return self.browse()
        return self._others(
            Domain("family_name", "=ilike", _literal(self.family_name))
            & Domain("given_name", "=ilike", _literal(self.given_name))
        )

    def _others(self, domain):
        """Return one other participant born on the same day, archived ones too."""
        company = self.company_id or self.env.company
        domain &= Domain("birth_date", "=", self.birth_date)
        domain &= Domain("company_id", "=", company.id)
        domain &= Domain("id", "!=", self._origin.id)
        # sudo: a former number is for clerks to see, but a twin is one for everybody
        people = self.sudo().with_context(active_test=False)
        return people.search(domain, limit=1)

    def _twin_text(self, twin):
        return self.env._(
            "%(name)s, born on %(day)s, is already a participant: open that person "
            "instead. If this is somebody else, correct the file number, or tick "
            "“Different person of the same name”.",
            name=twin.name or twin._full_name(),
            day=format_date(self.env, twin.birth_date),
        )


def _literal(text):
    """Return a text for =ilike in which nothing is a wildcard."""
    return text.strip().replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")

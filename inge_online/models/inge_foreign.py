from collections import defaultdict

from odoo import api, models
from odoo.fields import Command

OURS = "inge."
LINKS = (Command.LINK, Command.UPDATE, Command.DELETE)


class Base(models.AbstractModel):
    """A link leads only to what its maker may read.

    Odoo shows the name of what a record links to, and fields related to it, with all
    rights: whoever may read the record may read that. So a remote caller who makes a
    wizard, a line or only a draft of one for another company's participant would be
    told the name and the date of birth.
    """

    _inherit = "base"

    def onchange(self, values, field_names, fields_spec):
        self._refuse_foreign([values])
        return super().onchange(values, field_names, fields_spec)

    @api.model_create_multi
    def create(self, vals_list):
        if self._name.startswith(OURS):
            self._refuse_foreign(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if self._name.startswith(OURS):
            self._refuse_foreign([vals])
        return super().write(vals)

    def _refuse_foreign(self, vals_list):
        """Refuse links to records of ours that the user may not read."""
        if self.env.su:
            return
        defaults = {
            name.removeprefix("default_"): value
            for name, value in self.env.context.items()
            if name.startswith("default_")
        }
        linked = defaultdict(set)
        for vals in vals_list:
            self._note_links({**defaults, **vals}, linked)
        for model, numbers in linked.items():
            self.env[model].browse(sorted(numbers)).check_access("read")

    def _note_links(self, vals, linked):
        """Add to ``linked`` what these values point to: {model: ids}."""
        for name, value in vals.items():
            field = self._fields.get(name)
            if field is None or not value:
                continue
            if field.relational and self._is_guarded(field.comodel_name):
                self._note_relation(field, value, linked)
            elif field.type == "many2one_reference":
                draft = {k: v for k, v in vals.items() if not isinstance(v, list)}
                # sudo: only to know which model it is
                model = self.sudo().new(draft)[field.model_field]
                self._note_link(model, value, linked)
            elif field.type == "reference" and isinstance(value, str):
                model, _comma, number = value.partition(",")
                self._note_link(model, int(number or 0), linked)

    def _is_guarded(self, model):
        """Contacts only where we keep them: other add-ons have their own ways."""
        mine = self._name.startswith(OURS)
        return model.startswith(OURS) or (mine and model == "res.partner")

    def _note_link(self, model, number, linked):
        if number and str(model).startswith(OURS) and model in self.env:
            linked[model].add(int(number))

    def _note_relation(self, field, value, linked):
        if field.type == "many2one":
            number = value.get("id") if isinstance(value, dict) else value
            if isinstance(number, int):
                linked[field.comodel_name].add(number)
            return
        for command in value if isinstance(value, (list, tuple)) else ():
            if isinstance(command, int):
                linked[field.comodel_name].add(command)
                continue
            kind, number, more = (*command, 0, 0)[:3]
            if kind in LINKS and isinstance(number, int):
                linked[field.comodel_name].add(number)
            if kind == Command.SET:
                linked[field.comodel_name].update(more)
            elif isinstance(more, dict):
                self.env[field.comodel_name]._note_links(more, linked)

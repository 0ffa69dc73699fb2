from odoo import models
from odoo.fields import Domain

LEFT_OUT = frozenset(
    (
        # the person, and the contact as which the person is kept: shown first
        *("inge.participant", "res.partner"),
        # who is told of what in Odoo, not what is known of anybody
        *("mail.followers", "mail.notification", "mail.alias", "ir.model.data"),
        *("discuss.channel.member", "discuss.channel.rtc.session", "mail.presence"),
        # what has been sent: shown with less than all columns, see the export
        "inge.message",
    )
)


class IngeParticipant(models.Model):
    """Where in the whole database something stands about a person.

    It walks over everything that Odoo knows: what another add-on, or a new field here,
    keeps on a person is found without anybody thinking of it.
    """

    _inherit = "inge.participant"

    def _concerning(self):
        """Yield the records of every model that point to the person or the contact."""
        # sudo: the person may know more than the user who hands it out
        env = self.sudo().with_context(active_test=False).env
        for model in self.env.values():
            if model._name not in LEFT_OUT and (domain := self._about(model)):
                yield env[model._name].search(domain, order="id")

    def _about(self, model):
        """Return the domain of what a model keeps on the person, None if it cannot."""
        if model._abstract or model._transient or not model._auto:
            return None
        terms = []
        for name, field in model._fields.items():
            if field.store and not field.related:
                terms += self._pointers(name, field)
        return Domain.OR(terms) if terms else None

    def _pointers(self, name, field):
        """Yield the terms by which a field leads to the person."""
        people = self._as_owners()
        if field.type in ("many2one", "many2many"):
            if field.comodel_name in people:
                yield Domain(name, "in", people[field.comodel_name])
        elif field.type == "many2one_reference" and field.model_field:
            for owner, numbers in people.items():
                yield Domain(field.model_field, "=", owner) & Domain(
                    name, "in", numbers
                )
        elif field.type == "reference":
            yield Domain(
                name,
                "in",
                [f"{owner},{n}" for owner, numbers in people.items() for n in numbers],
            )

    def _as_owners(self):
        """Return {model: ids} of what stands for the person."""
        # sudo: as above
        person = self.sudo()
        return {
            "inge.participant": person.ids,
            "res.partner": person.partner_id.ids,
            "inge.enrolment": person.enrolment_ids.ids,
        }

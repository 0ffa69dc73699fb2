from psycopg2 import IntegrityError

from odoo import fields, models
from odoo.exceptions import UserError

from ..day import german_today

NAMES = ("family_name", "given_name", "birth_date")
KEPT = ("partner_id", "company_id", "provider_id", "active", "enrolment_ids")
"""What says nothing of the person, or what the ledger and the courses need."""
CONTACT = (
    *("street", "street2", "zip", "city", "state_id", "country_id", "email", "phone"),
    *("website", "comment", "ref", "vat", "function", "image_1920", "category_id"),
    *("bank_ids", "parent_id", "title"),
)
NOBODY = "1900-01-01"


class IngeParticipant(models.Model):
    """Erasing: what is personal goes, what became of the messages stays.

    The ledger and the courses need a person to point to; this one then has no name.
    Whatever other parts of the system keep about a participant is personal unless it is
    named above: a new field is erased without anybody thinking of it.
    """

    _inherit = "inge.participant"

    details_erased_on = fields.Date(readonly=True, copy=False)
    erased_on = fields.Date(readonly=True, copy=False)

    def action_erase(self):
        """Erase persons for good, on their wish or when nothing needs them any more."""
        self.env["inge.access.log"]._require_group("inge_online.group_administrator")
        self.check_access("unlink")
        for person in self:
            person._refuse_erasing()
            self.env["inge.access.log"]._note(
                "erased", person, details=person.display_name and f"#{person.id}"
            )
            person._erase()

    def unlink(self):
        """Erase instead of delete when Odoo's privacy lookup deletes, with all rights.

        It asks for whatever is linked with a contact; a person BAMF knows stays as the
        nameless one the ledger points to.
        """
        if not self.env.su:
            return super().unlink()
        needed = self.filtered(lambda person: person._is_needed())
        for person in needed:
            person._refuse_erasing()
            person._erase()
        return super(IngeParticipant, self - needed).unlink()

    def _is_needed(self):
        """Tell whether ledger, courses or examinations point to the person."""
        return any(
            self.env[model].search_count([(name, "=", self.id)], limit=1)
            for model, name in self._pointing()
            if self.env[model]._fields[name].ondelete == "restrict"
        )

    def _refuse_erasing(self):
        # sudo: of whatever company
        waiting = (
            self.env["inge.message"]
            .sudo()
            .search_count(
                [
                    ("participant_id", "=", self.id),
                    ("state", "in", ("ready", "sending", "unknown", "held")),
                ],
                limit=1,
            )
        )
        if waiting:
            raise UserError(
                self.env._(
                    "A message on this person is not settled yet: settle it first, "
                    "then erase the person."
                )
            )

    def _erase(self):
        """Leave nothing that speaks of the person."""
        self._erase_details()
        today = german_today()
        # sudo: companies' own rules must not keep half of a person
        person = self.sudo().with_context(tracking_disable=True)
        person.write(
            {
                "family_name": self.env._("Erased"),
                "given_name": str(self.id),
                "birth_date": NOBODY,
                "erased_on": today,
                "active": False,
            }
        )
        self._messages()._forget()

    def _erase_details(self):
        """Erase everything but names and date of birth."""
        self.ensure_one()
        # sudo: companies' own rules must not keep half of a person
        person = self.sudo().with_context(tracking_disable=True)
        person._erase_lines()
        person.write(
            {
                **{name: False for name in self._personal_fields()},
                "details_erased_on": german_today(),
            }
        )
        contact = person.partner_id
        person._erase_addresses(contact)
        contact.write({name: False for name in CONTACT if name in contact._fields})
        person._erase_talk(person)
        person._erase_talk(contact)
        person._erase_talk(person.enrolment_ids)

    def _erase_addresses(self, contact):
        """Delete further addresses; somebody with a life of its own only leaves."""
        # the contact's own list of them leaves out what is archived
        contacts = contact.with_context(active_test=False)
        below = contacts.search([("parent_id", "=", contact.id)])
        others = below.filtered(lambda one: one.inge_participant_ids or one.user_ids)
        others.parent_id = False
        for address in below - others:
            self._erase_addresses(address)
            self._erase_talk(address)
            try:
                with self.env.cr.savepoint():
                    address.unlink()
            except (UserError, IntegrityError):
                # an invoice, say, points to it
                empty = {name: False for name in CONTACT if name in address._fields}
                nobody = {"name": self.env._("Erased"), "active": False}
                address.write({**empty, **nobody})

    def _personal_fields(self):
        """Return the fields that are emptied: all that a person entered, but a few."""
        kept = {*KEPT, *NAMES, "details_erased_on", "erased_on"}
        return [
            name
            for name, field in self._fields.items()
            if name not in kept
            and field.store
            and not field.inherited
            and not field.related
            and not field.required
            and name not in models.MAGIC_COLUMNS
            and field.type not in ("one2many", "reference")
            and (not field.compute or not field.readonly)
            and field.model_name == self._name
            and name not in self.env["mail.activity.mixin"]._fields
        ]

    def _erase_lines(self):
        """Delete what hangs on the person and goes with it."""
        for model, name in self._pointing():
            if self.env[model]._fields[name].ondelete == "cascade":
                # sudo: whoever may erase a person may erase what hangs on it
                self.env[model].sudo().search([(name, "=", self.id)]).unlink()

    def _erase_talk(self, records):
        """Delete what was written and attached, and what is to be done."""
        about = [("res_id", "in", records.ids)]
        # sudo: whoever wrote or attached it
        env = self.sudo().env
        env["mail.message"].search([("model", "=", records._name), *about]).unlink()
        env["mail.activity"].search(
            [("res_model", "=", records._name), *about]
        ).unlink()
        env["ir.attachment"].search(
            [("res_model", "=", records._name), *about]
        ).unlink()

    def _pointing(self):
        """Yield model and field of everything stored that points to a participant."""
        for model in self.env.values():
            if model._abstract or model._transient or not model._auto:
                continue
            for name, field in model._fields.items():
                if (
                    field.type == "many2one"
                    and field.comodel_name == self._name
                    and field.store
                    and not field.related
                ):
                    yield model._name, name

    def _messages(self):
        # sudo: of whatever company
        return (
            self.env["inge.message"].sudo().search([("participant_id", "=", self.id)])
        )

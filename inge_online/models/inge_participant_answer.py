from odoo import models
from odoo.tools import format_date

ENTITLEMENT = {
    "issued_by": "entitlement_issued_by",
    "obliged": "entitlement_obliged",
    "valid_from": "entitlement_valid_from",
    "valid_until": "entitlement_valid_until",
    "cancelled_on": "entitlement_cancelled_on",
}
ADDRESS = "address"


class IngeParticipant(models.Model):
    """BAMF's answer in the words of our fields, beside what stands there."""

    _inherit = "inge.participant"

    def _bamf_values(self, record):
        """Return what an answer states, by our fields; the address under its own key.

        What BAMF leaves out is left out here too [Q-TNA: the content varies].
        """
        self.ensure_one()
        values = {
            **self._personal_values(record.personal),
            **self._entitlement_values(self._entitlement(record)),
            "units_granted": record.units_granted,
            "units_used_before": self._used_before(record),
            "reported_elsewhere_on": self._registered_here(record),
        }
        return {name: value for name, value in values.items() if value is not None}

    def _personal_values(self, personal):
        if personal is None:
            return {}
        keys = self.env["inge.nationality"]._with_codes(list(personal.nationalities))
        return {
            "family_name": personal.family_name,
            "given_name": personal.given_name,
            "birth_place": personal.birth_place,
            "gender_id": self._code("gender", personal.gender),
            "nationality_ids": keys.ids or None,
            ADDRESS: personal.address and self._address_values(personal.address),
        }

    def _address_values(self, address):
        country = self.env["res.country"].search([("code", "=", address.country)])
        return {
            "street": address.street or False,
            "zip": address.zip_code or False,
            "city": address.city or False,
            "country_id": country.id,
        }

    def _entitlement(self, record):
        """Return the entitlement of our number, or else the one that holds longest."""
        for entitlement in record.entitlements:
            key = entitlement.person_key
            if key and key.file_number and key.file_number == self.file_number:
                return entitlement
        valid = [e for e in record.entitlements if not e.cancelled_on and e.valid_until]
        return max(valid, key=lambda e: e.valid_until, default=None)

    def _entitlement_values(self, entitlement):
        if entitlement is None:
            return {}
        key = entitlement.person_key
        values = {
            name: getattr(entitlement, ours) for ours, name in ENTITLEMENT.items()
        }
        values["entitlement_kind_id"] = self._code("entitlement_kind", entitlement.kind)
        if key and not self.repeater_number:
            values["person_number"] = key.person_number
        return values

    def _used_before(self, record):
        """BAMF counts our own courses too, as far as they are billed."""
        if record.units_used is None:
            return None
        here = self.units_used - self.units_used_before
        ours = self.env["inge.mapper"]._sender(self)["provider_code"]
        visits = [one for one in record.attended if one.provider_code == ours]
        if visits:
            here = min(here, sum(one.billed_units or 0 for one in visits))
        return max(record.units_used - here, 0)

    def _registered_here(self, record):
        """Return since when BAMF has a registration with us that we did not report."""
        ours = self.env["inge.mapper"]._sender(self)["provider_code"]
        if not ours or record.registered_by != ours or self.registration_message_id:
            return None
        return record.registered_on

    def _code(self, kind, code):
        found = code and self.env["inge.code"].search(
            [("kind", "=", kind), ("code", "=", code)], limit=1
        )
        return found.id if found else None

    def _shown(self, name, value):
        """Return a value of a field as a clerk reads it."""
        field = self._fields.get(name)
        if name == ADDRESS:
            country = self.env["res.country"].browse(value["country_id"]).name
            place = " ".join(filter(None, (value["zip"], value["city"])))
            return ", ".join(filter(None, (value["street"], place, country)))
        if field.relational:
            records = self.env[field.comodel_name].browse(value)
            return ", ".join(records.sorted("id").mapped("display_name"))
        if field.type == "date":
            return format_date(self.env, value) if value else ""
        if field.type == "boolean":
            return self.env._("Yes") if value else self.env._("No")
        return "" if value is False else str(value)

    def _own(self, name):
        """Return our value of a field, in the form of ``_bamf_values``."""
        if name == ADDRESS:
            contact = self.partner_id
            return {
                "street": _street(contact),
                "zip": contact.zip,
                "city": contact.city,
                "country_id": contact.country_id.id,
            }
        field, value = self._fields[name], self[name]
        if field.type == "many2many":
            return value.ids
        return value.id if field.relational else value

    def _comparison(self, values):
        """Return a line for each thing BAMF states, with ours beside it."""
        return [
            {
                "field": name,
                "label": self._label(name),
                "own": self._shown(name, self._own(name)),
                "bamf": self._shown(name, value),
                "differs": self._differs(name, value),
            }
            for name, value in values.items()
        ]

    def _label(self, name):
        if name == ADDRESS:
            return self.env._("Address")
        return self._fields[name]._description_string(self.env)

    def _differs(self, name, value):
        if name == ADDRESS:
            same = self._shown(name, value) == self._shown(name, self._own(name))
            return not same and not self._has_address(value)
        own = self._own(name)
        if isinstance(value, list):
            return set(own) != set(value)
        return own != value

    def _has_address(self, address):
        """Tell whether one of the contact's other addresses is this one."""
        return bool(
            self.partner_id.child_ids.filtered(
                lambda contact: (
                    (_street(contact), contact.zip, contact.city)
                    == (address["street"], address["zip"], address["city"])
                )
            )
        )


def _street(contact):
    """Return both lines as they are reported: BAMF's messages have one."""
    return ", ".join(filter(None, (contact.street, contact.street2))) or False

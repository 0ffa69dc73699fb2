import io
import json
import re
import zipfile

from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import html2plaintext

LEDGER = ("message_type", "environment", "state", "sent_at", "authority_number")
SHOWN = {
    # when somebody looked, and not who: that is a matter of the staff
    "inge.access.log": ("at", "kind"),
    "ir.attachment": ("name", "mimetype", "create_date"),
    "mail.message": ("date", "author_id", "subject", "body"),
}
IMAGES = ("image_1920", False)
"""Fields whose files are handed out: an image once, not in all its sizes."""


class IngeParticipant(models.Model):
    """Everything that is kept on a person, to hand out (Art. 15 GDPR)."""

    _inherit = "inge.participant"

    def action_export_personal_data(self):
        """Hand out all data on one person: to read, and for machines."""
        self.ensure_one()
        self.env["inge.access.log"]._require_group("inge_online.group_manager")
        self.check_access("read")
        self.env["inge.access.log"]._note("exported", self)
        sections = self._everything()
        today = fields.Date.context_today(self)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("Auskunft.html", self._readable(sections, today))
            archive.writestr("daten.json", _machine_readable(sections))
            for place, content in self._files():
                archive.writestr(place, content)
        name = f"Auskunft-{self.id}-{today}.zip"
        return self.env["inge.download"]._offer(name, buffer.getvalue())

    def _readable(self, sections, today):
        template = "inge_online.personal_data"
        values = {"person": self, "sections": sections, "today": today}
        return str(self.env["ir.qweb"]._render(template, values))

    def _everything(self):
        """Return sections (title, technical name, rows) of all that is kept."""
        # sudo: the person may know more than the user who hands it out
        person = self.sudo()
        contact = person.partner_id
        addresses = contact.with_context(active_test=False).child_ids
        records = [person, contact | addresses, *person._concerning()]
        sections = [
            _section(found, SHOWN.get(found._name)) for found in records if found
        ]
        messages = person._messages() | person.enrolment_ids.course_id._messages_of()
        sections.append(_section(messages, LEDGER))
        told = person._messages().filtered("payload")
        sections.append(_section(told, ("message_type", "payload", "answer")))
        return [section for section in sections if section["rows"]]

    def _files(self):
        """Yield place and content of every file that was attached to the person."""
        # sudo: as above
        attachments = self.env["ir.attachment"].sudo()
        about = self._about(attachments) & Domain("res_field", "in", IMAGES)
        for file in attachments.search(about, order="id"):
            if file.raw:
                # a name may hold a path: the archive is unpacked elsewhere
                name = re.sub(r"[^\w.-]+|\.{2,}", "_", file.name or "")
                yield f"Anlagen/{file.id}-{name}", file.raw


class IngeCourse(models.Model):
    _inherit = "inge.course"

    def _messages_of(self):
        """Return the messages that named the courses' participants to BAMF."""
        # sudo: that they were sent concerns the person, whoever may see them here
        messages = self.env["inge.message"].sudo()
        return messages.search(
            [("course_id", "in", self.ids), ("sent_at", "!=", False)]
        )


def _section(records, names=None):
    """Return the records as rows of (label, technical name, value)."""
    shown = [records._fields[name] for name in names or _names(records)]
    labels = records.fields_get([field.name for field in shown], ["string"])
    return {
        "title": records.env["ir.model"]._get(records._name).name,
        "model": records._name,
        "rows": [
            [
                (labels[field.name]["string"], field.name, value)
                for field in shown
                if (value := _value(record, field)) not in (None, "", [])
            ]
            for record in records
        ],
    }


def _names(records):
    """Return the stored fields that somebody entered or that follow from it."""
    return [
        name
        for name, field in records._fields.items()
        if field.store
        and not field.inherited
        and field.type not in ("one2many", "binary", "many2one_reference", "json")
        and not name.startswith(("message_", "activity_"))
        and name not in ("id", "write_uid", "write_date", "create_uid")
    ]


def _value(record, field):
    value = record[field.name]
    if field.relational:
        names = value.mapped("display_name")
        return names if field.type == "many2many" else ", ".join(names)
    if field.type == "boolean":
        return value or None
    if field.type == "selection":
        return dict(field._description_selection(record.env)).get(value, value) or None
    if field.type in ("date", "datetime"):
        return value.isoformat(*(" ",) * (field.type == "datetime")) if value else None
    if field.type == "html":
        return html2plaintext(value or "") or None
    return str(value) if value not in (False, None) else None


def _machine_readable(sections):
    values = {}
    for section in sections:
        rows = [{name: value for _l, name, value in row} for row in section["rows"]]
        values.setdefault(section["model"], []).extend(rows)
    return json.dumps(values, ensure_ascii=False, indent=1)

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.inge_online.day import german_today
from odoo.addons.inge_online.protocol import MESSAGES

from .. import tables
from ..days import BadDay, day_from

BOOKLET, CASES, STEPS, DATA = "Heft", "Testfälle", "Schritte", "Testdaten"
COLUMNS = {
    BOOKLET: {
        "Name": "name",
        "Version": "version",
        "Datum": "date",
        "Herausgeber": "publisher",
        "Bemerkungen": "remarks",
    },
    CASES: {
        "Testfall": "name",
        "Titel": "title",
        "Verfahren": "procedure_id",
        "Vorbedingungen": "preconditions",
        "Anweisungen": "instructions",
        "Kursart": "course_type_code",
        "Kursbeginn": "course_start",
        "Erster Abschnitt": "first_section",
        "Grund": "late_reason_code",
    },
    STEPS: {
        "Testfall": "case",
        "Nr": "sequence",
        "Meldung": "message_type",
        "Betrifft": "subject",
        "Abweichungen": "changes",
        "Anderswo": "elsewhere",
        "Erwartet": "expected",
        "Code": "expected_code",
        "Erwartete Antwort": "expected_text",
    },
    DATA: {
        "Testfall": "case_name",
        "Art": "kind",
        "Bezeichnung": "label",
        "Kennung": "code",
        "Herkunft": "origin",
        "PKZ": "person_number",
        "Name": "family_name",
        "Vorname": "given_name",
        "Geburtsdatum": "birth_date",
        "Geschlecht": "gender",
        "Geburtsort": "birth_place",
        "Staatsangehörigkeit": "nationality",
        "Straße": "street",
        "PLZ": "zip",
        "Ort": "city",
        "Bundesland": "state_code",
        "Vorher": "situation",
    },
}
"""The tables of a booklet and its data: column in the file -> field."""

WORDS = {
    "message_type": {cls.term: name for name, cls in MESSAGES.items()},
    "expected": {"positiv": "positive", "negativ": "negative"},
    "elsewhere": {"ja": True, "nein": False},
}


class IngeCertTables(models.AbstractModel):
    """Booklets and data packages from tables, and back."""

    _name = "inge.cert.tables"
    _description = "Tables of booklets and test data"

    @api.model
    def _read(self, content, name=DATA):
        """Return the tables of an uploaded file."""
        try:
            return tables.read(content, name)
        except tables.TableError as error:
            text = {
                "too_large": self.env._("The file is too large for a booklet."),
                "no_table": self.env._(
                    "The file cannot be read: it must be XLSX or CSV."
                ),
            }
            raise UserError(text[error.code]) from error

    @api.model
    def _values(self, title, rows):
        """Return the field values of a table's rows; what is not understood is told."""
        columns = COLUMNS[title]
        unknown = {column for row in rows for column in row} - set(columns)
        if unknown:
            raise UserError(
                self.env._(
                    "Table “%(table)s”: there is no column “%(column)s”. Take the "
                    "template.",
                    table=title,
                    column=sorted(unknown)[0],
                )
            )
        return [
            {
                columns[column]: self._value(title, number, columns[column], text)
                for column, text in row.items()
                if text
            }
            for number, row in enumerate(rows, 2)
        ]

    def _value(self, title, number, field, text):
        """Return what stands in a cell as the field takes it."""
        if field in ("date", "birth_date"):
            try:
                return day_from(text, german_today())
            except BadDay as error:
                raise self._bad(title, number, text) from error
        if field in ("sequence", "first_section"):
            if not text.isdecimal():
                raise self._bad(title, number, text)
            return int(text)
        known = self._words(field)
        if known is None:
            return text
        if text in known:
            return known[text]
        if text not in known.values():
            raise self._bad(title, number, text)
        return text

    def _words(self, field):
        """Return the words of a selection, as the tables write them."""
        if field in ("kind", "situation"):
            selection = self.env["inge.cert.item"]._fields[field].selection
            return {label: value for value, label in selection}
        return WORDS.get(field)

    def _bad(self, title, number, text):
        return UserError(
            self.env._(
                "Table “%(table)s”, line %(line)s: “%(text)s” is not understood.",
                table=title,
                line=number,
                text=text,
            )
        )

import csv

from odoo import Command, api, models
from odoo.exceptions import UserError
from odoo.tools import file_open

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

EXAMPLE = "inge_online_cert/data/example/{}.csv"
FILES = {BOOKLET: "booklet", CASES: "cases", STEPS: "steps", DATA: "data"}
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


class IngeCertBooklet(models.Model):
    """A booklet as tables, with the data of its newest package."""

    _inherit = "inge.cert.booklet"

    def _tables(self):
        """Return {title: (columns, rows)} of the booklet alone."""
        self.ensure_one()
        steps = self.case_ids.step_ids
        return {
            BOOKLET: _table(BOOKLET, self),
            CASES: _table(CASES, self.case_ids),
            STEPS: _table(STEPS, steps),
        }

    def action_export(self):
        """Give the booklet and its newest data package as XLSX."""
        self.ensure_one()
        self.check_access("read")
        content = self._xlsx(self.package_ids[:1])
        return self._download(f"{self.display_name}.xlsx", content)

    def _xlsx(self, package):
        """Return the booklet and a package of its data as an XLSX file."""
        return tables.write({**self._tables(), DATA: _table(DATA, package.item_ids)})

    def action_template(self):
        """Give an empty XLSX with all tables and columns."""
        self.check_access("read")
        empty = {title: (list(columns), []) for title, columns in COLUMNS.items()}
        name = self.env._("Template of booklet and test data")
        return self._download(f"{name}.xlsx", tables.write(empty))

    @api.model
    def _download(self, name, content):
        """Hand out a file that this user alone can fetch, and that does not stay."""
        return self.env["inge.download"]._offer(name, content)

    @api.model
    def _load(self, content):
        """Create a booklet with its cases and data from tables."""
        reader = self.env["inge.cert.tables"]
        heads = reader._values(BOOKLET, content.get(BOOKLET, []))
        if len(heads) != 1:
            raise UserError(self.env._("The table “Heft” must have one line."))
        booklet = self.create(heads[0])
        booklet._load_cases(content.get(CASES, []), content.get(STEPS, []))
        if content.get(DATA):
            booklet._load_package(content[DATA], booklet.version, booklet.date)
        return booklet

    def _load_cases(self, cases, steps):
        reader = self.env["inge.cert.tables"]
        procedures = {p.name: p.id for p in self.env["inge.cert.procedure"].search([])}
        found = {}
        for sequence, values in enumerate(reader._values(CASES, cases), 1):
            procedure = values.get("procedure_id")
            if procedure not in procedures:
                raise UserError(
                    self.env._("There is no procedure “%(name)s”.", name=procedure)
                )
            values.update(procedure_id=procedures[procedure], sequence=sequence)
            found[values.get("name")] = {**values, "step_ids": []}
        for values in reader._values(STEPS, steps):
            name = values.pop("case", None)
            if name not in found:
                raise UserError(self.env._("There is no case “%(name)s”.", name=name))
            found[name]["step_ids"].append(Command.create(values))
        self.case_ids = [Command.create(values) for values in found.values()]

    def _load_package(self, rows, version, day):
        """Create a data package of this booklet."""
        values = self.env["inge.cert.tables"]._values(DATA, rows)
        return self.env["inge.cert.package"].create(
            {
                "name": self.name,
                "version": version,
                "date": day,
                "booklet_id": self.id,
                "item_ids": [Command.create(line) for line in values],
            }
        )

    @api.model
    def _load_example(self):
        """Create the shipped example, once; a changed or deleted one stays so."""
        content = {}
        for title, name in FILES.items():
            with file_open(EXAMPLE.format(name), "r") as file:
                content[title] = list(csv.DictReader(file, delimiter=";"))
        name, version = content[BOOKLET][0]["Name"], content[BOOKLET][0]["Version"]
        same = [("name", "=", name), ("version", "=", version)]
        known = self.with_context(active_test=False).search(same, limit=1)
        if known:
            return known
        booklet = self._load(content)
        # cases of messages that this installation cannot report would lead nowhere
        steps = booklet.case_ids.step_ids
        steps.filtered(lambda s: not s._can_report(s.message_type)).case_id.unlink()
        return booklet


def _table(title, records):
    columns = COLUMNS[title]
    return list(columns), [
        [_cell(record, name) for name in columns.values()] for record in records
    ]


def _cell(record, name):
    """Return a field as the tables write it."""
    if name == "case":
        return record.case_id.name
    value = record[name]
    if value is False:
        return ""
    if name == "procedure_id":
        return value.name
    for word, known in WORDS.get(name, {}).items():
        if known == value:
            return word
    if name in ("kind", "situation"):
        return dict(record._fields[name].selection).get(value, "")
    return "" if value is None else str(value)

import csv

from odoo import Command, api, models
from odoo.exceptions import UserError
from odoo.tools import file_open

from .inge_cert_tables import BOOKLET, CASES, DATA, STEPS

EXAMPLE = "inge_online_cert/data/example/{}.csv"
FILES = {BOOKLET: "booklet", CASES: "cases", STEPS: "steps", DATA: "data"}


class IngeCertBooklet(models.Model):
    """A booklet, and packages of its data, from tables."""

    _inherit = "inge.cert.booklet"

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
            name = values.get("name")
            if name in found:
                raise self._twice(name, sequence + 1)
            values.update(procedure_id=procedures[procedure], sequence=sequence)
            found[name] = {**values, "step_ids": []}
        for values in reader._values(STEPS, steps):
            name = values.pop("case", None)
            if name not in found:
                raise UserError(self.env._("There is no case “%(name)s”.", name=name))
            found[name]["step_ids"].append(Command.create(values))
        self.case_ids = [Command.create(values) for values in found.values()]

    def _twice(self, name, line):
        return UserError(
            self.env._(
                "Table “%(table)s”, line %(line)s: there is a case “%(name)s” already.",
                table=CASES,
                line=line,
                name=name,
            )
        )

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
        return self._load(content)

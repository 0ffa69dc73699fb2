"""A person of whom much is kept, and where it is found."""

from odoo.tools import SQL

from .courses import CourseCase

SECRET = "Geheimberg"


class PrivacyCase(CourseCase):
    """What is kept on a person, in every table there is."""

    def setUp(self):
        super().setUp()
        self.person = self.people[0]
        self.person.write(
            {"street": f"{SECRET} 1", "email": "ada@example.com", "birth_place": SECRET}
        )
        self.person.message_post(body=f"wohnt am {SECRET}")
        self.env["ir.attachment"].create(
            {
                "name": f"{SECRET}.txt",
                "raw": b"x",
                "res_model": "inge.participant",
                "res_id": self.person.id,
            }
        )

    def everywhere(self, *words):
        """Return the tables of the whole database in which a word is found."""
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
        found = set()
        for (table,) in self.env.cr.fetchall():
            self.env.cr.execute(
                SQL(
                    "SELECT EXISTS (SELECT FROM %s t WHERE t::text ~ %s)",
                    SQL.identifier(table),
                    "|".join(words),
                )
            )
            if self.env.cr.fetchone()[0]:
                found.add(table)
        return found

    def traces(self, *words):
        """Return the tables in which one of the words is found."""
        self.env.flush_all()
        found = []
        for model, about in (
            ("inge.participant", "id = %s"),
            (
                "res.partner",
                "id = (SELECT partner_id FROM inge_participant WHERE id=%s)",
            ),
            ("mail.message", "model = 'inge.participant' AND res_id = %s"),
            ("ir.attachment", "res_model = 'inge.participant' AND res_id = %s"),
            ("inge.message", "participant_id = %s"),
        ):
            table = self.env[model]._table
            self.env.cr.execute(
                f"SELECT t::text FROM {table} t WHERE {about}",  # noqa: S608
                self.person.ids,
            )
            told = str(self.env.cr.fetchall())
            found += [model for word in words if word in told]
        return found

    def message_on_person(self, state="accepted"):
        entry = self.enqueue(record=self.person, key=f"first_registration:{state}")
        for step in ("ready", "sending", state):
            if entry.state != step:
                entry._ledger().write({"state": step})
        entry._ledger().write({"answer": "{}", "evidence": "{}"})
        return entry

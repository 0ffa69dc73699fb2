import json

from odoo.tests import tagged
from odoo.tools import file_open

from .courses import CourseCase

OPTIONS = {
    "has_headers": True,
    "quoting": '"',
    "separator": ",",
    "float_thousand_separator": ".",
    "float_decimal_separator": ",",
    "date_format": "",
    "datetime_format": "",
    "sheet": "",
    "sheets": [],
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = "Nachname,Vorname,Geburtsdatum,Aktenzeichen,Schreibkundigkeit,Schuljahre\n"


@tagged("post_install", "-at_install")
class TestImport(CourseCase):
    """What a German clerk uploads, with the headers of the example files."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("de_DE")
        cls.clerk.lang = "de_DE"
        cls.people_model = cls.env["inge.participant"].with_user(cls.clerk)

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")

    def test_the_example_file_imports_as_it_is_offered(self):
        template = self.people_model.get_import_templates()[0]["template"]
        with file_open(template.lstrip("/"), "rb") as file:
            result = self.load("inge.participant", file.read(), XLSX)
        self.assertFalse(result["messages"])
        first, second, payer = self.people_model.browse(result["ids"])
        self.assertRecordValues(
            first,
            [
                {
                    "name": "Beispielimport, Ada",
                    "file_number": "AZ-009001",
                    "literacy_id": self.code("literacy", "latin_script").id,
                    "street": "Musterweg 1",
                    "units_granted": 700,
                    "childcare_needed": "yes",
                    "company_id": self.company.id,
                    "provider_id": self.provider.id,
                }
            ],
        )
        self.assertEqual(str(first.birth_date), "1991-04-03")
        self.assertEqual(set(second.nationality_ids.mapped("code")), {"163", "438"})
        self.assertEqual(first.recommended_section_id.number, 1)
        self.assertFalse(first._obstacle("first_registration"))
        self.assertTrue(payer.self_payer)

    def test_enrolments_are_imported_by_names(self):
        self.course.action_plan_sections()
        row = 'ALPHA,"Muster, Ada",\n'
        head = "Kurs,Teilnehmer,Einstieg mit Kursabschnitt\n"
        result = self.load("inge.enrolment", (head + row).encode())
        self.assertFalse(result["messages"])
        self.assertEqual(self.course.enrolment_ids.participant_id, self.people[1])

    def test_unknown_codes_are_refused_and_nothing_is_half_written(self):
        messages = self.refused(
            "Neu,Ina,1990-05-05,AZ-77,lateinisch alphabetisiert,4\n"
            "Neu,Udo,1990-05-06,AZ-78,ganz gut,4\n"
        )
        self.assertIn("ganz gut", messages)
        self.assertIn("Schreibkundigkeit", messages)

    def test_values_of_another_list_are_unknown(self):
        self.assertIn(
            "vormittags", self.refused("Neu,Ina,1990-05-05,AZ-77,vormittags,4\n")
        )

    def test_wrong_types_are_refused(self):
        self.assertIn("vier", self.refused("Neu,Ina,1990-05-05,AZ-77,,vier\n"))
        self.assertIn("gestern", self.refused("Neu,Ina,gestern,AZ-77,,4\n"))

    def test_doubles_are_refused_by_number_and_by_name(self):
        self.assertIn("Beispiel, Ada", self.refused("Neu,Ina,1990-01-01,AZ-1,,4\n"))
        self.assertIn(
            "Beispiel, Ada", self.refused("Beispiel,Ada,1990-01-01,AZ-7,,4\n")
        )

    def test_doubles_within_the_file_are_refused(self):
        row = "Neu,Ina,1990-05-05,AZ-77,,4\n"
        self.assertIn("Neu, Ina", self.refused(row + row))

    def refused(self, rows):
        """Import rows that must not get in; return what is said about them."""
        before = self.people_model.search([])
        result = self.load("inge.participant", (HEAD + rows).encode())
        self.assertEqual({m["type"] for m in result["messages"]}, {"error"})
        self.assertEqual(self.people_model.search([]), before)
        return json.dumps(result["messages"], ensure_ascii=False, default=str)

    def load(self, model, content, mimetype="text/csv"):
        """Upload a file, let its headers find their fields, and import it."""
        wizard = (
            self.env["base_import.import"]
            .with_user(self.clerk)
            .with_context(lang="de_DE")
            .create({"res_model": model, "file": content, "file_type": mimetype})
        )
        options = dict(OPTIONS)
        preview = wizard.parse_preview(options)
        self.assertNotIn("error", preview)
        fields = [
            "/".join(preview["matches"].get(index, [])) or False
            for index, _header in enumerate(preview["headers"])
        ]
        self.assertTrue(all(fields), dict(zip(preview["headers"], fields, strict=True)))
        return wizard.execute_import(fields, preview["headers"], preview["options"])

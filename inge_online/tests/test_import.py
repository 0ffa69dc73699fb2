from datetime import date

from odoo.tests import tagged
from odoo.tools import file_open

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestImport(CourseCase):
    """The example files go through Odoo's own import, as a German clerk would do it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("de_DE")
        cls.clerk.lang = "de_DE"
        cls.env["ir.module.module"].search(
            [("name", "=", "inge_online")]
        )._update_translations(["de_DE"])

    def imported(self, model):
        """Import the example that the model offers; return the records."""
        records = self.env[model].with_user(self.clerk).with_context(lang="de_DE")
        template = records.get_import_templates()[0]["template"]
        with file_open(template.removeprefix("/"), "rb") as file:
            wizard = (
                self.env["base_import.import"]
                .with_user(self.clerk)
                .with_context(lang="de_DE")
                .create(
                    {
                        "res_model": model,
                        "file": file.read(),
                        "file_name": "beispiel.xlsx",
                        "file_type": "application/"
                        "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    }
                )
            )
        options = {"has_headers": True, "quoting": '"', "separator": ","}
        preview = wizard.parse_preview(options)
        self.assertNotIn("error", preview)
        columns = [
            "/".join(preview["matches"].get(number, []))
            for number in range(len(preview["headers"]))
        ]
        self.assertTrue(all(columns), preview["headers"])
        result = wizard.execute_import(columns, columns, preview["options"])
        self.assertFalse(result["messages"])
        return records.browse(result["ids"])

    def test_school_holidays_of_two_states(self):
        holidays = self.imported("inge.school.holiday")
        self.assertEqual(len(holidays), 4)
        names = set(holidays.state_id.mapped("name"))
        self.assertEqual(names, {"Niedersachsen", "Bremen"})
        self.assertEqual(holidays[0].date_to, date(2025, 4, 19))

    def test_a_running_course_with_dates_given(self):
        self.site.name = "Haus am Musterweg"
        course = self.imported("inge.course")
        self.assertEqual(course.site_id, self.site)
        self.assertEqual(course.course_type_id, self.course.course_type_id)
        self.assertEqual(course.section_ids.mapped("number"), [1, 2, 3])
        self.assertEqual(course.section_ids[1].date_end, date(2025, 4, 28))
        self.assertEqual(course.date_end, date(2025, 5, 28))
        self.assertEqual(course.units_per_week, 25)
        self.assertEqual(course.state, "draft")

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .rights import OURS, RightsCase

COUNTED = ("integer", "float", "monetary", "date", "datetime", "boolean", "many2one")


@tagged("post_install", "-at_install")
class TestRightsOfFields(RightsCase):
    """What a reader may not read cannot be found out by asking around it either."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        exporting = cls.env.ref("base.group_allow_export")
        exporting.user_ids = [
            Command.link(user.id) for user in (cls.reader, cls.clerk, cls.manager)
        ]
        cls.person.write(
            {
                "birth_place": "Geheimort",
                "entry_year": 2020,
                "nationality_ids": [
                    Command.set(cls.env["inge.nationality"].search([], limit=1).ids)
                ],
            }
        )

    def closed(self, user):
        """Yield model and field of all stored fields that are closed to the user."""
        for name in self.models():
            records = self.env[name].with_user(user)
            if records._abstract or not records.has_access("read"):
                continue
            for field in records._fields.values():
                ours = OURS & set(field._modules or ()) and not field.inherited
                if ours and not records._has_field_access(field, "read"):
                    yield records, field

    def ways(self, records, field):
        """Yield the questions a remote caller may ask about a field."""
        name = field.name
        found = records.search([], limit=1)
        yield "read", lambda: found.read([name])
        yield "web_read", lambda: found.web_read({name: {}})
        yield "search_read", lambda: records.search_read([], [name])
        if found:
            yield "export", lambda: found.export_data([name])
        yield "filter", lambda: records.search_count([(name, "!=", False)])
        yield "fields_get", lambda: records.fields_get([name])
        if field.store and field.type != "one2many":
            yield "group", lambda: records.formatted_read_group([], [name])
            yield "board", lambda: records.web_read_group([], [name])
        if field.store and field.type not in ("one2many", "many2many"):
            yield "sort", lambda: records.search([], order=name, limit=1)
        if field.store and field.type in COUNTED:
            spec = f"{name}:{'max' if field.type != 'boolean' else 'bool_or'}"
            yield "sum", lambda: records.formatted_read_group([], [], [spec])

    def doors(self, user):
        """Return how many questions were asked, and those that were answered."""
        asked, open_doors = 0, []
        for records, field in self.closed(user):
            for way, question in self.ways(records, field):
                asked += 1
                try:
                    told = question()
                except AccessError:
                    continue
                except ValueError:
                    continue  # no such question
                if told != {}:
                    open_doors.append(f"{way} {field}")
        return asked, open_doors

    @mute_logger("odoo.models", "odoo.addons.base.models.ir_rule")
    def test_no_question_tells_a_user_what_is_closed(self):
        for user, least in ((self.reader, 200), (self.clerk, 20), (self.manager, 10)):
            with self.subTest(user=user.login):
                asked, open_doors = self.doors(user)
                self.assertEqual(open_doors, [])
                self.assertGreater(asked, least, "too few to say anything")

    def test_nor_does_one_that_goes_through_another_record(self):
        enrolments = self.env["inge.enrolment"].with_user(self.reader)
        for records, field in self.closed(self.reader):
            if records._name != "inge.participant" or not field.store:
                continue
            path = f"participant_id.{field.name}"
            questions = [lambda p=path: enrolments.search([(p, "!=", False)])]
            if field.type != "one2many":
                questions.append(
                    lambda p=path: enrolments.formatted_read_group([], [p])
                )
            for question in questions:
                with self.subTest(path=path), self.assertRaises(AccessError):
                    question()

    def test_files_and_pages_are_closed_as_well(self):
        """What /web/content and /report hand out asks the same rights."""
        for name in ("payload", "answer", "evidence", "record"):
            with self.assertRaises(UserError):
                self.env["ir.binary"].with_user(self.clerk)._get_stream_from(
                    self.message.with_user(self.clerk), name
                )
        reports = self.env["ir.actions.report"].search([("model", "in", self.models())])
        self.assertGreater(len(reports), 5)
        for report in reports:
            records = self.env[report.model].search([], limit=3)
            for user in (*self.strangers, self.other):
                with self.subTest(report=report.report_name, user=user.login):
                    self.refused_page(report, records, user)

    def refused_page(self, report, records, user):
        """A page may be made of nothing, but tells nobody of a foreign record."""
        theirs = records.with_user(user)
        if not records or (user == self.other and theirs.has_access("read")):
            return
        with self.assertRaises(AccessError):
            report.with_user(user)._render_qweb_html(report.report_name, records.ids)

from types import SimpleNamespace

from lxml import etree

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import format_date
from odoo.tools.safe_eval import safe_eval

from .courses import CourseCase


@tagged("post_install", "-at_install")
class TestReportPreview(CourseCase):
    """What cannot be repeated is shown before, and goes out as it was shown."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.an_account()
        self.planned()

    def begin(self, message_type="course_plan_report", record=None):
        record = (record or self.course).with_user(self.clerk)
        action = record.with_context(inge_report=message_type).action_begin_report()
        if not action or "res_id" not in action:
            return self.env["inge.report.check"]
        return (
            self.env[action["res_model"]].with_user(self.clerk).browse(action["res_id"])
        )

    def day(self, text):
        return format_date(self.env, text)

    def test_a_plan_is_shown_with_its_participants_before_it_is_sent(self):
        check = self.begin()
        for text in (
            "Kursart",
            self.day("2025-02-24"),
            "AZ-1",
            "Beispiel, Ada",
            "Monday",
        ):
            with self.subTest(text=text):
                self.assertIn(text, check.content)
        self.assertFalse(self.course.inge_message_ids)
        check.action_send()
        sent = self.course.inge_message_ids
        self.assertEqual((sent.state, sent.payload_digest), ("ready", check.digest))

    def test_data_changed_meanwhile_are_shown_instead_of_sent(self):
        check = self.begin()
        shown = check.digest
        self.course.remarks = "Ein Raum im Erdgeschoss."
        check.action_send()
        self.assertTrue(check.outdated)
        self.assertNotEqual(check.digest, shown)
        self.assertIn("Ein Raum im Erdgeschoss.", check.content)
        self.assertFalse(self.course.inge_message_ids)
        check.action_send()
        self.assertEqual(self.course.inge_message_ids.payload_digest, check.digest)

    def test_texts_of_people_cannot_write_the_page(self):
        self.course.remarks = "<script>alert(1)</script>"
        self.assertNotIn("<script>", self.begin().content)

    def test_findings_lead_to_their_field(self):
        self.people[0].write({"file_number": False, "file_number_origin_id": False})
        check = self.begin()
        self.assertTrue(check.blocked)
        line = check.line_ids.filtered(lambda one: "Personenkennziffer" in one.text)
        action = line[:1].action_open_field()
        self.assertEqual(action["res_model"], "inge.participant")

    def test_the_paper_says_what_the_screen_says_and_no_more(self):
        check = self.begin()
        page, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "inge_online.report_check_document", check.ids
        )
        page = page.decode()
        self.assertIn("AZ-1", page)
        self.assertIn("Beispiel, Ada", page)
        self.people[0].phone = "0511 999888"
        self.assertNotIn("0511 999888", page)

    def test_a_check_alone_sends_nothing(self):
        action = self.course.action_check()
        check = self.env["inge.report.check"].browse(action["res_id"])
        self.assertFalse(check.preview)
        with self.assertRaisesRegex(UserError, "only a check"):
            check.action_send()

    def test_what_can_be_updated_is_shown_only_if_the_company_wants(self):
        self.plan_accepted()
        self.course.remarks = "Ein Raum im Erdgeschoss."
        self.assertFalse(self.begin("course_plan_update"))
        self.assertEqual(len(self.course.inge_message_ids), 2)
        last = self.course.inge_message_ids.sorted("id")[-1]
        last.with_user(self.clerk).action_cancel()
        self.company.inge_preview = "always"
        check = self.begin("course_plan_update")
        self.assertIn("Zusatzangaben", check.difference_text)

    def test_a_line_of_the_sections_shows_the_report_before_it_goes(self):
        arch = self.env["inge.course"].get_view(view_type="form")["arch"]
        (button,) = etree.fromstring(arch).xpath("//button[@string='Report begin']")
        first, second = self.course.section_ids[:2]
        parent = SimpleNamespace(inge_pending=False)

        def hidden(section):
            parent.state, parent.next_section_id = self.course.state, section.id
            names = {"state": section.state, "id": section.id, "parent": parent}
            return safe_eval(button.get("invisible"), names)

        self.plan_accepted()
        self.assertTrue(hidden(first), "the begin of a course has its own button")
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        self.at("2025-03-24")
        self.assertFalse(hidden(second))
        self.company.inge_preview = "always"
        pressed = second.with_context(**safe_eval(button.get("context")))
        action = getattr(pressed, button.get("name"))()
        self.assertEqual(action["res_model"], "inge.report.check")
        self.assertFalse(second.inge_message_ids)

    def test_a_cancellation_asks_for_its_reason(self):
        self.plan_accepted()
        ask = self.begin("course_plan_cancellation")
        self.assertEqual(ask._name, "inge.report.ask")
        ask.cancellation_reason_id = self.code("cancellation_reason", "new_plan")
        action = ask.action_next()
        check = self.env[action["res_model"]].browse(action["res_id"])
        self.assertIn("wird neu geplant", check.content)

    def test_an_early_end_asks_for_day_and_reason(self):
        self.plan_accepted()
        self.at("2025-02-24")
        self.ledger("course_start_report", "accepted")
        ask = self.begin("early_end")
        ask.early_end_on = "2025-02-24"
        ask.early_end_reason_id = self.code("early_end_reason", "no_teacher")
        action = ask.action_next()
        check = self.env[action["res_model"]].browse(action["res_id"])
        self.assertIn("keine Lehrkraft", check.content)
        self.assertFalse(check.blocked)

    def test_readers_see_no_preview(self):
        with self.assertRaises(AccessError):
            self.course.with_user(self.reader).with_context(
                inge_report="course_plan_report"
            ).action_begin_report()

    def test_no_other_method_can_be_named(self):
        for name in ("facts", None, "course_plan_report_obstacle"):
            with self.subTest(name=name), self.assertRaises(UserError):
                self.begin(name)


@tagged("post_install", "-at_install")
class TestFourEyes(CourseCase):
    """Where the company wants it, a second clerk releases what is final."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-10")
        self.an_account()
        self.company.inge_four_eyes = True
        self.other = self.user("manager")
        self.planned()
        self.course.action_report_plan()
        self.message = self.course.inge_message_ids

    @classmethod
    def user(cls, role, company=None):
        found = cls.env["res.users"].search(
            [("login", "=", f"test-{role}-{(company or cls.company).id}")]
        )
        return found or super().user(role, company)

    def test_it_waits_for_somebody_else(self):
        self.assertEqual(self.message.state, "held")
        self.assertEqual(self.message.hold_reason, "four_eyes")
        with self.assertRaisesRegex(UserError, "a colleague has to release"):
            self.message.with_user(self.clerk).action_release()
        self.assertEqual(self.message.state, "held")

    def test_the_others_are_asked_and_one_is_enough(self):
        asked = self.message.release_activity_ids.mapped("user_id")
        self.assertIn(self.other, asked)
        self.assertNotIn(self.clerk, asked)
        self.assertNotIn(self.reader, asked)
        self.an_account(self.other)
        self.message.with_user(self.other).action_release()
        self.assertEqual(self.message.state, "ready")
        self.assertEqual(self.message.released_by, self.other)
        self.assertFalse(self.message.release_activity_ids.exists())

    def test_a_new_password_releases_nothing(self):
        self.message.account_id._release()
        self.assertEqual(self.message.state, "held")

    def test_what_was_released_is_what_goes(self):
        self.an_account(self.other)
        self.message.with_user(self.other).action_release()
        self.course.remarks = "Ein Raum im Erdgeschoss."
        self.course.action_report_plan()
        again = self.course.inge_message_ids.sorted("id")[-1]
        self.assertNotEqual(again, self.message)
        self.assertEqual(again.hold_reason, "four_eyes")

    def test_questions_and_updates_need_no_second_person(self):
        self.message._ledger().write({"state": "cancelled"})
        self.company.inge_four_eyes = False
        self.plan_accepted()
        self.company.inge_four_eyes = True
        self.course.remarks = "Ein Raum im Erdgeschoss."
        self.course.action_report_plan_update()
        update = self.course.inge_message_ids.sorted("id")[-1]
        self.assertEqual(update.state, "ready")

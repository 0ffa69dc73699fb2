from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .courses import CourseCase

REASON = "In der Web-Maske erfasst."


@tagged("post_install", "-at_install")
class TestElsewhere(CourseCase):
    """What somebody reported in BAMF's web mask is noted, and goes out never more."""

    def setUp(self):
        super().setUp()
        self.at("2025-02-24")
        self.planned()

    def note(self, message_type=None, course=None, **values):
        course = course or self.course
        wizard = self.wizard(course.action_report_elsewhere(), **values)
        if message_type:
            wizard.message_type = message_type
        wizard.action_note()
        return course.sudo().inge_message_ids.sorted("id")[-1]

    def wizard(self, action, **values):
        """Return the window as the clerk fills it in."""
        model = self.course.env[action["res_model"]].with_context(**action["context"])
        return model.create({"reason": REASON, **values})

    def refuses(self, words, *arguments, **values):
        before = len(self.course.inge_message_ids)
        with self.assertRaisesRegex(UserError, words), self.env.cr.savepoint():
            self.note(*arguments, **values)
        self.assertEqual(len(self.course.inge_message_ids), before)

    def test_a_course_goes_on_from_what_was_reported_elsewhere(self):
        plan = self.note(course_code=" NI-1 ")
        self.assertEqual(self.course.state, "planned")
        self.assertEqual(self.course.course_code, "NI-1")
        self.assertEqual(plan.resolution_reason, REASON)
        self.assertEqual(plan.resolved_by_id, self.clerk)
        self.assertFalse(plan.sent_at)
        # a code typed before the kind was changed is nobody's number
        start = self.note("course_start_report", course_code="NI-2")
        self.assertFalse(start.authority_number)
        self.assertEqual(self.course.state, "started")
        self.at("2025-04-10")
        self.note("section_start_report")
        self.assertEqual(self.course.section_ids[1].state, "begun")
        self.note("early_end", early_end_on="2025-04-10")
        self.assertEqual(self.course.state, "ended")
        self.assertEqual(str(self.course.early_end_on), "2025-04-10")
        said = self.course.message_ids.mapped("body")
        self.assertEqual(len([body for body in said if REASON in body]), 4)

    def test_what_waits_of_it_is_never_sent(self):
        self.plan_accepted()
        self.course.action_report_start()
        waiting = self.course.inge_message_ids.sorted("id")[-1]
        self.note("course_start_report")
        self.assertEqual(waiting.state, "cancelled")

    def test_it_settles_what_bamf_refused(self):
        self.plan_accepted()
        refused = self.ledger("course_plan_cancellation", "rejected")
        wizard = self.wizard(refused.with_user(self.clerk).action_report_elsewhere())
        self.assertEqual(wizard.message_type, "course_plan_cancellation")
        wizard.action_note()
        noted = self.course.sudo().inge_message_ids.sorted("id")[-1]
        self.assertEqual(noted.supersedes_id, refused)
        self.assertEqual(self.course.state, "cancelled")
        self.assertEqual(self.course.report_lamp, "done")
        self.assertFalse(refused.elsewhere_possible)

    def test_a_site_change_made_elsewhere_is_known_from_then_on(self):
        self.plan_accepted()
        self.ledger("course_start_report", "accepted")
        here, there = self.site, self.site.copy({"site_code": "TEST-NI-09-B"})
        self.course.site_id = there
        self.assertEqual(self.course.update_report, "site_change")
        refused = self.ledger("site_change", "rejected")
        self.assertTrue(refused.elsewhere_possible)
        noted = self.note("site_change", site_valid_from="2025-02-24")
        self.assertEqual(noted.supersedes_id, refused)
        self.assertFalse(self.course.update_report)
        self.assertEqual(str(self.course.site_valid_from), "2025-02-24")
        self.course.site_id = here
        self.assertEqual(self.course.update_report, "site_change")

    def test_what_is_under_way_is_settled_first(self):
        self.plan_accepted()
        self.ledger("course_start_report", "unknown")
        self.refuses("unclear", "course_start_report")

    def test_what_cannot_be_is_not_noted(self):
        self.refuses("course code", course_code=" ")
        self.refuses("how you know", course_code="NI-1", reason=" ")
        self.refuses("future", course_code="NI-1", reported_on="2025-02-25")
        self.plan_accepted()
        self.refuses("from .* on", "course_start_report", reported_on="2025-02-20")
        self.ledger("course_start_report", "accepted")
        self.refuses("last day", "early_end", early_end_on=False)
        self.refuses("cannot have ended", "early_end", early_end_on="2025-02-01")
        self.refuses("Nothing has changed", "site_change")
        self.refuses("moved on", "course_plan_cancellation")

    def test_readers_note_nothing(self):
        window = self.env["inge.report.elsewhere"].with_user(self.reader)
        with self.assertRaises(AccessError):
            window.create({"course_id": self.course.id, "reason": REASON})

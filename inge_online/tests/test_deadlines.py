from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .courses import CourseCase

OPEN = ("overdue", "due", "soon", "unclear", "refused", "stopped")


class DeadlineCase(CourseCase):
    """The published course and its deadlines, as of a day."""

    def board(self, *states, course=None):
        """Return what the board shows of a course: kind, section and day."""
        self.env.cr.flush()
        rows = self.env["inge.deadline"].search(
            [("course_id", "=", (course or self.course).id)]
            + [("state", "in", states or OPEN)]
        )
        return [
            (row.kind, row.section_id.number, str(row.due_on), row.state)
            for row in rows
        ]

    def watch(self):
        """Let the hourly cron job run."""
        self.env.flush_all()
        self.env.cr.flush()
        with self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_deadline").method_direct_trigger()
        self.env.invalidate_all()

    def rule(self, kind):
        return self.env.ref(f"inge_online.inge_deadline_rule_{kind}")


@tagged("post_install", "-at_install")
class TestBoard(DeadlineCase):
    """What is due, and until when, follows from course, rules and ledger."""

    def test_a_new_course_needs_its_plan_the_day_before_it_begins(self):
        self.at("2025-02-12")
        self.planned()
        self.assertEqual(self.board(), [("course_plan", 0, "2025-02-23", "soon")])

    def test_an_accepted_plan_closes_its_deadline(self):
        self.at("2025-02-21")
        self.planned()
        self.plan_accepted()
        self.assertIn(("course_plan", 0, "2025-02-23", "done"), self.board("done"))
        self.assertIn(
            ("course_start", 0, "2025-03-03", "later"), self.board("later", "done")
        )

    def test_a_report_is_called_late_by_the_rule_of_the_board(self):
        self.at("2025-02-21")
        self.planned()
        self.plan_accepted()
        self.at("2025-02-27")
        message = self.course._message("course_start_report")
        for days, late in ((2, True), (3, False)):
            self.rule("course_start").write({"count": days, "unit": "days"})
            facts = self.env["inge.mapper"]._facts(self.course)
            found = self.env["inge.message"]._check(message, facts)
            with self.subTest(days=days):
                codes = [line["code"] for line in found]
                self.assertEqual("start_report_late" in codes, late)

    def test_a_plan_without_participants_has_a_deadline_of_its_own(self):
        self.at("2025-02-21")
        self.course.action_plan_sections()
        self.plan_accepted()
        self.assertEqual(self.board(), [("plan_participants", 0, "2025-02-23", "soon")])
        self.planned()
        self.ledger("course_plan_update", "accepted")
        self.assertEqual(self.board(), [])

    def begun(self):
        """Report the begin of the course to BAMF, a month after it."""
        self.at("2025-02-21")
        self.planned()
        self.plan_accepted()
        self.at("2025-03-25")
        self.ledger("course_start_report", "accepted")
        self.course._touch_deadlines()

    def test_each_section_has_its_deadline_once_the_course_has_begun(self):
        self.begun()
        self.assertEqual(self.board(), [("section_start", 2, "2025-03-31", "soon")])
        later = self.board("later")
        self.assertEqual([number for _kind, number, _day, _state in later][0], 3)
        self.assertEqual(len(later), len(self.course.section_ids) - 2)

    def test_refused_unclear_and_held_reports_show_as_such(self):
        self.at("2025-02-21")
        self.planned()
        for ledger, shown in (("rejected", "refused"), ("unknown", "unclear")):
            course = self.planned(self.a_course(ledger, **self.published()))
            self.ledger("course_plan_report", ledger, record=course)
            course._touch_deadlines()
            states = [row[3] for row in self.board(course=course)]
            self.assertEqual(states, [shown])
        self.course.action_report_plan()
        self.assertEqual([row[3] for row in self.board()], ["stopped"])

    def test_a_cancelled_plan_owes_nothing_any_more(self):
        self.at("2025-02-21")
        self.planned()
        self.plan_accepted()
        self.ledger("course_plan_cancellation", "accepted")
        self.course._touch_deadlines()
        self.assertEqual(self.board(*OPEN, "later", "done", "under_way"), [])

    def test_after_an_early_end_no_section_is_owed_any_more(self):
        self.begun()
        self.assertIn("section_start", [row[0] for row in self.board("soon")])
        self.course.early_end_on = "2025-03-21"
        self.ledger("early_end", "accepted")
        self.course._touch_deadlines()
        self.assertEqual(self.board(*OPEN, "later"), [])
        phases = self.course.section_ids.sorted("number").mapped("phase")
        self.assertEqual(phases, ["reported"] + 9 * ["dropped"])
        with self.assertRaisesRegex(UserError, "early end of this course is already"):
            self.course.section_ids[1].action_report_start()

    def test_a_moved_course_moves_its_deadlines(self):
        self.at("2025-02-12")
        self.planned()
        self.course.date_start = "2025-03-10"
        self.course.action_plan_sections()
        self.assertIn(("course_plan", 0, "2025-03-09", "later"), self.board("later"))
        self.assertEqual(str(self.course.next_deadline), "2025-03-09")

    def test_a_mistake_in_here_loses_no_answer_of_bamf(self):
        self.at("2025-02-21")
        self.planned()
        self.an_account()
        self.course.action_report_plan()
        message = self.env["inge.message"].search([], limit=1)
        message._ledger().write({"state": "sending"})
        self.env.cr.flush()
        deadlines = self.registry["inge.deadline"]
        with patch.object(deadlines, "_refresh", side_effect=ValueError):
            message._ledger().write({"state": "accepted"})
            self.env.cr.flush()
        self.assertEqual(message.state, "accepted")

    def test_nobody_writes_the_board_by_hand(self):
        self.at("2025-02-12")
        self.planned()
        self.env.cr.flush()
        row = self.env["inge.deadline"].search([("course_id", "=", self.course.id)])[0]
        self.assertTrue(row.with_user(self.reader).display_name)
        with self.assertRaises(AccessError):
            row.with_user(self.administrator).state = "done"


@tagged("post_install", "-at_install")
class TestRules(DeadlineCase):
    """Deadlines are data: a company may set its own."""

    def test_a_company_with_a_rule_of_its_own_follows_that_one(self):
        self.at("2025-02-12")
        self.planned()
        self.rule("course_plan").copy(
            {"company_id": self.company.id, "count": -3, "unit": "working_days"}
        )
        self.watch()
        self.assertEqual(self.board(), [("course_plan", 0, "2025-02-19", "soon")])
        self.assertEqual(str(self.course.next_deadline), "2025-02-19")

    def test_a_rule_switched_off_takes_its_deadlines_along(self):
        self.at("2025-02-12")
        self.planned()
        self.rule("course_plan").active = False
        self.watch()
        self.assertEqual(self.board(), [])
        self.assertFalse(self.course.next_deadline)

    def test_every_shipped_rule_names_its_source(self):
        rules = self.env["inge.deadline.rule"].with_context(active_test=False)
        self.assertTrue(all(rules.search([]).mapped("source")))

    def test_only_managers_change_rules(self):
        rule = self.rule("course_plan")
        rule.with_user(self.manager).warn_days = 5
        with self.assertRaises(AccessError):
            rule.with_user(self.clerk).warn_days = 6


@tagged("post_install", "-at_install")
class TestSpeed(DeadlineCase):
    """Keeping and showing deadlines takes the same number of queries for many."""

    def test_ten_courses_take_no_more_queries_than_one(self):
        self.at("2025-02-12")
        self.planned()
        courses = self.env["inge.course"].union(
            *(self.a_course(f"C{n}", **self.published()) for n in range(10))
        )
        courses.action_plan_sections()
        counts = []
        for some in (courses[:1], courses[1:]):
            some._touch_deadlines()
            self.env.cr.flush()
            some.with_context(tracking_disable=True).write(
                {"clerk_id": self.manager.id}
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.env.cr.flush()
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[0])

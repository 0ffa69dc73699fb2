from odoo.tests import tagged

from .test_deadlines import DeadlineCase

REMINDER = "inge_online.mail_activity_deadline"
ESCALATION = "inge_online.mail_activity_escalated"


@tagged("post_install", "-at_install")
class TestWatch(DeadlineCase):
    """Nobody has to think of a deadline: it calls."""

    def tasks(self, activity_type):
        return self.course.activity_ids.filtered(
            lambda task: task.activity_type_id == self.env.ref(activity_type)
        )

    def test_the_clerk_has_one_task_before_a_deadline_passes(self):
        self.at("2025-02-01")
        self.planned()
        self.watch()
        self.assertFalse(self.tasks(REMINDER))
        for day in ("2025-02-12", "2025-02-13"):
            self.at(day)
            self.watch()
            task = self.tasks(REMINDER)
            self.assertEqual(len(task), 1)
            self.assertEqual(task.user_id, self.clerk)
            self.assertEqual(str(task.date_deadline), "2025-02-23")

    def test_the_task_is_closed_when_the_report_is_accepted(self):
        self.at("2025-02-12")
        self.planned()
        self.watch()
        self.plan_accepted()
        self.env.cr.flush()
        self.assertFalse(self.tasks(REMINDER))

    def test_a_closed_task_is_noted_in_the_language_of_its_clerk(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.clerk.lang = "de_DE"
        reminder = self.env.ref(REMINDER)
        reminder.with_context(lang="de_DE").name = "Frist des BAMF"
        self.at("2025-02-12")
        self.planned()
        self.watch()
        self.plan_accepted()
        self.env.cr.flush()
        notes = "".join(self.course.message_ids.mapped("body"))
        self.assertIn("Frist des BAMF", notes)

    def test_a_task_the_clerk_put_aside_does_not_come_back_each_hour(self):
        self.at("2025-02-12")
        self.planned()
        self.watch()
        self.tasks(REMINDER).action_done()
        self.watch()
        self.assertFalse(self.tasks(REMINDER))

    def test_a_manager_is_told_when_it_is_overdue(self):
        self.at("2025-02-23")
        self.planned()
        self.watch()
        self.assertFalse(self.tasks(ESCALATION))
        self.at("2025-02-24")
        self.watch()
        self.watch()
        late = [("course_plan", 0, "2025-02-23", "overdue")]
        self.assertEqual(self.board("overdue"), late)
        task = self.tasks(ESCALATION)
        self.assertEqual((len(task), task.user_id), (1, self.manager))

    def test_who_is_told_can_be_chosen(self):
        self.company.inge_manager_id = self.administrator
        self.at("2025-02-25")
        self.planned()
        self.watch()
        self.assertEqual(self.tasks(ESCALATION).user_id, self.administrator)

    def test_a_course_whose_clerk_left_is_the_managers(self):
        self.at("2025-02-12")
        self.planned()
        self.clerk.active = False
        self.watch()
        self.assertEqual(self.tasks(REMINDER).user_id, self.manager)

    def test_a_clerk_without_rights_is_told_nothing(self):
        self.at("2025-02-12")
        self.planned()
        self.course.sudo().clerk_id = self.reader
        self.watch()
        self.assertEqual(self.tasks(REMINDER).user_id, self.manager)

    def test_no_task_outlives_its_section_or_its_rule(self):
        self.at("2025-02-21")
        self.planned()
        self.plan_accepted()
        self.at("2025-03-31")
        self.ledger("course_start_report", "accepted")
        self.course._touch_deadlines()
        self.watch()
        self.assertEqual(len(self.tasks(REMINDER)), 1)
        self.course.section_ids.sorted("number")[1:].unlink()
        self.assertFalse(self.tasks(REMINDER))
        rule = self.rule("course_plan").copy({"company_id": self.company.id})
        other = self.planned(self.a_course("ANDERER", **self.published()))
        self.watch()
        told = [("rule_id", "=", rule.id), ("course_id", "=", other.id)]
        task = self.env["inge.deadline"].search(told).activity_id
        self.assertIn(task, other.activity_ids)
        rule.with_user(self.manager).unlink()
        self.assertNotIn(task.id, other.activity_ids.ids)

    def test_tasks_speak_of_no_person(self):
        self.at("2025-02-25")
        self.planned()
        self.watch()
        for kind in (REMINDER, ESCALATION):
            self.assertTrue(self.tasks(kind))
        tasks = self.course.activity_ids
        for person in self.people:
            for text in tasks.mapped("summary") + tasks.mapped("note"):
                self.assertNotIn(person.family_name, str(text))
                self.assertNotIn(person.file_number, str(text))


@tagged("post_install", "-at_install")
class TestSendByItself(DeadlineCase):
    """A company may let reports go without a click; nobody has to."""

    def reports(self):
        return self.course.inge_message_ids.mapped("message_type")

    def test_by_default_nothing_is_sent(self):
        self.an_account()
        self.at("2025-02-20")
        self.planned()
        self.watch()
        self.assertEqual(self.reports(), [])

    def test_a_company_that_wants_it_reports_as_the_responsible_clerk(self):
        self.an_account()
        self.rule("course_plan").sending_company_ids = self.company
        self.at("2025-02-20")
        self.planned()
        self.watch()
        message = self.course.inge_message_ids
        self.assertEqual(message.message_type, "course_plan_report")
        self.assertEqual(message.requested_by, self.clerk)
        self.assertEqual(message.account_id.user_id, self.clerk)

    def test_other_companies_and_other_reports_are_left_alone(self):
        self.an_account()
        other = self.env["res.company"].create({"name": "Andere Schule"})
        self.rule("course_plan").sending_company_ids = other
        self.rule("course_start").sending_company_ids = self.company
        self.at("2025-02-20")
        self.planned()
        self.watch()
        self.assertEqual(self.reports(), [])

    def test_what_a_rule_objects_to_stays_for_the_clerk(self):
        self.an_account()
        self.rule("course_plan").sending_company_ids = self.company
        self.at("2025-02-25")  # too late: BAMF wants a reason
        self.planned()
        self.watch()
        self.assertEqual(self.reports(), [])
        self.assertEqual([row[3] for row in self.board()], ["overdue", "soon"])

    def test_one_clerk_without_rights_stops_nobody_elses_reports(self):
        self.an_account()
        self.rule("course_plan").sending_company_ids = self.company
        self.at("2025-02-20")
        names = ("LESER", "VERWEHRT")
        others = [self.a_course(name, **self.published()) for name in names]
        others[0].clerk_id = self.reader
        for course in (*others, self.course):
            self.planned(course)
        self.env["ir.rule"].create(
            {
                "name": "Nobody but the system",
                "model_id": self.env.ref("inge_online.model_inge_course").id,
                "domain_force": "[('name', '!=', 'VERWEHRT')]",
            }
        )
        self.watch()
        self.assertEqual(self.reports(), ["course_plan_report"])
        for course in others:
            self.assertFalse(course.inge_message_ids)
            self.assertTrue(course.activity_ids)
        notes = "".join(others[1].message_ids.mapped("body"))
        self.assertIn("did not leave by itself", notes)

    def test_it_tries_once_a_day(self):
        self.rule("course_plan").sending_company_ids = self.company
        self.at("2025-02-20")
        self.planned()
        self.watch()
        message = self.course.inge_message_ids
        self.assertEqual(message.hold_reason, "no_account")
        message.with_user(self.clerk).action_cancel()
        self.watch()
        self.assertEqual(len(self.course.inge_message_ids), 1)


@tagged("post_install", "-at_install")
class TestDigest(DeadlineCase):
    """One mail in the morning, only for those with something to do."""

    def digest(self):
        self.env.flush_all()
        self.env.cr.flush()
        before = self.env["mail.mail"].search([])
        with self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_digest").method_direct_trigger()
        self.env.invalidate_all()
        mails = self.env["mail.mail"].search([]) - before
        return mails.filtered(lambda mail: self.clerk.partner_id in mail.recipient_ids)

    def setUp(self):
        super().setUp()
        self.clerk.email = "klara@example.com"

    def test_a_clerk_with_nothing_to_do_gets_no_mail(self):
        self.at("2025-01-02")
        self.planned()
        self.assertFalse(self.digest())

    def test_a_clerk_with_something_to_do_gets_one_a_day_in_the_queue(self):
        self.at("2025-02-12")
        self.planned()
        mail = self.digest()
        self.assertEqual((len(mail), mail.state), (1, "outgoing"))
        self.assertIn("ALPHA", mail.body_html)
        self.assertFalse(self.digest())
        self.at("2025-02-13")
        self.assertEqual(len(self.digest()), 1)

    def test_it_names_courses_and_no_persons(self):
        self.at("2025-02-12")
        self.planned()
        body = self.digest().body_html
        for person in self.people:
            self.assertNotIn(person.family_name, body)
            self.assertNotIn(person.file_number, body)

    def test_what_is_due_for_several_persons_is_one_line(self):
        self.at("2025-02-12")
        self.people.registered_on = "2025-02-10"
        body = self.digest().body_html
        self.assertEqual(body.count("3 persons"), 1)
        self.people[0].registered_on = "2025-02-11"
        self.at("2025-02-13")
        body = self.digest().body_html
        self.assertIn("2 persons", body)
        self.assertRegex(body, r"\b1 person\s")
        self.assertNotIn("color:", body)
        self.at("2025-02-20")
        self.watch()
        self.assertEqual(self.digest().body_html.count("color:"), 2, "what is overdue")

    def test_it_is_german_for_a_german(self):
        self.env["res.lang"]._activate_lang("de_DE")
        self.env["ir.module.module"]._load_module_terms(["inge_online"], ["de_DE"])
        self.clerk.lang = "de_DE"
        self.at("2025-02-12")
        self.planned()
        mail = self.digest()
        self.assertIn("Kursplan", mail.body_html)
        self.assertIn("heute", mail.subject)

    def test_a_company_may_do_without(self):
        self.company.inge_digest = False
        self.at("2025-02-12")
        self.planned()
        self.assertFalse(self.digest())

from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.service.model import retrying
from odoo.tests import BaseCase, get_db_name, tagged

from ..sender import Sender

PERSON = {
    "family_name": "Zugleich",
    "given_name": "Ada",
    "birth_date": "1990-01-01",
    "file_number": "AZ-ZUGLEICH-1",
}
NEW_CODE = "K-ZUGLEICH"
OVERDUE = {
    "kind": "registration",
    "due_on": "2005-02-01",
    "warn_on": "2005-01-29",
    "escalate_on": "2005-02-02",
    "state": "overdue",
}


@tagged("post_install", "-at_install")
class TestAtOnce(BaseCase):
    """Two write the same thing at the same moment: no error for either.

    Two real transactions; what they leave behind is deleted at the end.
    """

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            person = env["inge.participant"].create(PERSON)
            env.cr.flush()
            rule = env.ref("inge_online.inge_deadline_rule_registration")
            row = env["inge.deadline"].create(
                {
                    **OVERDUE,
                    "rule_id": rule.id,
                    "company_id": env.company.id,
                    "participant_id": person.id,
                }
            )
            self.person_id, self.row_id = person.id, row.id
        self.addCleanup(self.forget)
        cr = self.registry.cursor()
        self.addCleanup(cr.close)
        self.env = api.Environment(cr, SUPERUSER_ID, {})
        self.deadlines = self.env["inge.deadline"]
        self.tries = 0

    def forget(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            person = env["inge.participant"].browse(self.person_id)
            partner = person.partner_id
            person.unlink()
            partner.unlink()

    def once_disturbed(self, work, disturb=None):
        """Do something in a transaction; the first time others do something in it."""

        def disturbed():
            self.deadlines.search_count([])
            self.tries += 1
            if self.tries == 1:
                with self.registry.cursor() as cr:
                    (disturb or self.try_to_send)(api.Environment(cr, self.env.uid, {}))
            return work()

        return disturbed

    def try_to_send(self, env):
        env["inge.deadline"].browse(self.row_id).tried_on = "2005-01-01"

    def request(self, work, disturb=None):
        """Do something as Odoo does a clerk's request; it must be done twice."""
        with (
            self.assertNoLogs("odoo.sql_db"),
            patch("odoo.service.model.random.uniform", return_value=0),
        ):
            retrying(self.once_disturbed(work, disturb), self.env)
        self.assertEqual(self.tries, 2)

    def test_a_request_is_done_again(self):
        person = self.env["inge.participant"].browse(self.person_id)
        self.request(person._touch_deadlines)
        # nobody owes anything for this person
        self.assertFalse(self.deadlines.browse(self.row_id).exists())

    def test_both_find_the_same_new_deadlines(self):
        """Neither can see the rows of the other; there is one of each in the end."""

        def register(env):
            env["inge.participant"].browse(self.person_id)._touch_deadlines()

        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env["inge.deadline"].browse(self.row_id).unlink()
            # past the ORM: nothing is counted yet
            env.cr.execute(
                "UPDATE inge_participant SET registered_on = %s WHERE id = %s",
                ["2024-03-01", self.person_id],
            )
        self.request(lambda: register(self.env), register)
        rows = self.deadlines.search([("participant_id", "=", self.person_id)])
        self.assertIn("registration", rows.mapped("kind"))
        self.assertEqual(len(rows), len(set(rows.mapped("kind"))))

    def test_a_person_that_others_changed_is_changed_after_them(self):
        def call(env, values):
            env["inge.participant"].browse(self.person_id).write(values)

        self.request(
            lambda: call(self.env, {"registered_on": "2024-03-01"}),
            lambda env: call(env, {"given_name": "Grace"}),
        )
        person = self.env["inge.participant"].browse(self.person_id)
        self.assertEqual(str(person.registered_on), "2024-03-01")
        self.assertEqual(person.given_name, "Grace")

    def test_a_list_in_two_windows_is_noted_once(self):
        clerk = self.env.ref("base.user_admin").id

        def open_list(env):
            log = env(user=clerk)["inge.access.log"]
            log._note_many("list", [self.person_id])

        self.request(lambda: open_list(self.env), open_list)
        noted = self.env["inge.access.log"].search_count(
            [("participant_id", "=", self.person_id)]
        )
        self.assertEqual(noted, 1)

    def test_a_code_that_both_meet_for_the_first_time_is_kept_once(self):
        self.addCleanup(self.forget_code)
        self.request(lambda: self.collect(self.env), self.collect)
        self.assertEqual(self.kept(self.env), 1)

    def test_a_sender_finds_the_code_that_another_server_has_just_met(self):
        self.addCleanup(self.forget_code)
        with Sender(self.registry)._messages() as messages:
            self.assertEqual(self.kept(messages.env), 0)
            with self.registry.cursor() as cr:
                theirs = self.collect(api.Environment(cr, SUPERUSER_ID, {})).id
            texts = messages.env["inge.error.text"]
            with (
                self.assertNoLogs("odoo.sql_db"),
                # the other server has another cache
                patch.object(type(texts), "_id_of", lambda *_args: False),
            ):
                self.assertEqual(self.collect(messages.env).id, theirs)

    def collect(self, env):
        return env["inge.error.text"]._collect(NEW_CODE)

    def kept(self, env):
        return env["inge.error.text"].search_count([("code", "=", NEW_CODE)])

    def forget_code(self):
        with self.registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env["inge.error.text"].search([("code", "=", NEW_CODE)]).unlink()

    def test_a_cron_job_does_its_work_again(self):
        course = self.env.ref("inge_online.demo_course_published")
        counted = course.missing_count
        self.env.cr.rollback()

        def miscount(env):
            env.cr.execute(
                "UPDATE inge_course SET missing_count = 99 WHERE id = %s", [course.id]
            )

        def ask_again(courses):
            self.once_disturbed(lambda: original(courses), miscount)()

        with self.registry.cursor() as cr:
            miscount(api.Environment(cr, SUPERUSER_ID, {}))
        courses = self.registry["inge.course"]
        original = courses._ask_again
        with (
            self.assertNoLogs("odoo.sql_db"),
            patch.object(courses, "_ask_again", ask_again),
        ):
            self.env["inge.course"]._cron_refresh_missing()
        self.env["ir.cron"]._commit_progress()
        self.assertEqual(self.tries, 2)
        self.assertEqual(course.missing_count, counted)

    def test_the_watch_does_its_bite_again(self):
        watch = self.once_disturbed(self.deadlines._remind_bite)
        with self.assertNoLogs("odoo.sql_db"):
            self.assertTrue(self.deadlines._undisturbed(watch))
        self.assertEqual(self.tries, 2)
        row = self.deadlines.browse(self.row_id)
        self.assertTrue(row.reminded_on)
        self.assertEqual(str(row.tried_on), "2005-01-01")

    def test_the_watch_gives_way_and_comes_back(self):
        def busy():
            self.tries = 0
            return self.once_disturbed(self.deadlines._remind_bite)()

        cron = self.env.ref("inge_online.ir_cron_deadline")
        ordered = [("cron_id", "=", cron.id)]
        before = self.env["ir.cron.trigger"].search_count(ordered)
        self.assertFalse(self.deadlines._undisturbed(busy))
        after = self.env["ir.cron.trigger"].search_count(ordered)
        self.assertEqual(after, before + 1)

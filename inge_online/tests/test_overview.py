import os
from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import HttpCase, freeze_time, new_test_user, tagged

from .common import IngeCase
from .test_deadlines import DeadlineCase


@tagged("post_install", "-at_install")
class TestOverview(DeadlineCase):
    """The start page, for whoever looks."""

    def page(self, user):
        self.env.cr.flush()
        overview = self.env["inge.overview"].with_user(user)
        return overview.with_company(self.company).get_overview()

    def tiles(self, user, section=0):
        tiles = self.page(user)["sections"][section]["tiles"]
        return {tile["name"]: tile["count"] for tile in tiles if tile["count"]}

    def test_a_clerk_sees_the_own_work_first(self):
        self.at("2025-02-12")
        self.planned()
        self.a_course("OTHER", **self.published(), clerk_id=self.manager.id)
        self.assertEqual(self.tiles(self.clerk), {"soon": 1})
        self.assertEqual(self.tiles(self.clerk, 1), {"soon": 2})

    def test_everybody_else_sees_all(self):
        self.at("2025-02-12")
        self.planned()
        for user in (self.reader, self.manager):
            self.assertEqual(self.tiles(user), {"soon": 1})

    def test_courses_that_begin_soon_tell_their_free_seats(self):
        self.at("2025-02-12")
        self.planned()
        (course,) = self.page(self.reader)["courses"]
        size = self.course.course_type_id.group_size
        self.assertEqual(course["name"], "ALPHA")
        self.assertEqual((course["participants"], course["seats"]), (3, size - 3))

    def blocks(self, user):
        return [block for row in self.page(user)["rows"] for block in row]

    def test_each_role_begins_with_what_concerns_it(self):
        for user, blocks in (
            (self.reader, ["courses", "health", "all"]),
            (self.clerk, ["mine", "courses", "health", "all"]),
            (self.manager, ["first_steps", "all", "clerks", "health", "courses"]),
            (self.administrator, ["first_steps", "logins", "health", "all", "clerks"]),
        ):
            self.assertEqual(self.blocks(user)[: len(blocks)], blocks)

    def test_a_manager_sees_who_has_what_to_do(self):
        self.at("2025-02-12")
        self.planned()
        (clerk,) = self.page(self.manager)["clerks"]
        self.assertEqual(clerk["name"], self.clerk.name)
        self.assertEqual(sum(clerk["counts"]), 1)
        found = self.env["inge.deadline"].search(clerk["action"]["domain"])
        self.assertEqual(found.course_id, self.course)

    def test_an_administrator_sees_each_login_those_in_trouble_first(self):
        self.an_account()
        self.env.ref("inge_online.ir_cron_send").lastcall = False
        page = self.page(self.administrator)
        (login,) = page["logins"]
        self.assertEqual(login["name"], self.clerk.name)
        self.assertTrue(login["trouble"])
        job = page["health"][-1]
        self.assertEqual((job["text"], job["alert"]), ("has not run yet", False))

    def test_the_first_steps_go_away_when_they_are_done(self):
        steps = self.page(self.manager)["first_steps"]
        self.assertGreater(steps["count"], 0)
        self.assertTrue(all(line["todo"] for line in steps["lines"]))
        readiness = type(self.env["inge.readiness"])
        self.patch(readiness, "_missing_now", lambda self, company: [])
        self.assertNotIn("first_steps", self.blocks(self.manager))

    def test_messages_without_a_deadline_are_seen_as_well(self):
        message = self.ledger("course_plan_report", "unknown")
        tiles = self.page(self.clerk)["sections"][0]["tiles"]
        unclear = next(tile for tile in tiles if tile["name"] == "unclear")
        self.assertEqual(unclear["count"], 1)
        found = self.env["inge.message"].search(unclear["action"]["domain"])
        self.assertEqual(found, message)

    def test_it_is_for_users_of_inge_online(self):
        stranger = new_test_user(self.env, "stranger", groups="base.group_user")
        with self.assertRaises(AccessError):
            self.env["inge.overview"].with_user(stranger).get_overview()


@tagged("post_install", "-at_install")
class TestHealthFigures(IngeCase):
    """When monitoring has to wake somebody."""

    def status(self, **figures):
        calm = {
            "waiting": 0,
            "oldest_waiting_minutes": None,
            "last_success_minutes": 3,
            "unclear": 0,
            "held": 0,
            "overdue": 0,
            "refused_logins": 0,
            "sending_job_minutes": 4,
            "sending_job_active": True,
        }
        return self.env["inge.health"]._status({**calm, **figures})

    def test_all_is_well(self):
        self.assertEqual(self.status(), "ok")
        self.assertEqual(self.status(sending_job_minutes=None), "ok")

    def test_somebody_has_to_look(self):
        for name in ("unclear", "held", "overdue", "refused_logins"):
            self.assertEqual(self.status(**{name: 1}), "warning")

    def test_nothing_leaves(self):
        self.assertEqual(self.status(oldest_waiting_minutes=31), "error")
        self.assertEqual(self.status(sending_job_minutes=31), "error")
        self.assertEqual(self.status(sending_job_active=False), "error")

    def test_the_last_success_is_the_last_answer_of_bamf(self):
        answers = (
            {"state": "accepted", "settled_at": "2090-01-01 10:00:00"},
            {"state": "accepted", "settled_at": "2090-01-01 08:00:00"},
            {
                "state": "accepted",
                "settled_at": "2090-01-01 11:00:00",
                "made_elsewhere": "2090-01-01",
            },
        )
        for number, values in enumerate(answers):
            entry = self.enqueue(key=f"course_plan_report:{number}")
            for state in ("ready", "sending"):
                entry._ledger().write({"state": state})
            entry._ledger().write(values)
        with freeze_time("2090-01-01 12:00"):
            figures = self.env["inge.health"]._figures()
        self.assertEqual(figures["last_success_minutes"], 120)

    def test_a_message_that_waits_is_counted(self):
        self.an_account()
        message = self.enqueue()
        # Odoo's now is a whole second, which a new message lies behind
        ahead = fields.Datetime.now() + timedelta(milliseconds=900)
        self.env.cr.execute(
            "UPDATE inge_message SET create_date = %s WHERE id = %s",
            [ahead, message.id],
        )
        message.invalidate_recordset()
        figures = self.env["inge.health"]._server_figures()
        self.assertEqual(figures["oldest_waiting_minutes"], 0)
        self.assertGreaterEqual(figures["waiting"], 1)


@tagged("post_install", "-at_install")
class TestHealthAddress(HttpCase):
    """What a monitor reads."""

    def get(self, token=None):
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.url_open("/inge_online/health", headers=headers)

    def test_everybody_learns_one_word(self):
        answer = self.get()
        self.assertEqual(list(answer.json()), ["status"])
        self.assertEqual(answer.status_code == 503, answer.json()["status"] == "error")

    def test_the_figures_need_the_token_of_the_server(self):
        variable = {"INGE_ONLINE_HEALTH_TOKEN": "messe-mich"}
        self.startPatcher(patch.dict(os.environ, variable))
        self.assertEqual(list(self.get("falsch").json()), ["status"])
        self.assertIn("oldest_waiting_minutes", self.get("messe-mich").json())

    def test_without_a_token_on_the_server_none_is_right(self):
        self.assertEqual(list(self.get("").json()), ["status"])

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .many import ManyCase


@tagged("post_install", "-at_install")
class TestBreaker(ManyCase):
    """An outage pauses a login, maintenance pauses everything."""

    def at(self, moment):
        frozen = freeze_time(moment)
        frozen.start()
        self.addCleanup(frozen.stop)

    def test_an_outage_of_an_hour_is_not_hammered_and_loses_nothing(self):
        noon = fields.Datetime.now().replace(microsecond=0)
        messages = self.queue(8)
        for minute in range(0, 60, 5):
            with freeze_time(noon + timedelta(minutes=minute)):
                self.run_cron()
        self.assertEqual(set(messages.mapped("state")), {"ready"})
        self.assertLess(sum(messages.mapped("attempt_count")), 12)
        self.at(noon + timedelta(hours=3))
        self.assertEqual(self.run_against_refusals(), 8)
        self.assertEqual(set(messages.mapped("state")), {"rejected"})
        self.assertFalse(self.account.breaker_ids.paused_until)

    def test_a_waiting_message_says_until_when(self):
        self.at("2030-01-07 12:00:00")
        messages = self.queue(5)
        self.run_cron()
        untried = messages.filtered(lambda message: not message.attempt_count)
        self.assertTrue(untried)
        self.assertIn("cannot be reached", untried[0].answer_summary)
        self.assertIn("12:0", untried[0].with_context(tz="UTC").answer_summary)

    def test_a_person_may_try_at_once(self):
        messages = self.queue(5)
        self.run_cron()
        messages.filtered(lambda message: message.state == "ready").with_user(
            self.clerk
        ).action_retry()
        self.assertEqual(self.run_against_refusals(), 5)

    def test_the_login_shows_the_pause_and_its_holder_ends_it(self):
        self.at("2030-01-07 12:00:00")
        login = self.account.with_user(self.clerk)
        self.assertFalse(login.paused_until)
        self.queue(5)
        self.run_cron()
        login.invalidate_recordset()
        self.assertGreater(login.paused_until, fields.Datetime.now())
        with self.assertRaises(AccessError):
            login.with_user(self.reader).action_try_now()
        login.action_try_now()
        login.invalidate_recordset()
        self.assertFalse(login.paused_until)
        self.assertEqual(self.run_against_refusals(), 5)

    def test_messages_wait_for_the_end_of_maintenance(self):
        self.at("2030-01-07 12:00:00")
        maintenance = self.maintenance("2030-01-07 11:00:00", "2030-01-07 14:00:00")
        messages = self.queue(2)
        self.assertEqual(self.run_against_refusals(), 0)
        self.assertIn("under maintenance", messages[0].answer_summary)
        self.assertEqual(messages.mapped("attempt_count"), [0, 0])
        self.at("2030-01-07 14:00:00")
        self.assertEqual(self.run_against_refusals(), 2)
        self.assertTrue(maintenance)

    def test_maintenance_of_production_does_not_stop_a_test(self):
        self.at("2030-01-07 12:00:00")
        self.maintenance(
            "2030-01-07 11:00:00", "2030-01-07 14:00:00", environment="production"
        )
        self.queue(1)
        self.assertEqual(self.run_against_refusals(), 1)

    def maintenance(self, begin, end, **values):
        return (
            self.env["inge.maintenance"]
            .with_user(self.administrator)
            .create({"date_from": begin, "date_to": end, "reason": "Probe", **values})
        )

    def test_only_administrators_enter_maintenance(self):
        with self.assertRaises(AccessError):
            self.env["inge.maintenance"].with_user(self.clerk).create(
                {
                    "date_from": "2030-01-07 11:00:00",
                    "date_to": "2030-01-07 14:00:00",
                    "reason": "Probe",
                }
            )

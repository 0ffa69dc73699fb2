from odoo.tests import freeze_time, tagged

from .common import IngeCase

EXPIRES = ["inge_online.mail_activity_password"]


@tagged("post_install", "-at_install")
class TestAccountAge(IngeCase):
    """Nobody learns from a refusal that the password has expired."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write({"inge_password_days": 90, "inge_password_notice_days": 14})
        with freeze_time("2025-01-01 12:00"):
            cls.account = cls.an_account()

    def remind(self, day):
        with freeze_time(f"{day} 12:00"), self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_remind").method_direct_trigger()
        self.account.invalidate_recordset()
        return self.account.activity_search(EXPIRES)

    def test_the_age_counts_from_the_day_it_was_entered(self):
        self.assertEqual(str(self.account.password_set_on), "2025-01-01")
        self.assertEqual(str(self.account.password_expires_on), "2025-04-01")
        with freeze_time("2025-01-31 12:00"):
            self.account.invalidate_recordset(["password_age"])
            self.assertEqual(self.account.password_age, 30)

    def test_the_holder_is_reminded_once_and_in_time(self):
        self.assertFalse(self.remind("2025-03-17"))
        activity = self.remind("2025-03-18")
        self.assertEqual(activity.user_id, self.clerk)
        self.assertEqual(str(activity.date_deadline), "2025-04-01")
        self.assertEqual(self.remind("2025-03-19"), activity)

    def test_a_new_password_settles_the_reminder(self):
        self.remind("2025-03-18")
        with freeze_time("2025-03-20 12:00"):
            self.account.password = "neu-1"
        self.assertFalse(self.remind("2025-03-21"))
        self.assertEqual(str(self.account.password_expires_on), "2025-06-18")

    def test_without_a_number_of_days_nobody_is_reminded(self):
        self.company.inge_password_days = 0
        self.assertFalse(self.account.password_expires_on)
        self.assertFalse(self.remind("2030-01-01"))

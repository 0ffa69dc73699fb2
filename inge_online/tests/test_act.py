from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import IngeCase


@tagged("post_install", "-at_install")
class TestAct(IngeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.an_account()

    def test_a_clerk_holds_releases_and_cancels(self):
        message = self.enqueue()
        clerks = message.with_user(self.clerk)
        clerks.action_hold()
        self.assertEqual((message.state, message.hold_reason), ("held", "person"))
        self.send(message)
        self.assertEqual(message.attempt_count, 0)
        clerks.action_release()
        self.assertEqual((message.state, message.hold_reason), ("ready", False))
        clerks.action_cancel()
        self.assertEqual(message.state, "cancelled")

    def test_a_clerk_holds_and_releases_what_belongs_to_courses(self):
        others = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        message = self.enqueue()
        self.act("hold", message.course_id, self.clerk)
        self.assertEqual((message.state, others.state), ("held", "ready"))
        self.act("release", message.course_id | others.course_id, self.clerk)
        self.assertEqual((message.state, message.hold_reason), ("ready", False))
        message._ledger().write({"not_before": "2100-01-01"})
        self.act("retry", message.course_id, self.clerk)
        self.assertFalse(message.not_before)
        with self.assertRaises(UserError):
            self.act("release", message.course_id, self.clerk)
        with self.assertRaises(AccessError):
            self.act("hold", message.course_id, self.reader)

    def act(self, what, courses, user):
        """Do with the messages of courses what the action of their list does."""
        action = self.env.ref(f"inge_online.inge_course_action_{what}_messages")
        action.with_user(user).with_context(
            active_model=courses._name, active_ids=courses.ids
        ).run()

    def test_what_has_left_cannot_be_stopped(self):
        message = self.enqueue()
        message._ledger().write({"state": "sending"})
        for action in ("action_hold", "action_cancel", "action_release"):
            with self.subTest(action=action), self.assertRaises(UserError):
                getattr(message.with_user(self.clerk), action)()

    def test_an_action_on_a_selection_does_what_it_can(self):
        queued = self.enqueue()
        sent = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        sent._ledger().write({"state": "sending"})
        (queued | sent).with_user(self.clerk).action_hold()
        self.assertEqual((queued.state, sent.state), ("held", "sending"))

    def test_readers_and_strangers_do_nothing(self):
        message = self.enqueue()
        stranger = self.user("clerk", self.env["res.company"].create({"name": "B"}))
        for user in (self.reader, stranger):
            for action in ("action_hold", "action_cancel", "action_retry"):
                with self.subTest(user=user.login, action=action):
                    with self.assertRaises(AccessError):
                        getattr(message.with_user(user), action)()

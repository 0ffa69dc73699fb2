from itertools import product

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..ledger import TRANSITIONS, ForbiddenTransition, State
from .common import IngeCase


@tagged("post_install", "-at_install")
class TestMessage(IngeCase):
    def test_nobody_writes_the_ledger(self):
        message = self.enqueue()
        for user in (self.reader, self.clerk, self.manager, self.administrator):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                message.with_user(user).write({"state": "accepted"})

    def test_not_even_the_system_writes_around_it(self):
        message = self.enqueue()
        with self.assertRaisesRegex(UserError, "kept by the system"):
            message.state = "accepted"
        with self.assertRaisesRegex(UserError, "kept by the system"):
            message.with_context(inge_ledger=True).state = "accepted"
        with self.assertRaisesRegex(UserError, "kept by the system"):
            message.create({"message_type": "course_plan_report"})

    def test_what_was_reported_stays(self):
        message = self.enqueue()
        with self.assertRaisesRegex(UserError, "stays on record"):
            message.unlink()
        with self.assertRaisesRegex(UserError, "kept by the system"):
            message.copy()
        with self.assertRaises(AccessError):
            message.with_user(self.administrator).unlink()

    def test_the_transition_table_is_enforced(self):
        message = self.enqueue()._ledger()
        for origin, target in product(State, repeat=2):
            if (origin, target) in TRANSITIONS or origin is target:
                continue
            self._put(message, origin)
            with self.subTest(origin=origin, target=target):
                with self.assertRaises(ForbiddenTransition):
                    message.write({"state": target.value})

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_a_second_report(self):
        """Even if every check of ours failed."""
        for state in ("sending", "unknown", "accepted", "hinted"):
            with self.subTest(state=state):
                self._put(self.enqueue(key=state), state)
                second = self.enqueue(record=self.a_course(state), key=f"2-{state}")
                self._put(second, "ready")
                with self.assertRaises(UniqueViolation), self.cr.savepoint():
                    self.cr.execute(
                        "UPDATE inge_message SET business_key = %s, state = 'sending'"
                        " WHERE id = %s",
                        [state, second.id],
                    )

    def _put(self, message, state):
        """Put a message into a state without going the way there."""
        message.flush_recordset()
        self.cr.execute(
            "UPDATE inge_message SET state = %s WHERE id = %s",
            [getattr(state, "value", state), message.id],
        )
        message.invalidate_recordset()

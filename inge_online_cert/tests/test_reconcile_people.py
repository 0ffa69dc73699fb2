from odoo.tests import tagged

from .clearing import Clearing
from .people import PeopleCase


@tagged("post_install", "-at_install")
class TestReconcilePeople(Clearing, PeopleCase):
    """A registration whose answer got lost: BAMF is asked about the person."""

    def test_a_registration_that_arrived_is_found(self):
        registration = self.unclear("accept_then_drop")
        self.assertEqual(registration.state, "unknown")
        self.settle(registration)
        self.assertEqual(registration.attempt_count, 1)
        self.assertEqual(registration.proof_id.message_type, "participant_inquiry")
        self.assertEqual(self.person.registration_state, "registered")
        self.assertEqual(self.person.person_number, self.known().person_number)
        self.assertFalse(self.person.activity_ids)

    def test_a_registration_that_got_lost_goes_again(self):
        registration = self.unclear("drop_before")
        self.later(90)
        self.assertEqual(registration.state, "unknown")
        self.settle(registration)
        self.assertEqual(registration.attempt_count, 2)
        self.assertEqual(self.accepted(), {"first_registration": 1})
        self.assertEqual(self.person.registration_state, "registered")

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .privacy import SECRET, PrivacyCase

ADDRESS = {"street": "Altweg 1", "zip": "30159", "city": "Altstadt"}


@tagged("post_install", "-at_install")
class TestErasing(PrivacyCase):
    """A person is erased, and what the ledger needs stays."""

    def test_a_person_is_erased_and_the_outcome_of_the_messages_stays(self):
        self.planned()
        message = self.message_on_person()
        digest = message.payload_digest
        self.assertTrue(self.traces(SECRET))
        self.person.with_user(self.administrator).action_erase()
        words = (SECRET, "Beispiel", "ada@", "AZ-1", "1990-01-01")
        self.assertEqual(self.traces(*words), [])
        self.assertEqual((message.state, message.payload_digest), ("accepted", digest))
        self.assertEqual(message.participant_id, self.person)
        self.assertFalse(message.payload or message.answer or message.evidence)
        self.assertEqual(len(self.course.enrolment_ids), 3)

    def test_an_erased_person_is_nowhere_in_the_database(self):
        """Not in a table that anybody thought of, and not in any other."""
        self.planned()
        self.message_on_person()
        self.env.flush_all()
        self.person.activity_schedule("mail.mail_activity_data_todo", note=SECRET)
        self.person.write({"street": f"{SECRET} 2", "family_name": "Geheimfrau"})
        self.person.with_user(self.clerk).web_read({"family_name": {}})
        words = (SECRET, "Geheimfrau", "ada@example.com", "AZ-1\\M")
        self.assertGreater(len(self.everywhere(*words)), 3)
        self.person.with_user(self.administrator).action_erase()
        left = self.everywhere(*words)
        # § 8 IntV and the ledger: what was reported on the course goes by rule
        self.assertEqual(left - {"inge_message"}, set())

    def test_further_addresses_are_erased_as_well(self):
        contact = self.person.sudo().partner_id
        country = {"country_id": self.env.ref("base.de").id}
        self.person.sudo()._add_address({**ADDRESS, **country})
        first = contact.child_ids
        below = first.create({"name": "Altwart", "parent_id": first.id})
        hidden = below.copy({"name": "Altfrau", "parent_id": contact.id})
        hidden.active = False
        other = self.people[1].sudo().partner_id
        other.parent_id = contact
        self.person.with_user(self.administrator).action_erase()
        self.assertEqual(self.everywhere("Altweg", "Altwart", "Altfrau"), set())
        self.assertEqual((other.name, other.parent_id.id), ("Muster, Ada", False))

    def test_an_address_that_others_need_stays_without_a_word(self):
        contact = self.person.sudo().partner_id
        country = {"country_id": self.env.ref("base.de").id}
        self.person.sudo()._add_address({**ADDRESS, **country})
        address = contact.child_ids
        journal = self.env["account.journal"].create(
            {
                "name": "Probe",
                "code": "PRB",
                "type": "general",
                "company_id": self.company.id,
            }
        )
        entry = {"journal_id": journal.id, "partner_id": address.id}
        self.env["account.move"].create(entry)
        self.person.with_user(self.administrator).action_erase()
        self.assertEqual((address.name, address.active), ("Erased", False))
        self.assertEqual(self.everywhere("Altweg", "Altstadt"), set())

    def test_only_administrators_erase(self):
        with self.assertRaises(AccessError):
            self.person.with_user(self.manager).action_erase()

    def test_what_is_not_settled_is_settled_first(self):
        message = self.message_on_person("unknown")
        with self.assertRaisesRegex(UserError, "not settled"):
            self.person.with_user(self.administrator).action_erase()
        self.assertTrue(message.payload)

    def test_odoos_privacy_lookup_deletes_who_is_not_needed(self):
        person, contact = self.person.sudo(), self.person.sudo().partner_id
        person.unlink()
        self.assertFalse(person.exists())
        contact.unlink()
        self.assertFalse(contact.exists())

    def test_odoos_privacy_lookup_erases_who_is_needed(self):
        self.message_on_person()
        contact = self.person.sudo().partner_id
        contact.unlink()
        self.assertTrue(contact.exists())
        self.assertEqual(self.traces(SECRET, "Beispiel"), [])

    def test_a_clerk_deletes_no_one_whom_bamf_knows(self):
        self.message_on_person()
        with self.assertRaises(UserError):
            self.person.with_user(self.clerk).unlink()
        self.assertTrue(self.traces(SECRET))

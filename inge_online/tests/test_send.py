import os
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..protocol.samples import sample
from .common import LoopbackCase
from .loopback import FAULT


@tagged("post_install", "-at_install")
class TestSend(LoopbackCase):
    """What goes wrong on the way. What BAMF accepts is tested against the simulator."""

    def test_nobody_listens_so_it_goes_later(self):
        message = self.enqueue()
        self.send(message)
        self.assertEqual((message.state, message.attempt_count), ("ready", 1))
        self.assertGreater(message.not_before, fields.Datetime.now())
        self.assertIn("connection_refused", message.issue_ids.mapped("code"))
        self.assertFalse(self.course.activity_ids)

    def test_a_broken_line_leaves_it_unclear_and_tells_the_clerk(self):
        message = self.enqueue()
        self.assertEqual(self.answered(message), 1)
        self.assertEqual(message.state, "unknown")
        self.assertEqual(self.course.activity_ids.user_id, self.clerk)

    def test_a_refusal_keeps_bamfs_words_as_plain_text(self):
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT)
        self.assertEqual(message.state, "rejected")
        self.assertTrue(message.issue_ids)
        self.assertEqual(self.course.activity_ids.user_id, self.clerk)
        for note in self.course.message_ids:
            self.assertNotIn("unbekannt", note.body)

    def test_html_in_bamfs_words_or_ours_is_never_markup(self):
        """Neither in notes nor in tasks nor on the error desk."""
        hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
        told = hostile.replace("<", "&lt;").replace(">", "&gt;").encode()
        self.course.name = f"B2 {hostile}"
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT.replace(b"unbekannt", told))
        self.assertEqual(message.state, "rejected")
        self.assertIn("<script>", str(message.issue_ids.mapped("bamf_text")))
        activity = self.course.activity_ids
        shown = [
            *self.course.message_ids.mapped("body"),
            activity.note or "",
            self.env["ir.qweb"]._render(
                "mail.message_activity_done",
                {"activity": activity, "feedback": "", "display_assignee": False},
            ),
        ]
        for text in map(str, shown):
            self.assertNotIn("<script", text)
            self.assertNotIn("<img src=x", text)
        for name in ("bamf_text", "text"):
            self.assertNotEqual(message.issue_ids._fields[name].type, "html")

    def test_a_refused_login_is_not_tried_again(self):
        first = self.enqueue()
        other = self.enqueue(record=self.a_course("PROBE-2"), key="2")
        self.assertEqual(self.answered(first, other, status=401), 1)
        for message in (first, other):
            self.assertEqual((message.state, message.hold_reason), ("held", "refused"))
        self.assertTrue(self.account.refused_at)
        self.assertEqual(len(self.account.activity_ids), 1)
        self.assertEqual(self.account.activity_ids.user_id, self.clerk)
        self.assertFalse((first | other).course_id.activity_ids)

    def test_a_new_password_releases_what_waited(self):
        message = self.enqueue()
        self.answered(message, status=401)
        self.account.with_user(self.clerk).password = "neu-1"
        self.assertEqual(message.state, "ready")
        self.assertFalse(self.account.refused_at)
        self.assertFalse(self.account.activity_ids)

    def test_a_password_of_another_key_holds_the_message(self):
        message = self.enqueue()
        key = "A" * 43 + "="
        with patch.dict(os.environ, {"INGE_ONLINE_KEY": key}):
            self.send(message)
        self.assertEqual((message.state, message.hold_reason), ("held", "no_password"))

    def test_evidence_names_contract_and_time_but_neither_password_nor_people(self):
        message = self.enqueue()
        self.answered(message, status=500, body=FAULT)
        self.assertEqual(message.contract_name, "stand-in")
        self.assertTrue(message.evidence_digest)
        self.assertNotIn("geheim-1", message.evidence)
        person = sample("course_plan_report").plan.attendance.participants[0]
        self.assertNotIn(person.person.file_number, message.evidence)

    def test_an_answer_to_an_earlier_attempt_changes_nothing(self):
        message = self.enqueue()
        self.answered(message)
        message._settle("another", None)
        self.assertEqual(message.state, "unknown")

    @mute_logger("odoo.addons.inge_online.models.inge_contract")
    def test_without_a_usable_contract_nothing_leaves(self):
        with patch.dict(os.environ, {"INGE_ONLINE_CONTRACT": "/nowhere"}):
            message = self.enqueue()
        self.assertEqual((message.state, message.hold_reason), ("held", "no_endpoint"))

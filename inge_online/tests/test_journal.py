from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from odoo import fields
from odoo.tests import tagged

from .. import config, journal
from ..ledger import Event
from ..sender import Sender
from .loopback import FAULT, Loopback
from .many import ManyCase


@tagged("post_install", "-at_install")
class TestJournal(ManyCase):
    """What a killed sender had claimed ahead goes again; what it called does not."""

    def setUp(self):
        super().setUp()
        # other tests, at the same time, share the usual folder
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.patch(config, "journals", lambda: Path(folder.name))

    def die(self):
        """Let a sender claim two messages and end in the first call; return both."""
        messages = self.queue(2)
        self.env.flush_all()
        with Loopback(500, FAULT) as server, self.endpoint(server):
            with self.enter_registry_test_mode():
                sender = Sender(self.registry)
                sender.door.leave(messages[0]._login_key(), Event.ACCEPTED)
                calls, _held, _later = sender._step(messages.ids, "_claim", sender)
                sender.exchange.make(calls[0])
            self.assertEqual((len(calls), server.calls), (2, 1))
        self.addCleanup(sender.exchange.journal.close)
        self.env.invalidate_all()
        self.assertEqual(set(messages.mapped("state")), {"sending"})
        earlier = fields.Datetime.now() - timedelta(minutes=10)
        messages._ledger().write({"sent_at": earlier})
        called = messages.browse(calls[0].message_id)
        return called, messages - called

    def test_what_waited_for_a_line_goes_again(self):
        called, waiting = self.die()
        self.run_cron("ir_cron_sweep")
        self.assertEqual((called.state, waiting.state), ("unknown", "ready"))
        self.assertEqual((called.notice_due, waiting.notice_due), (False, False))
        self.assertEqual(self.run_against_refusals(), 1)
        self.assertEqual((called.state, waiting.state), ("unknown", "rejected"))

    def test_without_the_journal_all_is_unclear(self):
        called, waiting = self.die()
        (config.journals() / waiting.call_journal).unlink()
        self.run_cron("ir_cron_sweep")
        self.assertEqual((called.state, waiting.state), ("unknown", "unknown"))

    def test_after_a_crash_of_the_machine_all_is_unclear(self):
        called, waiting = self.die()
        self.patch(journal, "_boot", lambda: "another run of the machine")
        self.run_cron("ir_cron_sweep")
        self.assertEqual((called.state, waiting.state), ("unknown", "unknown"))

    def test_a_journal_that_cannot_be_written_proves_nothing_and_stops_nothing(self):
        kept = journal.Journal()
        kept.open()
        path = config.journals() / kept.name
        self.assertTrue(journal.shows_uncalled(kept.name, "a call"))
        with open("/dev/full", "wb") as full:
            written, kept._file = kept._file, full.fileno()
            kept.note("a call")
            kept._file = written
        self.assertFalse(path.exists())
        self.assertFalse(journal.shows_uncalled(kept.name, "a call"))
        kept.close()

    def test_a_sender_that_ends_leaves_no_journal(self):
        self.queue(2)
        self.assertEqual(self.run_against_refusals(), 2)
        self.assertFalse(list(config.journals().iterdir()))

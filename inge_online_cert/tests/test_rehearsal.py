import os
import socket
from base64 import b64decode
from unittest.mock import patch
from urllib.parse import urlsplit

import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import config

from odoo.addons.inge_online.protocol import MESSAGES, ConfigError, Credentials
from odoo.addons.inge_online.sender import Sender

from .. import stage
from ..models.inge_cert_rehearse import _part
from ..simulator import Simulator
from .cert import CertCase

PLAN = "M(KP)1-1"
UNKNOWN_PERSON = "M(TA)1-2"


class Killed(BaseException):
    """The process is gone: nobody catches that."""


@tagged("post_install", "-at_install")
class TestRehearsal(CertCase):
    """The example booklet against the built-in simulator."""

    def die(self, run):
        """Rehearse and be killed; what was committed stays, as it does in life."""
        try:
            self.rehearse(run)
        except Killed:
            self.env.invalidate_all()
        else:
            self.fail("the rehearsal was not interrupted")

    def test_the_whole_example_passes(self):
        run = self.rehearse(self.a_run())
        self.assertFalse(run.trouble)
        self.assertTrue(run.passed, self.told(run))
        self.assertEqual(run.state, "done")
        told = set(run.result_ids.mapped("message_type"))
        self.assertEqual(told, set(MESSAGES))
        outcomes = set(run.result_ids.mapped("actual"))
        self.assertEqual(outcomes, {"positive", "negative"})
        sources = set(run.result_ids.mapped("source"))
        self.assertEqual(sources, {"bamf", "own", "elsewhere"})

    def test_a_wrong_expectation_is_caught(self):
        booklet = self.a_booklet(PLAN, UNKNOWN_PERSON)
        booklet.case_ids.filtered(
            lambda c: c.name == UNKNOWN_PERSON
        ).step_ids.expected_code = "K-99"
        run = self.rehearse(self.a_run(booklet))
        states = {trial.name: trial.state for trial in run.trial_ids}
        self.assertEqual(states, {PLAN: "passed", UNKNOWN_PERSON: "failed"})
        self.assertEqual((run.state, run.passed), ("done", False))

    def test_killed_in_the_middle_it_goes_on_and_nothing_is_reported_twice(self):
        run = self.a_run(self.a_booklet(PLAN))
        send, sent = Sender.send, []

        def dying(sender, message_id):
            if len(sent) == 1:
                raise Killed
            sent.append(message_id)
            return send(sender, message_id)

        with patch.object(Sender, "send", dying):
            self.die(run)
        first = run.trial_ids.result_ids[0]
        self.assertEqual((run.state, first.verdict), ("open", "passed"))
        number = first.authority_number
        self.rehearse(run)
        self.assertTrue(run.passed, self.told(run))
        self.assertEqual(first.authority_number, number)
        plans = run.sudo().result_ids.message_id.filtered(
            lambda m: m.message_type == "course_plan_report"
        )
        self.assertEqual(len(plans), 1)

    def test_killed_during_a_call_the_step_is_repeated(self):
        run = self.a_run(self.a_booklet(PLAN))
        messages = self.registry["inge.message"]
        settle = messages._settle_all

        def dying(batch, *args):
            if "course_plan_update" in batch.mapped("message_type"):
                raise Killed
            return settle(batch, *args)

        with patch.object(messages, "_settle_all", dying):
            self.die(run)
        left = run.sudo().next_result_id.message_id
        self.assertEqual(left.state, "sending")
        self.rehearse(run)
        self.assertTrue(run.passed, self.told(run))

    def test_a_database_error_stops_it_where_it_can_be_gone_on_with(self):
        run = self.a_run(self.a_booklet(PLAN))
        gone = psycopg2.OperationalError("server closed the connection")
        with (
            patch.object(Sender, "send", side_effect=gone),
            self.assertLogs("odoo.addons.inge_online_cert.rehearsal", "ERROR") as log,
        ):
            self.rehearse(run)
        self.assertIn("Traceback", log.output[0])
        self.assertRecordValues(run, [{"state": "open", "playing": False}])
        self.assertIn("server closed the connection", run.trouble)
        self.rehearse(run)
        self.assertFalse(run.trouble)
        self.assertTrue(run.passed, self.told(run))

    def test_a_job_plays_a_part_and_leaves_the_rest_to_another(self):
        run = self.a_run(self.a_booklet(PLAN))
        run.action_rehearse()
        parts = 0
        while run.playing:
            passed, parts = self.play(run, seconds=0), parts + 1
        self.assertEqual(parts, len(run.result_ids))
        self.assertTrue(passed, self.told(run))

    def test_broken_off_while_it_is_played_it_ends_with_what_came(self):
        run = self.a_run(self.a_booklet(PLAN))
        send = Sender.send

        def broken_off(sender, message_id):
            if run.state == "open":
                run.action_abort()
                self.env.flush_all()
                self.assertFalse(run.evidence_digest, "a message is under way")
            return send(sender, message_id)

        with patch.object(Sender, "send", broken_off):
            self.rehearse(run)
        self.assertRecordValues(
            run, [{"state": "aborted", "playing": False, "trouble": False}]
        )
        first, *others = run.sudo()._in_order()
        self.assertEqual((first.actual, first.verdict), ("positive", "passed"))
        self.assertFalse(any(other.actual for other in others))
        self.assertIn(first.authority_number, b64decode(run.evidence).decode())
        with self.assertRaises(UserError):
            run.action_rehearse()

    def test_broken_off_before_its_job_came_it_is_closed_by_that(self):
        run = self.a_run(self.a_booklet(PLAN))
        run.action_rehearse()
        run.action_abort()
        self.play(run)
        self.assertRecordValues(run, [{"state": "aborted", "playing": False}])
        self.assertTrue(run.evidence_digest)
        self.assertFalse(run.sudo().result_ids.message_id)

    def test_a_part_is_well_within_the_limits_of_a_worker(self):
        for real_cron, real, cpu, most in (
            (-1, 120, 60, 20),
            (30, 120, 60, 10),
            (0, 120, 15, 5),
            (0, 120, 0, 20),
        ):
            limits = {"limit_time_real_cron": real_cron, "limit_time_real": real}
            with patch.dict(config.options, {**limits, "limit_time_cpu": cpu}):
                self.assertEqual(_part(), most)

    def test_the_port_is_free_afterwards(self):
        addresses = []
        start = Simulator.start

        def started(simulator):
            addresses.append(urlsplit(simulator.url))
            return start(simulator)

        with patch.object(Simulator, "start", started):
            self.rehearse(self.a_run(self.a_booklet(UNKNOWN_PERSON)))
        with socket.socket() as probe:
            self.assertNotEqual(
                probe.connect_ex((addresses[0].hostname, addresses[0].port)), 0
            )

    def test_only_administrators_rehearse(self):
        run = self.a_run()
        clerk = self.env["res.users"].create(
            {
                "name": "Klara",
                "login": "klara-cert",
                "group_ids": [(6, 0, self.env.ref("inge_online.group_manager").ids)],
            }
        )
        with self.assertRaises(AccessError):
            run.with_user(clerk).action_rehearse()
        with self.assertRaises(AccessError):
            run.with_user(clerk).read(["name"])

    def test_what_a_run_has_shown_is_not_edited(self):
        run = self.rehearse(self.a_run(self.a_booklet(UNKNOWN_PERSON)))
        for record, values in (
            (run, {"state": "draft"}),
            (run, {"passed": False}),
            (run.result_ids, {"verdict": "failed"}),
            (run.result_ids, {"note": "Nachträglich"}),
        ):
            with self.assertRaises(AccessError):
                record.write(values)
        with self.assertRaises(UserError):
            run.unlink()


@tagged("post_install", "-at_install")
class TestApart(CertCase):
    """No message of a rehearsal reaches an endpoint, and no other a simulator."""

    def setUp(self):
        super().setUp()
        self.run_ = self.a_run(self.a_booklet(PLAN))
        self.run_.action_start()
        self.company = self.run_.sudo().test_company_id
        self.message = self.run_.sudo().next_result_id._execute()

    def test_without_its_simulator_a_rehearsals_message_stays(self):
        self.assertEqual(self.message.state, "held")
        with self.assertRaises(ConfigError):
            self.message._client()

    def test_a_rehearsal_belongs_to_its_thread_database_and_company(self):
        database, company = self.env.cr.dbname, self.company.id
        with stage.stage(database, company, {}) as scene:
            client = stage.client(database, company, Credentials("a", "b"))
            self.assertEqual(set(client._endpoints.values()), {scene.simulator.url})
            client.close()
            for other in ((database, company + 1), ("other", company)):
                self.assertIsNone(stage.find(*other))
            scene.thread += 1
            self.assertIsNone(stage.find(database, company))
        self.assertIsNone(stage.find(database, company))

    def test_a_real_company_never_turns_into_one_of_a_rehearsal(self):
        real = self.env["res.company"].create({"name": "Echt"})
        with self.assertRaises(UserError):
            real.inge_cert_mode = "rehearsal"
        with self.assertRaises(UserError):
            self.env["res.company"].create(
                {"name": "Falsch", "inge_cert_mode": "rehearsal"}
            )
        with self.assertRaises(UserError):
            self.company.inge_cert_mode = False

    def test_a_test_company_is_never_production(self):
        """Whatever server, contract and even its own provider's records say."""
        run = self.a_run(self.a_booklet(UNKNOWN_PERSON), mode="test")
        run.action_start()
        tested = run.sudo().test_company_id.inge_provider_ids
        with self.assertRaises(UserError):
            tested.provider_code = "ECHT-1"
        company = self.env["res.company"].create({"name": "Echt"})
        real = tested.copy({"company_id": company.id})
        # past the ORM, which refuses certificates of such a company
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE inge_provider SET certified_on = '2025-06-02' WHERE id IN %s",
            [(tested.id, real.id)],
        )
        (tested | real).invalidate_recordset()
        contract = self.env["inge.contract"]
        with (
            patch.dict(os.environ, {"INGE_ONLINE_ARMED": "yes"}),
            patch.object(
                type(contract),
                "_endpoints",
                lambda *_: frozenset({"test", "production"}),
            ),
        ):
            self.assertEqual(contract._environment(real), "production")
            self.assertEqual(contract._environment(tested), "test")

"""A course of the simulator's world, and the simulator itself in this process."""

from datetime import date
from pathlib import Path

import freezegun

from odoo import Command
from odoo.tests import freeze_time

from odoo.addons.inge_online.tests.common import IngeCase

from ..simulator import Simulator
from ..simulator.faults import Fault

WORLD = Path(__file__).parent.parent / "demo" / "world.json"
# they look types up by their names, which freezing would exchange
freezegun.configure(
    extend_ignore_list=[
        "odoo.addons.inge_online.protocol",
        "odoo.addons.inge_online_cert.simulator",
    ]
)
DAILY = {"hour_from": 8.75, "hour_to": 12.75, "pause_minutes": 15, "units": 5}


class AuthorityCase(IngeCase):
    """BAMF is the simulator in this process, and knows a world."""

    world = WORLD

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.simulator = Simulator(cls.world, today=date(2025, 2, 1)).start()
        cls.addClassCleanup(cls.simulator.stop)
        cls.setting("test_endpoint", cls.simulator.url)

    @classmethod
    def code(cls, kind, code):
        """Return a value of a code list."""
        return cls.env.ref(f"inge_online.inge_code_{kind}_{code}")

    def accepted(self):
        """Return what BAMF has accepted, and how often: {operation: count}."""
        tally = self.simulator.memories["test"].tally.as_json()
        self.assertFalse(tally["duplicates"])
        return {key["operation"]: key["accepted"] for key in tally["keys"]}

    def wish(self, kind, **values):
        """Let something go wrong at BAMF with the next call."""
        self.simulator.faults.add(Fault(kind, **values))


class SimulatorCase(AuthorityCase):
    """The clerk reports a course of one registered person to the simulator."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.provider.test_provider_code = "TEST-NI-01"
        cls.site.site_code = "TEST-NI-01-A"
        cls.account = cls.an_account()
        cls.account.write({"login": "debev-klara", "password": "Probe-1234"})
        cls.participant = cls.env["inge.participant"].create(
            {
                "company_id": cls.company.id,
                "family_name": "Probebrunn",
                "given_name": "Bela",
                "birth_date": "1995-09-25",
                "file_number": "AZ-000123",
                "file_number_origin_id": cls.env.ref(
                    "inge_online.inge_code_file_number_origin_bamf"
                ).id,
            }
        )

    def setUp(self):
        super().setUp()
        self.simulator.forget()
        self.at("2025-02-01")
        self.course = self.a_planned_course("PROBE-SIM")

    def at(self, day):
        """Let it be that day, here and at BAMF; the clock goes on from there."""
        frozen = freeze_time(day, tick=True)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.simulator.clock.set(date.fromisoformat(day))

    def a_planned_course(self, name, **values):
        teacher = self.env["res.partner"].create(
            {"name": "Lina Lehrbeispiel", "inge_teacher_code": "LK-1001"}
        )
        course = self.a_course(
            name,
            date_start="2025-02-24",
            course_format_id=self.env.ref(
                "inge_online.inge_code_course_format_on_site"
            ).id,
            teacher_ids=[Command.link(teacher.id)],
            lesson_time_ids=[
                Command.create({**DAILY, "weekday": weekday}) for weekday in "12345"
            ],
            enrolment_ids=[Command.create({"participant_id": self.participant.id})],
            **values,
        )
        course.action_plan_sections()
        return course

    def report(self, action="action_report_plan", record=None):
        """Press a button as the clerk and let what it queued go; return the message."""
        record = record or self.course
        before = self.env["inge.message"].search([])
        getattr(record.with_user(self.clerk), action)()
        message = self.env["inge.message"].search([]) - before
        self.send(message)
        return message

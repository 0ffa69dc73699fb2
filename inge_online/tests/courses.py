"""A course as a clerk plans it, and a ledger that can be made to say anything."""

import freezegun

from odoo import Command
from odoo.tests import freeze_time

from .common import IngeCase

# it looks types up by their names, which freezing would exchange
freezegun.configure(extend_ignore_list=["odoo.addons.inge_online.protocol"])
WEEK = "12345"
DAY = {"hour_from": 8.75, "hour_to": 12 + 50 / 60, "pause_minutes": 20}


class CourseCase(IngeCase):
    """The published Alphabetisierungskurs of 24 February 2025, as the clerk sees it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.teacher = cls.env["res.partner"].create(
            {"name": "Lina Lehrbeispiel", "inge_teacher_code": "LK-1001"}
        )
        cls.people = (
            cls.env["inge.participant"]
            .with_user(cls.clerk)
            .create(
                [
                    {
                        "family_name": name,
                        "given_name": "Ada",
                        "birth_date": f"1990-01-0{number}",
                        "file_number": f"AZ-{number}",
                        "file_number_origin_id": cls.code(
                            "file_number_origin", "bva"
                        ).id,
                    }
                    for number, name in enumerate(("Beispiel", "Muster", "Probe"), 1)
                ]
            )
        )
        cls.course = cls.a_course("ALPHA", **cls.published()).with_user(cls.clerk)

    @classmethod
    def code(cls, kind, code):
        return cls.env.ref(f"inge_online.inge_code_{kind}_{code}")

    @classmethod
    def published(cls):
        """Return dates, times and closures as the school published them."""
        return {
            "course_type_id": cls.env.ref("inge_online.inge_course_type_literacy").id,
            "date_start": "2025-02-24",
            "bridge_days": True,
            "teacher_ids": [Command.set(cls.teacher.ids)],
            "lesson_time_ids": [Command.create({**DAY, "weekday": d}) for d in WEEK],
            "interruption_ids": [
                Command.create({"date_from": "2025-04-14", "date_to": "2025-04-17"})
            ],
        }

    def planned(self, course=None):
        """Plan the sections and let everybody take part."""
        course = course or self.course
        course.action_plan_sections()
        course.enrolment_ids = [
            Command.create({"participant_id": person.id}) for person in self.people
        ]
        return course

    def at(self, day):
        """Let it be that day, at noon."""
        frozen = freeze_time(f"{day} 12:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def ledger(self, message_type, state, *, record=None, **answer):
        """Let the ledger hold a report of the course in a state, as after a call."""
        record = (record or self.course).with_user(self.clerk)
        record._report(message_type)
        entry = self.env["inge.message"].search(
            [("message_type", "=", message_type)], limit=1, order="id desc"
        )
        for step in ("ready", "sending", state):
            if entry.state != step:
                entry._ledger().write({"state": step})
        entry._ledger().write(answer)
        return entry

    def plan_accepted(self, code="NI-1"):
        return self.ledger("course_plan_report", "accepted", authority_number=code)

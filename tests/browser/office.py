"""What the rest of the office does meanwhile: data entered without the browser."""

import json
from datetime import date, timedelta
from functools import partial

from .servers import clerk_session, main_job, manager_session, servers

NEXT_COURSE = "inge_online.demo_course_next"
A_PERSON = "inge_online.demo_participant_001"
#: BAMF knows them as registered with the provider of that course
PEOPLE = ("AZ-000221", "AZ-000222", "AZ-000223")
#: these wait less than the six weeks of the IntV
SOON = timedelta(days=21)
#: far enough that two sections began, whatever holidays lie between
LONG_AGO = timedelta(days=60)


PERSONS = {
    person["file_number"]: person
    for person in json.loads(servers.WORLD.read_text())["persons"]
}


class Office:
    """Enters data and looks things up, without the browser."""

    def __init__(self, odoo):
        self.session = clerk_session(odoo)
        self.manager = manager_session(odoo)
        self.course = self.session.record(NEXT_COURSE)

    def value(self, model, record, name):
        (found,) = self.session.call(model, "read", [record], [name])
        return found[name]

    def write(self, model, record, **values):
        self.session.call(model, "write", [record], values)

    def create(self, model, **values):
        (record,) = self.session.call(model, "create", [values])
        return record

    def copy(self, model, record, **values):
        (made,) = self.session.call(model, "copy", [record], values)
        return made

    def messages(self, field, records):
        """Return the ledger of records, oldest first."""
        return self.session.call(
            "inge.message",
            "search_read",
            [(field, "in", records)],
            ["state", "supersedes_id", "message_type"],
            order="id",
        )

    def people(self):
        """Return three persons whom BAMF knows as registered here."""
        return self.session.call(
            "inge.participant", "search", [("file_number", "in", PEOPLE)]
        )

    def person(self, number, **values):
        """Return somebody of BAMF's world with a registration form, not reported."""
        known = PERSONS[number]
        (origin,) = self.session.call(
            "inge.code",
            "search",
            [("kind", "=", "file_number_origin"), ("code", "=", known["origin"])],
        )
        names = ("file_number", "family_name", "given_name", "birth_date")
        of_world = {name: known[name] for name in names}
        return self.copy(
            "inge.participant",
            self.session.record(A_PERSON),
            **{**of_world, "file_number_origin_id": origin, **values},
        )

    def teacher(self, code):
        """Return a teacher with such a teacher code."""
        values = {"name": f"Lehrkraft {code}", "inge_teacher_code": code}
        return self.manager.call("res.partner", "create", values)

    def site(self, code):
        """Return a further site of the course's provider, with such a site code."""
        provider = self.value("inge.course", self.course, "provider_id")[0]
        values = {"name": f"Haus {code}", "provider_id": provider, "site_code": code}
        return self.manager.call("inge.site", "create", values)

    def enrol(self, course, *people):
        lines = [(0, 0, {"participant_id": one}) for one in people]
        self.write("inge.course", course, enrolment_ids=lines)

    def a_course(self, name, start):
        """Return a planned course of these three; BAMF knows nothing of it."""
        course = self.copy("inge.course", self.course, name=name, date_start=str(start))
        if start < date.today():
            (late,) = self.session.call(
                "inge.code", "search", [("kind", "=", "late_reason")], limit=1
            )
            self.write("inge.course", course, late_reason_id=late)
        self.enrol(course, *self.people())
        self.session.press("inge.course", "action_plan_sections", course)
        return course

    def reported(self, button, courses):
        """Press a button for many courses and wait until all are settled."""
        self.session.call("inge.course", button, courses)
        main_job.settled(partial(self.messages, "course_id", courses))

    def registered(self, person):
        """Report a registration and wait until it is settled."""
        model, button = "inge.participant", "action_report_first_registration"
        self.session.press(model, button, person)
        main_job.settled(partial(self.messages, "participant_id", [person]))

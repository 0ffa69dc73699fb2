import json
from collections import Counter
from dataclasses import replace
from datetime import date

from odoo.tests import tagged

from odoo.addons.inge_online.protocol import Credentials
from odoo.addons.inge_online.protocol.canonical import to_json
from odoo.addons.inge_online.protocol.messages import Attended

from .year_answers import by_person, course_record
from .year_desk import YearDesk
from .year_events import NOBODY
from .year_people import MOVED_HOUSE
from .year_persons import in_order, participant_record
from .year_world import login_of

WEEKS = 52
OF_THE_ANSWER = {"answered_at": None, "hints": (), "reference": None}
ACCEPTED = ("accepted", "hinted")


def sorted_nationalities(personal):
    return replace(personal, nationalities=tuple(sorted(personal.nationalities)))


@tagged("post_install", "-at_install")
class TestYear(YearDesk):
    """A year in the life of a provider: 40 courses, 600 participants.

    In the end BAMF's memory and Odoo agree in every field that BAMF returns, and each
    report was accepted once.
    """

    def test_a_year_in_the_life_of_a_provider(self):
        for week in range(WEEKS):
            self.a_week(week)
        self.monday(WEEKS)
        self.report_all()
        self.later(jobs=("sweep",))
        self.check_ledger()
        self.check_tally()
        self.check_courses()
        self.check_people()

    def messages(self, *domain):
        return self.env["inge.message"].search(
            [("company_id", "=", self.company.id), *domain]
        )

    def check_ledger(self):
        """Nothing is left unclear, and what was refused was corrected."""
        reports = self.messages(("inquiry", "=", False))
        by_state = reports.grouped("state")
        self.assertEqual(set(by_state), {"accepted", "hinted", "rejected", "draft"})
        # the begin of the course that was planned without anybody
        self.assertEqual(by_state["draft"].course_id.name, f"JAHR-{NOBODY}")
        accepted = by_state["accepted"] | by_state["hinted"]
        keys = Counter(accepted.mapped("business_key"))
        self.assertEqual(set(keys.values()), {1})
        refused = by_state["rejected"]
        self.assertGreaterEqual(len(refused), 6)
        self.assertLessEqual(set(refused.mapped("business_key")), set(keys))
        inquired = accepted.filtered(lambda m: m.resolution == "inquiry")
        self.assertGreaterEqual(len(inquired), 12)
        self.assertFalse(reports.course_id.filtered("trouble"))
        self.assertFalse(reports.participant_id.filtered("trouble"))

    def check_tally(self):
        """BAMF took every report that was due, once; none is missing."""
        tally = self.simulator.memories["test"].tally.as_json()
        self.assertFalse(tally["duplicates"])
        taken = {
            (entry["operation"], *entry["key"]): entry["accepted"]
            for entry in tally["keys"]
            if entry["accepted"]
        }
        due = dict(self.due())
        self.assertEqual(taken.items() - due.items(), set(), "reported, not due")
        self.assertEqual(due.items() - taken.items(), set(), "due, not reported")

    def due(self):
        """Yield what had to be reported by today, and how often it was."""
        for person in self.people.values():
            repeats = person.repeater_number
            kind = "repeat_registration" if repeats else "first_registration"
            yield (kind, repeats or person.file_number), 1
        for number, course in self.courses.items():
            again = 2 if number == NOBODY else 1
            code = course.course_code
            provider = course.provider_id.test_provider_code
            yield ("course_plan_report", provider, course.name), again
            yield from self.due_of_course(course, code)
        courses = self.simulator.memories["test"].courses
        for code, course in courses.items():
            if course.status == "S":
                yield ("course_plan_cancellation", code), 1

    def due_of_course(self, course, code):
        if course.state == "cancelled":
            return
        last = course.early_end_on or date.max
        for section in course.section_ids:
            if section.date_start <= min(self.today, last):
                first = section.number == course.first_section_id.number
                kind = "course_start_report" if first else "section_start_report"
                yield (kind, code, *([] if first else [str(section.number)])), 1
        if course.early_end_on:
            yield ("early_end", code), 1
        if course.site_valid_from:
            day = str(course.site_valid_from)
            yield ("site_change", code, course.site_id.site_code, day), 1

    def ask(self, records):
        """Ask BAMF about each of these; return what it answered, by record."""
        self.press("action_inquire", records.with_env(self.env))
        questions, self.queued = self.queued, self.env["inge.message"]
        self.send(*questions)
        self.assertEqual(len(questions), len(records))
        self.assertLessEqual(set(questions.mapped("state")), set(ACCEPTED))
        with self.enter_registry_test_mode():
            self.env.ref("inge_online.ir_cron_clarify").method_direct_trigger()
        self.env.invalidate_all()
        return {
            (question.course_id or question.participant_id).id: replace(
                question._heard(), **OF_THE_ANSWER
            )
            for question in questions
        }

    def hear(self, people):
        """Return what BAMF says of these persons; asked past the ledger, in no time."""
        answers = {}
        for state, provider in self.providers.items():
            login = Credentials(*login_of(state))
            client = self.env["inge.contract"]._client("test", login)
            self.addCleanup(client.close)
            for person in people.filtered(
                lambda one, of=provider: one.provider_id == of
            ):
                message = self.env["inge.mapper"]._participant_inquiry(person)
                answer = client.send(message).answer
                answers[person.id] = replace(answer, **OF_THE_ANSWER)
        return answers

    def check_courses(self):
        courses = self.env["inge.course"].union(*self.courses.values())
        self.assertEqual(len(courses), 40)
        answers = self.ask(courses)
        states = Counter(courses.mapped("state"))
        self.assertEqual(set(states), {"started", "complete", "ended", "cancelled"})
        for course in courses:
            ours, theirs = course_record(course), answers[course.id]
            listed = by_person(theirs.attendance.participants)
            attendance = replace(theirs.attendance, participants=listed)
            if course.state == "cancelled":
                # people went elsewhere: BAMF keeps the plan as it was told last
                said = course._accepted("course_plan_report")[-1:]._said()
                self.assertEqual(attendance.total, said.plan.attendance.total)
                attendance = ours.attendance
            theirs = replace(theirs, attendance=attendance)
            with self.subTest(course.name):
                self.assert_same(ours, theirs)
                self.assertFalse(course.update_report)
                if course.state != "cancelled":
                    self.assertFalse(course.difference_ids.mapped("place"))

    def check_people(self):
        people = self.env["inge.participant"].union(*self.people.values())
        self.assertEqual(len(people), 600)
        moved = people.browse().union(*(self.people[n] for n in MOVED_HOUSE))
        # whom BAMF was asked about before have an older answer beside their data
        asked = moved | people.filtered("inquiry_message_id")
        answers = self.hear(people - asked) | self.ask(asked)
        for number, person in self.people.items():
            self.take_new_address(person)
            theirs = answers[person.id]
            address = self.address(person, theirs)
            ours = participant_record(person, self.elsewhere(number), address)
            theirs = replace(theirs, attended=in_order(theirs.attended))
            theirs = replace(theirs, personal=sorted_nationalities(theirs.personal))
            with self.subTest(person.file_number):
                self.assert_same(ours, theirs)

    def assert_same(self, ours, theirs):
        """Every field that BAMF returns; as JSON, to be read if it differs."""
        self.assertEqual(json.loads(to_json(ours)), json.loads(to_json(theirs)))

    def elsewhere(self, number):
        """Return the visits of other providers' courses that BAMF knew before."""
        for visit in self.known[number]["attended"]:
            days = {key: date.fromisoformat(visit[key]) for key in ("start", "end")}
            yield Attended(**{**visit, **days, "sections": tuple(visit["sections"])})

    def take_new_address(self, person):
        """Where BAMF knows another address it is added, and nothing else differs."""
        if person.bamf_differs:
            action = person.action_take_over()
            wizard = person.env[action["res_model"]].browse(action["res_id"])
            differing = wizard.line_ids.filtered("differs")
            self.assertEqual(differing.mapped("field"), ["address"])
            wizard.action_take_all()
            self.assertFalse(person.bamf_differs)

    def address(self, person, theirs):
        told = theirs.personal.address
        places = person.partner_id | person.partner_id.child_ids
        return places.filtered(lambda place: place.street == told.street)[:1]

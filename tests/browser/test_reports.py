"""Each report of a course: refused by BAMF, led to its field, corrected, accepted."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from .office import LONG_AGO, SOON, Office

PERSON = "inge.participant"


@dataclass(frozen=True)
class Tour:
    """A report, what is wrong with it at first, and what BAMF says to that."""

    report: str
    wrong: Callable[[Office, int], None]
    words: str
    field: str
    right: Callable[[Office, int], None]
    start: date = date.today() - LONG_AGO
    #: what BAMF has of the course before, by the buttons of the course
    before: tuple[str, ...] = ("action_report_plan", "action_report_start")

    @property
    def name(self):
        return f"TOUR-{self.report}"


def unknown_person(office, course):
    office.enrol(course, office.person("AZ-000065", birth_date="1993-08-27"))


def right_birthday(office, course):
    office.write(PERSON, the_last(office, course), birth_date="1993-08-28")


def the_last(office, course):
    """Return who was enrolled last."""
    line = max(office.value("inge.course", course, "enrolment_ids"))
    return office.value("inge.enrolment", line, "participant_id")[0]


def unregistered(number):
    """Enrol somebody of whom the office believes that BAMF has the registration."""

    def enrol(office, course):
        day = str(date.today())
        office.enrol(course, office.person(number, reported_elsewhere_on=day))

    return enrol


def registered(office, course):
    """Let the registration of who was enrolled last be reported after all."""
    person = the_last(office, course)
    office.write(PERSON, person, reported_elsewhere_on=False)
    office.registered(person)


def unknown_teacher(office, course):
    teacher = office.teacher("LK-9999")
    office.write("inge.course", course, teacher_ids=[(6, 0, [teacher])])


def known_teacher(office, course):
    teacher = office.session.record("inge_online.demo_teacher_1003")
    office.write("inge.course", course, teacher_ids=[(6, 0, [teacher])])


def unknown_site(office, course):
    office.write("inge.course", course, site_id=office.site("TEST-NI-99-X"))


def known_site(office, course):
    site = office.session.record("inge_online.demo_site_ni_a")
    office.write("inge.course", course, site_id=site)


TOURS = (
    Tour(
        "course_plan_report",
        unknown_person,
        "Person nicht gefunden",
        "birth_date",
        right_birthday,
        start=date.today() + SOON,
        before=(),
    ),
    Tour(
        "course_plan_update",
        unknown_teacher,
        "Lehrkraftkennung unbekannt",
        "teacher_ids",
        known_teacher,
        start=date.today() + SOON,
        before=("action_report_plan",),
    ),
    Tour(
        "course_start_report",
        unregistered("AZ-000066"),
        "nicht angemeldet",
        "",
        registered,
        before=("action_report_plan",),
    ),
    Tour(
        "section_start_report",
        unknown_teacher,
        "Lehrkraftkennung unbekannt",
        "teacher_ids",
        known_teacher,
    ),
    Tour(
        "section_update",
        unregistered("AZ-000070"),
        "nicht angemeldet",
        "",
        registered,
    ),
    Tour("site_change", unknown_site, "Kursortkennung", "site_code", known_site),
)


@pytest.fixture(scope="module")
def courses(office):
    """The course of each tour, reported as far as it needs to be."""
    made = {tour: office.a_course(tour.name, tour.start) for tour in TOURS}
    for button in ("action_report_plan", "action_report_start"):
        office.reported(button, [made[t] for t in TOURS if button in t.before])
    return made


#: our own rules: the course of which tour, a button, and why it is not possible
REASONS = (
    ("course_plan_update", "course_start_report", "Erst ab dann kann sein Beginn"),
    ("course_plan_update", "course_plan_update", "nichts geändert"),
    ("site_change", "section_update", "nichts geändert"),
)


@pytest.mark.parametrize("of, report, words", REASONS)
def test_a_button_says_why_it_is_not_possible(office, courses, desk, of, report, words):
    course = next(courses[tour] for tour in TOURS if tour.report == of)
    before = office.messages("course_id", [course])
    desk.open("inge.course", course)
    desk.says_why_not(report, words)
    assert office.messages("course_id", [course]) == before


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.report)
def test_a_report_is_refused_corrected_and_accepted(office, courses, desk, tour):
    course = courses[tour]
    tour.wrong(office, course)
    desk.open("inge.course", course)
    desk.report(tour.report)
    desk.is_refused(tour.report, tour.words)
    if tour.field:
        desk.go_to_field(tour.report, tour.field)
    tour.right(office, course)
    desk.open("inge.course", course)
    desk.report(tour.report)
    desk.is_accepted(tour.report)
    refused, accepted = office.messages("course_id", [course])[-2:]
    assert accepted["supersedes_id"][0] == refused["id"]

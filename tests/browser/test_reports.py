"""Each report of a course, from its button to BAMF's answer: refused, then accepted."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from .desk import Desk

MANY_DAYS = 70
"""Within the second section, wherever the holidays lie."""


@pytest.fixture
def desk(clerk, shoot):
    return lambda course: Desk(clerk, shoot, course)


@pytest.fixture(scope="module")
def coming(office):
    """A course that begins in five weeks."""
    return office.a_course("MELDEN-KOMMEND", date.today() + timedelta(days=35))


@pytest.fixture(scope="module")
def begun(office):
    """A course in its second section, of which BAMF has only the plan."""
    start = date.today() - timedelta(days=MANY_DAYS)
    course = office.a_course("MELDEN-BEGONNEN", start)
    office.session.press("inge.course", "action_report_plan", course)
    return course


def test_a_plan_with_an_unknown_person(office, desk, coming):
    report = "course_plan_report"
    person = office.people()[0]
    born = office.value("inge.participant", person, "birth_date")
    office.write("inge.participant", person, birth_date="1950-01-01")
    form = desk(coming)
    form.button(report).click()
    form.confirm(report)
    form.is_refused(report, "Person nicht gefunden: Geburtsdatum und Aktenzeichen")
    office.write("inge.participant", person, birth_date=born)
    form.open()
    form.button(report).click()
    form.confirm(report)
    form.is_accepted(report)
    expect(form.page.locator("[name=course_code]")).not_to_be_empty()


def test_an_update_of_a_plan(office, desk, coming):
    report = "course_plan_update"
    office.write("inge.course", coming, remarks="Ein Raum im Erdgeschoss.")
    office.refuse_next(report, "K-06")
    form = desk(coming)
    needed = form.page.get_by_text("Aktualisierung nötig:")
    expect(needed).to_be_visible()
    form.button(report).click()
    form.is_refused(report, "Lehrkraftkennung unbekannt")
    expect(needed).to_be_visible()
    form.button(report).click()
    form.is_accepted(report)
    expect(needed).to_be_hidden()


def test_an_impossible_report_says_why_by_keyboard(desk, coming, shoot):
    form = desk(coming)
    button = form.button("course_plan_update")
    expect(button).to_have_attribute("aria-disabled", "true")
    button.focus()
    form.page.keyboard.press("Enter")
    expect(form.page.locator(".o_notification")).to_contain_text("nichts geändert")
    shoot("report-impossible")
    expect(form.dialog).to_have_count(0)


def test_a_cancellation_with_its_reason(office, desk, coming):
    report = "course_plan_cancellation"
    office.refuse_next(report, "K-20")
    form = desk(coming)
    form.button(report).click()
    form.choose("cancellation_reason_id")
    form.go_on(report)
    form.confirm(report)
    form.is_refused(report, "Kurskennung unbekannt")
    form.button(report).click()
    form.go_on(report)
    form.confirm(report)
    form.is_accepted(report)


@pytest.mark.parametrize(
    ("report", "code", "words"),
    [
        ("course_start_report", "K-15", "Teilnehmer ist bei diesem Träger nicht"),
        ("section_start_report", "K-06", "Lehrkraftkennung unbekannt"),
    ],
)
def test_begins(office, desk, begun, report, code, words):
    office.refuse_next(report, code)
    form = desk(begun)
    form.button(report).click()
    form.confirm(report)
    form.is_refused(report, words)
    form.button(report).click()
    form.confirm(report)
    form.is_accepted(report)


def test_somebody_stops_and_the_section_is_updated(office, desk, begun):
    report = "section_update"
    enrolment = office.value("inge.course", begun, "enrolment_ids")[0]
    office.write("inge.enrolment", enrolment, date_to=str(date.today()))
    office.refuse_next(report, "K-38")
    form = desk(begun)
    form.button(report).click()
    form.is_refused(report, "Zeiträume passen nicht zusammen")
    form.button(report).click()
    form.is_accepted(report)


def test_a_course_moves(office, desk, begun):
    report = "site_change"
    office.move(begun)
    office.refuse_next(report, "K-05")
    form = desk(begun)
    form.button(report).click()
    form.go_on(report)
    form.is_refused(report, "Kursortkennung unbekannt")
    form.button(report).click()
    form.go_on(report)
    form.is_accepted(report)


def test_a_course_ends_early(office, desk, begun):
    report = "early_end"
    office.refuse_next(report, "K-38")
    form = desk(begun)
    form.button(report).click()
    form.choose("early_end_reason_id")
    form.go_on(report)
    form.confirm(report)
    form.is_refused(report, "Zeiträume passen nicht zusammen")
    form.button(report).click()
    form.go_on(report)
    form.confirm(report)
    form.is_accepted(report)

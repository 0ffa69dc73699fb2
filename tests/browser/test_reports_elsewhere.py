"""What ends a course: accepted; or refused, because BAMF has it from others already."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from playwright.sync_api import expect

from protocol.samples import sample

from . import elsewhere
from .office import LONG_AGO, SOON


@dataclass(frozen=True)
class Last:
    """The last report of a course, what BAMF says to a second one, and its state."""

    report: str
    words: str
    state: str
    start: date
    before: tuple[str, ...]
    says: dict = field(default_factory=dict)


LASTS = (
    Last(
        "course_plan_cancellation",
        "Kursplanung wurde storniert",
        "Kursplan storniert",
        date.today() + SOON,
        ("action_report_plan",),
    ),
    Last(
        "early_end",
        "bereits beendet",
        "Vorzeitig beendet",
        date.today() - LONG_AGO,
        ("action_report_plan", "action_report_start"),
        {"end": date.today()},
    ),
)
last_reports = pytest.mark.parametrize("last", LASTS, ids=lambda last: last.report)


def a_course(office, last, name):
    """Return a course that BAMF knows, as far as the report needs."""
    course = office.a_course(name, last.start)
    for button in last.before:
        office.reported(button, [course])
    return course


@last_reports
def test_it_is_accepted(office, desk, last):
    course = a_course(office, last, f"ENDE-{last.report}")
    desk.open("inge.course", course)
    desk.report(last.report)
    desk.is_accepted(last.report)
    desk.stands_at(last.state)


@last_reports
def test_it_is_refused_as_others_reported_it_and_noted(odoo, office, desk, last):
    course = a_course(office, last, f"ANDERSWO-{last.report}")
    code = office.value("inge.course", course, "course_code")
    message = replace(sample(last.report), course_code=code, **last.says)
    elsewhere.report(odoo, message)
    desk.open("inge.course", course)
    desk.report(last.report)
    desk.is_refused(last.report, last.words)
    refused = office.messages("course_id", [course])[-1]
    desk.has_it_from_elsewhere(refused["id"], "In der Web-Maske gesehen.")
    desk.open("inge.course", course)
    desk.is_accepted(last.report)
    desk.stands_at(last.state)
    noted = office.messages("course_id", [course])[-1]
    assert noted["supersedes_id"][0] == refused["id"]
    assert office.value("inge.course", course, "report_lamp") == "done"


def test_a_begin_entered_in_the_web_mask_is_noted(office, desk):
    """The connection had failed: somebody used the web mask in time."""
    course = a_course(office, LASTS[1], "MASKE-1")
    desk.open("inge.course", course)
    desk.note_elsewhere("section_start_report", "Störung: in der Web-Maske erfasst.")
    row = desk.is_accepted("section_start_report")
    expect(row).to_contain_text("In der Web-Maske")
    (section,) = office.session.call(
        "inge.course.section",
        "search_read",
        [("course_id", "=", course), ("number", "=", 2)],
        ["state"],
    )
    assert section["state"] == "begun"

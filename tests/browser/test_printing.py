"""What comes out of the printer: nothing cut, nothing garbled, pages that end well."""

import re
from dataclasses import dataclass
from string import ascii_lowercase

import pytest

from house import main_job

from .conftest import SCREENSHOTS
from .paper import Sheet, sheets
from .servers import clerk_session

LONG = "Wörlitz-Großbeispielhausen"
GIVEN = "Maximiliane Änne Donaudampfschifffahrtsgesellschaftskapitänin"
#: more than fit on one page of a list
PEOPLE = [f"{LONG}-{a}{b}".title() for a in "ab" for b in ascii_lowercase[:17]]
A4 = {"width": 794, "height": 1123}
#: text that its own box hides: the box scrolls, but paper does not
CUT = """() => [...document.querySelectorAll("main *, .o_inge_page *, .page *")].filter(
    box => getComputedStyle(box).overflowX !== "visible"
        && box.scrollWidth > box.clientWidth + 1
).map(box => box.textContent.trim())"""


@dataclass
class Printed:
    """A document: its pages, and what they say."""

    pages: list[Sheet]
    text: str


@pytest.fixture(scope="module")
def session(odoo, reported):
    return clerk_session(odoo)


@pytest.fixture(scope="module")
def course(session):
    """A course of many people, some with names that no form was made for."""
    original = session.record(main_job.COURSE)
    (found,) = session.call("inge.course", "read", [original], ["company_id"])
    people = session.call(
        "inge.participant",
        "create",
        [
            {
                "family_name": name,
                "given_name": GIVEN if number % 7 == 0 else "Zoë",
                "birth_date": "1990-01-31",
                "company_id": found["company_id"][0],
            }
            for number, name in enumerate(PEOPLE)
        ],
    )
    values = {"name": "DRUCKSTÜCK", "enrolment_ids": []}
    (course,) = session.call("inge.course", "copy", [original], values)
    lines = [(0, 0, {"participant_id": person}) for person in people]
    session.call("inge.course", "write", [course], {"enrolment_ids": lines})
    session.press("inge.course", "action_plan_sections", course)
    return course


@pytest.fixture
def printed(clerk):
    """Print as the web client does, and keep pictures for people to look at."""

    def printed(report, record):
        answer = clerk.request.get(f"/report/pdf/inge_online.{report}/{record}")
        assert answer.headers["content-type"] == "application/pdf"
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        pages = sheets(answer.body(), SCREENSHOTS / report)
        clerk.set_viewport_size(A4)
        clerk.goto(f"/report/html/inge_online.{report}/{record}")
        text = clerk.locator("body").inner_text()
        assert not clerk.evaluate(CUT)
        assert not re.search("Ã|�|&[a-z]+;", text)
        assert all(page.is_within_edges() for page in pages)
        return Printed(pages, text)

    return printed


def test_the_participant_list_has_everybody_and_its_head_on_each_page(printed, course):
    paper = printed("report_participant_list", course)
    first, second = paper.pages
    assert second.has_the_top_of(first, 0.08)
    assert paper.text.count("Geburtsdatum") == len(paper.pages)
    found = re.findall(rf"{LONG}-\w\w", paper.text)
    assert sorted(found) == sorted(PEOPLE)
    assert GIVEN in paper.text


def test_the_attendance_list_has_its_days_and_its_head_on_each_page(
    printed, course, session
):
    (found,) = session.call("inge.course", "read", [course], ["section_ids"])
    paper = printed("report_attendance_list", found["section_ids"][0])
    assert len(paper.pages) > 1
    assert all(page.across for page in paper.pages)
    assert paper.pages[1].has_the_top_of(paper.pages[0], 0.08)
    assert paper.text.count("Anwesenheitsliste") == len(paper.pages)
    assert paper.text.count("Lehrkraft") >= len(paper.pages)
    assert len(re.findall(r"\d+\s*UE", paper.text)) > len(paper.pages)


def test_the_course_plan_has_all_sections_on_one_page(printed, course, session):
    paper = printed("report_course_plan_sheet", course)
    assert len(paper.pages) == 1
    (found,) = session.call("inge.course", "read", [course], ["section_ids"])
    sections = session.call(
        "inge.course.section", "read", found["section_ids"], ["name"]
    )
    for section in sections:
        assert section["name"] in paper.text


def test_the_history_says_what_bamf_answered(printed, session):
    paper = printed("report_timeline", session.record(main_job.COURSE))
    assert len(paper.pages) == 1
    for report in ("Kursplanmeldung", "Kursbeginnmeldung"):
        assert report in paper.text


def test_the_data_sheet_of_a_registration_can_be_signed(printed, session):
    person = session.record("inge_online.demo_participant_230")
    paper = printed("report_registration_sheet", person)
    assert len(paper.pages) == 1
    assert "Beispielbach" in paper.text
    assert "Unterschrift" in paper.text


def test_the_preview_says_on_paper_what_bamf_would_get(printed, course, session):
    context = {"inge_report": "course_plan_report"}
    session.call("inge.course", "action_check", [course], context=context)
    (check,) = session.call("inge.report.check", "search", [], limit=1, order="id desc")
    paper = printed("report_check_document", check)
    assert "Nicht gesendet" in paper.text
    assert PEOPLE[-1] in paper.text


def test_the_letter_to_the_regional_office_is_one_page(printed, session):
    (company,) = session.call("res.company", "search", [], limit=1)
    paper = printed("report_readiness_letter", company)
    assert len(paper.pages) == 1
    assert "Regionalstelle" in paper.text

"""What clerks print, as PDF by wkhtmltopdf: complete, legible, in sensible pages.

The pictures of all pages are in .dev/screenshots/print.
"""

import re

import pytest

from house.web_session import WebSession

from .paper import fetch

UPRIGHT, ACROSS = (595, 842), (842, 595)
NAMES = [f"Prüfgröße-{number:02}" for number in range(1, 35)]


@pytest.fixture(scope="module")
def session(odoo):
    return WebSession(odoo.port, odoo.database, "clerk", "clerk")


@pytest.fixture(scope="module")
def course(session):
    """The published course with 34 people more."""
    record = session.record("inge_online.demo_course_published")
    people = session.call(
        "inge.participant",
        "create",
        [
            {"family_name": name, "given_name": "Änne", "birth_date": "1990-01-02"}
            for name in NAMES
        ],
    )
    session.call(
        "inge.enrolment",
        "create",
        [{"course_id": record, "participant_id": person} for person in people],
    )
    return record


@pytest.fixture(scope="module")
def section(session, course):
    """The first section: twenty days of five lesson units."""
    return session.call(
        "inge.course.section", "search", [("course_id", "=", course)], order="number"
    )[0]


def test_course_plan_has_all_sections_on_one_page(clerk, course):
    paper = fetch(clerk, "report_course_plan_sheet", course)
    assert paper.sizes == [UPRIGHT]
    for words in (
        *("Kursplan", "ALPHA-2025-01", "Sprachbrücke Musterstadt gGmbH"),
        *("Montag", "Freitag", "08:45", "12:50", "14.04.2025", "24.02.2025"),
        *("Seite 1 von 1", "Orientierungskurs", "Kursabschnitte", "Unterbrechungen"),
    ):
        assert words in paper.texts[0]
    assert not paper.cut_pages()


def test_participant_list_repeats_its_head_on_page_two(clerk, course):
    paper = fetch(clerk, "report_participant_list", course)
    assert paper.sizes == [UPRIGHT, UPRIGHT]
    for number, text in enumerate(paper.texts, 1):
        for words in ("Teilnehmerliste", "Geburtsdatum", "Aktenzeichen", "Nr."):
            assert words in text
        assert f"Seite {number} von 2" in text
    everybody = " ".join(paper.texts)
    for name in NAMES:
        assert everybody.count(f"{name}, Änne") == 1
    assert not paper.cut_pages()


def test_attendance_list_has_a_column_for_each_day(clerk, section):
    paper = fetch(clerk, "report_attendance_list", section)
    days = [set(re.findall(r"\b\d\d\.\d\d\.(?= 5 UE)", text)) for text in paper.texts]
    assert set(paper.sizes) == {ACROSS}
    assert all(len(columns) == 10 for columns in days)
    assert "24.02." in days[0]
    assert len(set.union(*days)) == 20
    for number, text in enumerate(paper.texts, 1):
        for words in ("Anwesenheitsliste", "Nr. Name", "Mo", "Fr", "Lehrkraft"):
            assert words in text
        assert f"Seite {number} von {len(paper.texts)}" in text
    for name in NAMES:
        assert " ".join(paper.texts).count(f"{name}, Änne") == 2
    assert not paper.cut_pages()


def test_attendance_lists_of_a_course_are_one_document(clerk, course, session):
    paper = fetch(clerk, "report_course_attendance", course)
    sections = session.call(
        "inge.course.section", "search_read", [("course_id", "=", course)], ["name"]
    )
    everything = " ".join(paper.texts)
    assert len(sections) > 9
    assert all(section["name"] in everything for section in sections)
    assert not paper.cut_pages()


def test_registration_sheet_shows_what_the_form_asks(clerk, session):
    person = session.record("inge_online.demo_participant_203")
    paper = fetch(clerk, "report_registration_sheet", person)
    assert paper.sizes == [UPRIGHT]
    for words in (
        *("Angaben zur Anmeldung", "Exempelberg", "Nora", "03.04.1974"),
        *("Modellingen", "Exempelgasse 4", "30159", "Hannover", "AZ-000203"),
        *("Ausländerbehörde Musterstadt (fiktiv)", "Schreibkundigkeit"),
        *("15.01.2025", "Unterschrift", "§ 7 (1) IntV", "Seite 1 von 1"),
    ):
        assert words in paper.texts[0]
    assert not paper.cut_pages()


def test_several_records_are_one_document(clerk, session):
    people = [
        session.record(f"inge_online.demo_participant_{number}")
        for number in (201, 202)
    ]
    paper = fetch(clerk, "report_registration_sheet", *people)
    assert len(paper.texts) == 2
    assert "Musterberg" in paper.texts[0]
    assert "Probeberg" in paper.texts[1]


def test_days_of_lessons_are_printed(clerk, course):
    paper = fetch(clerk, "report_day_plan", course)
    assert "Basiskurs 1" in paper.texts[0]
    assert "Mo. 24.02." in paper.texts[0]
    assert not paper.cut_pages()


def test_letter_to_the_regional_office_fits_a_page(clerk, session):
    company = session.record("base.main_company")
    paper = fetch(clerk, "report_readiness_letter", company)
    assert paper.sizes == [UPRIGHT]
    for words in ("InGe-Online", "Sehr geehrte Damen und Herren", "Freundliche Grüße"):
        assert words in paper.texts[0]
    assert not paper.cut_pages()


def test_preview_of_a_report_is_printed(clerk, session):
    course = session.record("inge_online.demo_course_evening")
    check = session.press("inge.course", "action_check", course)["res_id"]
    paper = fetch(clerk, "report_check_document", check)
    assert "Kursplan" in paper.texts[0]
    assert "ABEND-BREMEN" in paper.texts[0]
    assert not paper.cut_pages()


def test_history_at_bamf_is_printed(clerk, session):
    course = session.record("inge_online.demo_course_next")
    session.press("inge.course", "action_report_plan", course)
    paper = fetch(clerk, "report_timeline", course)
    assert "ALLGEMEIN-NEU" in paper.texts[0]
    assert "Kursplan" in paper.texts[0]
    assert not paper.cut_pages()

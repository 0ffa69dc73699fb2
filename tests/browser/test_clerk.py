"""A clerk's day in the browser: what BAMF answered, and reporting another course."""

import re

import pytest
from playwright.sync_api import expect

PATIENCE = 60_000  # ms


@pytest.fixture
def courses(clerk):
    """The list of courses, reached through the menus."""
    clerk.click(".o_navbar_apps_menu button")
    clerk.get_by_role("menuitem", name="InGe-Online").click()
    clerk.locator(".o_menu_sections").get_by_role("button", name="Kurse").click()
    clerk.get_by_role("menuitem", name="Alle Kurse").click()
    expect(clerk.locator(".o_breadcrumb")).to_contain_text("Kurse")
    return clerk


def open_course(page, name):
    page.locator(".o_content").get_by_text(name, exact=True).first.click()
    expect(page.locator(".o_form_view .oe_title")).to_be_visible()
    expect(page.locator("[name=name] input")).to_have_value(name)


def rows(page, field):
    return page.locator(f"[name={field}] tr.o_data_row")


def open_tab(page, name):
    page.locator(f".o_notebook .nav-link[name={name}]").click()


def test_what_bamf_answered_is_seen_in_german(reported, courses, shoot):
    page = courses
    expect(page.locator(".o_inge_environment")).to_have_text("Testbetrieb")
    shoot("courses")
    open_course(page, "ALPHA-2025-01")
    sections = rows(page, "section_ids")
    for row, begin, end in (
        (sections.nth(0), "24.02.2025", "21.03.2025"),
        (sections.nth(1), "24.03.2025", "28.04.2025"),
    ):
        expect(row).to_contain_text(begin)
        expect(row).to_contain_text(end)
        expect(row.locator("td[name=state]")).to_have_text("Beginn gemeldet")
    expect(sections.nth(2).locator("td[name=state]")).not_to_have_text(
        "Beginn gemeldet"
    )
    shoot("course-sections")
    code = page.locator("[name=course_code]").inner_text()
    assert code
    open_tab(page, "messages")
    messages = rows(page, "inge_message_ids")
    expect(messages).to_have_count(3)
    # the newest first
    for number, report in enumerate(
        ("Kursabschnittsbeginnmeldung", "Kursbeginnmeldung", "Kursplanmeldung")
    ):
        expect(messages.nth(number)).to_contain_text(report)
        expect(messages.nth(number)).to_contain_text(re.compile("angenommen", re.I))
    expect(messages.nth(2)).to_contain_text(code)
    shoot("course-reports")


def test_a_course_is_reported_and_answered_without_reloading(courses, shoot):
    page = courses
    open_course(page, "ALLGEMEIN-NEU")
    page.evaluate("window.sameDocument = true")
    if not rows(page, "section_ids").count():
        page.locator("button[name=action_plan_sections]").first.click()
    expect(rows(page, "section_ids").first).to_be_visible()
    shoot("second-course-before")
    open_tab(page, "messages")
    page.get_by_role("button", name="Kursplan melden").click()
    expect(page.locator(".modal-dialog")).to_contain_text("Teilnehmerliste")
    shoot("second-course-preview")
    page.get_by_role("button", name="An das BAMF melden").click()
    answer = rows(page, "inge_message_ids").first
    expect(answer).to_contain_text("Kursplanmeldung", timeout=PATIENCE)
    expect(answer).to_contain_text("Angenommen", timeout=PATIENCE)
    expect(page.locator("[name=course_code]")).not_to_be_empty()
    shoot("second-course-after")
    assert page.evaluate("window.sameDocument")

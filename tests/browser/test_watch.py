"""What a clerk sees in the morning: start page, deadlines, errors, readiness."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

GERMAN_DAY = re.compile(r"\b\d\d\.\d\d\.\d{4}$")


@pytest.fixture
def start(clerk, troubled):
    """The start page, as it opens with the app."""
    clerk.click(".o_navbar_apps_menu button")
    clerk.get_by_role("menuitem", name="InGe-Online").click()
    expect(clerk.locator(".o_inge_overview")).to_be_visible()
    return clerk


def go(page, *names):
    """Open a page through the menus, whether they fit the bar or not."""
    for name in names:
        shown = page.locator(".o_menu_sections, .o-dropdown--menu").get_by_text(
            name, exact=True
        )
        if name == names[0] and not shown.filter(visible=True).count():
            page.locator(".o_menu_sections_more").click()
        shown.filter(visible=True).first.click()


def test_the_day_begins_with_what_is_to_be_done(start, shoot):
    page = start
    expect(page.locator("h1")).to_contain_text("Guten Tag, Klara Beispiel")
    shoot("overview")
    tile = page.locator("[data-name=stopped]").first
    expect(tile).to_contain_text("Angehalten oder zu korrigieren")
    tile.focus()
    page.keyboard.press("Enter")
    row = page.locator("tr.o_data_row", has_text="ZU-SPAET")
    row.get_by_text("Kursplanmeldung", exact=True).click()
    expect(page.locator(".o_form_view [name=course_id]")).to_contain_text("ZU-SPAET")


def test_the_board_has_a_column_for_each_kind_of_trouble(start, shoot):
    page = start
    go(page, "Übersicht", "Fristen")
    for column in ("Überfällig", "Heute fällig", "Bald fällig", "Unklar"):
        expect(page.locator(".o_kanban_group", has_text=column)).to_be_visible()
    late = page.locator(".o_kanban_group", has_text="Angehalten oder zu korrigieren")
    expect(late.locator(".o_kanban_record", has_text="ZU-SPAET")).to_be_visible()
    shoot("deadlines")
    page.locator(".o_switch_view.o_list").click()
    row = page.locator("tr.o_data_row").first
    expect(row.locator("td[name=due_on]")).to_have_text(GERMAN_DAY)
    expect(row.locator("td[name=due_on] .text-danger")).to_be_visible()
    shoot("deadlines-list")


def test_days_stand_in_a_list_as_a_german_writes_them(clerk, office, shoot):
    page = clerk
    page.goto("/odoo/action-inge_online.inge_participant_action?view_type=list")
    row = page.locator("tr.o_data_row").first
    number = row.locator("td[name=file_number]").inner_text()
    (person,) = office.session.call(
        "inge.participant",
        "search_read",
        [("file_number", "=", number)],
        ["birth_date"],
    )
    born = date.fromisoformat(person["birth_date"])
    expect(row.locator("td[name=birth_date]")).to_have_text(f"{born:%d.%m.%Y}")
    page.goto("/odoo/action-inge_online.inge_course_action?view_type=list")
    begin = page.locator("tr.o_data_row td[name=date_start]").first
    expect(begin).to_have_text(GERMAN_DAY)
    shoot("courses-list")


def test_an_error_says_what_to_do_and_leads_to_the_field(start, shoot):
    page = start
    go(page, "Übersicht", "Fehlerliste")
    row = page.locator("tr.o_data_row", has_text="ZU-SPAET").first
    expect(row).to_contain_text("Kursplanmeldung")
    shoot("error-desk")
    row.locator("button[name=action_open_field]").click()
    expect(page.locator("[name=name] input")).to_have_value("ZU-SPAET")


def test_what_bamf_demands_first_is_a_list_with_ways(start, shoot):
    page = start
    go(page, "Konfiguration", "Voraussetzungen")
    rows = page.locator("[name=line_ids] tr.o_data_row")
    expect(rows.filter(has_text="1. Registrierung beim BAMF")).to_contain_text("Fehlt")
    expect(rows.filter(has_text="4. BAMF als Kostenträger")).to_contain_text("Erfüllt")
    shoot("readiness")
    code = rows.filter(has_text="3. Träger- und Kursortkennungen").first
    code.locator("button[name=action_open_field]").click()
    # a clerk may only read it: an empty field has no height
    expect(page.locator("[name=provider_code]")).to_be_attached()


def test_answers_of_bamf_are_drawn(start, shoot):
    page = start
    go(page, "Übersicht", "Ergebnisse der Meldungen")
    expect(page.locator(".o_graph_canvas_container canvas")).to_be_visible()
    shoot("analysis")

"""Persons in the browser: registered, asked about, and BAMF's answer taken over."""

import re

import pytest
from playwright.sync_api import expect

PATIENCE = 60_000  # ms


@pytest.fixture
def people(clerk):
    """The list of participants, reached through the menus."""
    clerk.click(".o_navbar_apps_menu button")
    clerk.get_by_role("menuitem", name="InGe-Online").click()
    expect(clerk.locator(".o_menu_sections")).to_be_visible()
    open_menu(clerk, "Alle Teilnehmer")
    expect(clerk.locator(".o_breadcrumb")).to_contain_text("Teilnehmer")
    clerk.evaluate("window.sameDocument = true")
    return clerk


def open_menu(page, name):
    page.locator(".o_menu_sections button", has_text="Teilnehmer").click()
    page.get_by_role("menuitem", name=name).click()


def open_person(page, number):
    search = page.locator(".o_searchview_input")
    search.fill(number)
    offers = page.locator(".o_searchview_autocomplete .o-dropdown-item")
    offers.filter(has_text="Aktenzeichen").first.click()
    row = page.locator("tr.o_data_row")
    expect(row).to_have_count(1)
    row.locator("td[name=family_name]").click()
    expect(page.locator(".o_form_view .oe_title")).to_be_visible()


def open_tab(page, name):
    page.locator(f".o_notebook .nav-link[name={name}]").click()


def answers(page):
    return page.locator("[name=inge_message_ids] tr.o_data_row")


def test_a_person_is_registered_and_answered_without_reloading(people, shoot):
    page = people
    expect(page.locator("tr.o_data_row").first).to_be_visible()
    shoot("people-list")
    open_person(page, "AZ-000003")
    shoot("person")
    for tab in ("entitlement", "registration", "courses"):
        open_tab(page, tab)
        shoot(f"person-{tab}")
    page.get_by_role("button", name="Anmeldung melden").click()
    preview = page.locator(".modal-dialog")
    expect(preview).to_contain_text("AZ-000003")
    shoot("person-preview")
    preview.get_by_role("button", name="An das BAMF melden").click()
    open_tab(page, "messages")
    answer = answers(page).first
    expect(answer).to_contain_text("Anmeldung im Erstverfahren", timeout=PATIENCE)
    expect(answer).to_contain_text("Angenommen", timeout=PATIENCE)
    expect(page.locator(".o_statusbar_status .o_arrow_button_current")).to_have_text(
        "Beim BAMF angemeldet"
    )
    open_tab(page, "person")
    expect(page.locator("[name=person_number] input")).to_have_value(
        re.compile("PK-.+"), timeout=PATIENCE
    )
    shoot("person-registered")
    assert page.evaluate("window.sameDocument")


def test_bamf_is_asked_and_its_answer_taken_over(people, shoot):
    page = people
    open_person(page, "AZ-000006")
    page.locator("[name=birth_place] input").fill("Nirgendwo")
    page.get_by_role("button", name="Teilnehmerauskunft einholen").click()
    take = page.get_by_role("button", name="Auskunft übernehmen")
    expect(take).to_be_visible(timeout=PATIENCE)
    open_tab(page, "messages")
    expect(page.locator("[name=bamf_summary]")).to_contain_text("Beispielstadt")
    shoot("person-answer")
    take.click()
    dialog = page.locator(".modal")
    place = dialog.locator("tr.o_data_row", has_text="Geburtsort")
    expect(place).to_contain_text("Nirgendwo")
    expect(place).to_contain_text("Beispielstadt")
    shoot("person-takeover")
    dialog.get_by_role("button", name="Alles übernehmen").click()
    expect(dialog).to_be_hidden()
    open_tab(page, "person")
    expect(page.locator("[name=birth_place] input")).to_have_value("Beispielstadt")
    expect(take).to_be_hidden()
    assert page.evaluate("window.sameDocument")


def test_a_participant_is_made_from_bamfs_answer(people, shoot):
    page = people
    open_menu(page, "Teilnehmer aus Auskunft")
    dialog = page.locator(".modal")
    dialog.locator("[name=provider_id] input").fill("Nieder")
    page.locator(".o-autocomplete--dropdown-item", has_text="Nieder").first.click()
    dialog.locator("[name=file_number] input").fill("AZ-000128")
    origin = dialog.locator("[name=file_number_origin_id] input")
    origin.fill("BAMF")
    page.locator(".o-autocomplete--dropdown-item", has_text="BAMF").first.click()
    birth = dialog.locator("[name=birth_date] input")
    birth.fill("15.04.1979")
    birth.press("Tab")
    shoot("person-ask")
    dialog.get_by_role("button", name="Teilnehmerauskunft einholen").click()
    expect(page.locator(".oe_title")).to_contain_text(
        "Platzhalterbrunn, Rami", timeout=PATIENCE
    )
    expect(page.locator("[name=street] input")).not_to_be_empty()
    shoot("person-made")

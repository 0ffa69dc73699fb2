"""An administrator who knows only the README: rehearse, and print the protocol."""

import time

from playwright.sync_api import expect

MINUTES = 15 * 60
PLAYED = 240_000  # ms


def open_menu(page, section, entry):
    """Open an entry of the menu bar."""
    page.locator(".o_menu_sections").get_by_role("button", name=section).click()
    page.get_by_role("menuitem", name=entry).click()


def test_a_rehearsal_is_passed_and_its_protocol_printed(administrator, shoot):
    page, begun = administrator, time.monotonic()
    page.click(".o_navbar_apps_menu button")
    page.get_by_role("menuitem", name="InGe-Online").click()
    open_menu(page, "Zertifizierung", "Durchläufe")
    expect(page.locator(".o_nocontent_help")).to_contain_text("Generalprobe")
    shoot("certification-empty")
    page.locator(".o_list_button_add").click()
    start = page.get_by_role("button", name="Generalprobe starten")
    expect(start).to_be_visible()
    shoot("certification-new")
    start.click()
    passed = page.get_by_text("Bestanden: Jeder Testfall endete")
    expect(passed).to_be_visible(timeout=PLAYED)
    shoot("certification-passed")
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Protokoll drucken").click()
    content = download.value.path().read_bytes()
    assert content.startswith(b"%PDF")
    assert time.monotonic() - begun < MINUTES
